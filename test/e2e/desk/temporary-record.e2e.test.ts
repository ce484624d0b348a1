import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { workdayIn } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn, type Visitor } from './support/desk-in-browser.js';

withBrowser('what a request leaves in the catalogue, and what the node lacks, at the desk', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (side: 'borrower' | 'lender', to: string, visitor: Visitor = {}) => {
    const window = await openWindow(two[side].desk, visitor);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window.page;
  };

  before(async () => {
    two = await openTwoLibraries();
    for (const { desk } of [two.borrower, two.lender]) await addUser(desk, 'roy');
    await two.borrower.desk.call('POST', '/patrons', { id: '20417', name: 'Sam Example', email: 'sam@example.ca' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  it('R15: the temporary record is there from the creation, is completed at receipt, and is gone when the item went home', async function () {
    this.timeout(180_000);
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    const { library } = lender;
    const { externalId, id } = await borrower.create({
      serviceType: 'Loan',
      title: 'Kept out of the catalogue',
      patron: { id: '20417' },
      rota: [library.code],
      pickupLocation: 'RES_SHARE',
    });
    const page = await at('borrower', `/borrowing/${id}`);
    const french = await at('borrower', `/borrowing/${id}`, { language: 'fr' });
    const record = page.getByRole('region', { name: 'Temporary record' });
    await record.getByText(new RegExp(`^${externalId}\\S* · Expected$`)).waitFor();
    await record.getByText('Sam Example · BORROW Library').waitFor();
    await record.getByText('Borrowing Resource Sharing Requests').waitFor();
    await record.getByText('Hidden from the catalogue; removed after return.').waitFor();
    const notice = french.getByRole('region', { name: 'Notice temporaire' });
    await notice.getByText(/ · Attendu$/).waitFor();
    await notice.getByText(/^Masquée du catalogue\s; supprimée après le retour\.$/).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await record.scrollIntoViewIfNeeded();
    await shot(page, 'temporary-record');
    await borrower.act(externalId, 'send');
    await lender.until(externalId, 'created', 'locateFailed');
    await lender.act(externalId, 'willSupply');
    await borrower.until(externalId, 'willSupply');
    await lender.act(externalId, 'ship', { barcodes: ['39345000123'], dueDate: workdayIn(84) });
    await borrower.until(externalId, 'shippedPhysically');
    await borrower.act(externalId, 'receive', { notifyPatron: false });
    for (const each of [page, french]) await each.reload();
    await record.getByText(/ · On the hold shelf$/).waitFor();
    await notice.getByText(/ · Au rayon des réservations$/).waitFor();
    expect(await record.getByText('Expected').count()).to.equal(0);
    await borrower.act(externalId, 'loanToPatron');
    await page.reload();
    await record.getByText(/ · On loan to the patron$/).waitFor();
    await borrower.act(externalId, 'returnByPatron');
    await borrower.act(externalId, 'returnToPartner');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Kept out of the catalogue' }).waitFor();
    await page.getByRole('region', { name: 'What happens next' }).waitFor();
    await record.waitFor({ state: 'detached' });
  });

  it('without INTERLEND_ADDRESS, Home says so once patrons are sent links, and not before', async function () {
    this.timeout(90_000);
    const lender = await at('lender', '/');
    await lender.getByRole('heading', { level: 1 }).first().waitFor();
    const page = await at('borrower', '/');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const words =
      /because the address of this system is not set\. Ask the person who runs the server to set the address at which patrons and partners reach it/;
    expect(await lender.getByText(words).count()).to.equal(0);
    expect(await page.getByText(words).count()).to.equal(0);
    await two.borrower.desk.call('PATCH', '/policies', { patronsSide: true });
    await page.reload();
    const notice = page.getByRole('alert', { name: 'System' }).locator('p').filter({ hasText: words });
    await notice.waitFor();
    // The name of the setting stands beside the sentence, for whoever may set it.
    expect(await notice.textContent()).to.match(/ Setting of the server: INTERLEND_ADDRESS$/);
    expect(await flawsOf(page)).to.deep.equal([]);
    await shot(page, 'home-address-missing');
    const french = await at('borrower', '/', { language: 'fr' });
    const inFrench = french.locator('p').filter({ hasText: /car l’adresse du système n’est pas définie\./ });
    await inFrench.waitFor();
    expect(await inFrench.textContent()).to.match(/ Paramètre du serveur\s: INTERLEND_ADDRESS$/);
  });
});
