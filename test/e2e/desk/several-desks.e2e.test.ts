import { expect } from 'chai';
import { readPdf } from '../../slips/reader.js';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { cardSays } from './support/at-the-scanner.js';
import { type AtBrowser, addUser, openWindow, signIn, urlOf, type Visitor } from './support/desk-in-browser.js';
import { handsAt } from './support/hands.js';

withBrowser('desks of several libraries in one institution', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  /** Roy at one of the desks. */
  const at = async (desk: string, to: string, visitor: Visitor = {}) => {
    const window = await openWindow(two.borrower.desk, visitor);
    windows.push(window);
    await window.context.addInitScript(`localStorage.setItem('interlend.desk', '${desk}')`);
    await signIn(window, 'roy', to);
    return { ...window, hands: handsAt(window.page) };
  };
  /** What a library of the institution has borrowed, received at its own desk. */
  const received = async (ownerLibrary: string, title: string) => {
    const { borrower, lender } = two;
    const { externalId: id } = await borrower.desk.create({
      serviceType: 'Loan',
      title,
      rota: ['LEND'],
      ownerLibrary,
      pickupLocation: ownerLibrary,
      patron: { name: `Reader of ${title}` },
    });
    await borrower.desk.act(id, 'send');
    await lender.desk.until(id, 'created');
    await lender.desk.act(id, 'ship', { barcodes: [`B-${id}`] });
    await borrower.desk.until(id, 'shippedPhysically');
    await borrower.desk.act(id, 'receive', { printSlip: true });
    return id;
  };

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    const { call } = two.borrower.desk;
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await call('PATCH', '/libraries/RES_SHARE', { name: 'Woodroffe Library' });
    const campus = { code: 'CAMPUS', name: 'Pembroke Campus Library', symbol: 'ISIL:CA-OPEMB', resourceSharing: true };
    await call('POST', '/libraries', campus);
    await call('POST', '/libraries/CAMPUS/desks', { code: 'PEMBROKE', name: 'Pembroke Desk' });
    await call('POST', '/libraries', { code: 'TOWN', name: 'Town Branch' });
    await call('POST', '/libraries/TOWN/desks', { code: 'TOWN_DESK', name: 'Town Counter' });
    const symbols = ['CA-BORROW', 'CA-OPEMB'].map((value) => ({ type: 'ISIL', value }));
    await two.lender.desk.call('PATCH', '/partners/BORROW', { symbols });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  it('FG8: the print queue is that of the library where one stands, says so, and prints no other library’s slips', async function () {
    this.timeout(120_000);
    await received('RES_SHARE', 'Slip of Woodroffe');
    await received('CAMPUS', 'Slip of Pembroke');
    const { page } = await at('PEMBROKE', '/print');
    await page.getByText('What the desks of Pembroke Campus Library print').waitFor();
    await page.getByRole('link', { name: 'Slip of Pembroke' }).waitFor();
    expect(await page.getByText('Slip of Woodroffe').count()).to.equal(0);
    await page.getByRole('link', { name: '1 slip', exact: true }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await shot(page, 'print-queue-of-a-library');
    const print = page.getByRole('link', { name: 'Print 1 slip (PDF)' });
    const answer = await page.request.get(`${urlOf(two.borrower.desk)}${await print.getAttribute('href')}`);
    const [paper, ...more] = await readPdf(await answer.body());
    expect(more).to.deep.equal([]);
    expect(paper?.text.replace(/\s+/g, ' ')).to.include('Slip of Pembroke').and.not.include('Slip of Woodroffe');
    const tab = page.waitForEvent('popup');
    await print.click();
    await (await tab).close();
    await page.getByRole('button', { name: 'Yes, mark as printed' }).click();
    await page.getByText('No slips are waiting to be printed.').waitFor();

    await page.getByRole('combobox', { name: 'Print queue of' }).click();
    await page.getByRole('option', { name: 'Woodroffe Library' }).click();
    await page.getByText('What the desks of Woodroffe Library print').waitFor();
    await page.getByRole('link', { name: 'Slip of Woodroffe' }).waitFor();
  });

  it('FG8: Return Items at another library’s desk sends nothing home, and names the desk that does', async function () {
    this.timeout(120_000);
    const id = await received('CAMPUS', 'Home from Pembroke');
    await two.borrower.desk.act(id, 'loanToPatron');
    const { page, hands } = await at('RES_DESK', '/scan/return');
    await page.locator('[data-scan-field]').waitFor();
    await hands.scan(id);
    expect(await cardSays(page, 'done')).to.include(
      'The patron has returned it. Pembroke Campus Library borrowed this item and sends it back to its lender. ' +
        'Send it to Pembroke Desk, or change your desk.',
    );
    expect((await two.borrower.desk.request(id))?.state).to.equal('returnedByPatron');
    const theirs = await at('PEMBROKE', '/scan/return');
    await theirs.page.locator('[data-scan-field]').waitFor();
    await theirs.hands.scan(id);
    expect(await cardSays(theirs.page, 'done')).to.include('It goes home to LEND Library.');
    await two.lender.desk.until(id, 'returnedByPartner');
  });

  it('FG12: a desk that cannot receive says so in words before anything is scanned, and changes to one that can', async function () {
    this.timeout(60_000);
    const { page } = await at('TOWN_DESK', '/scan/receive');
    await page
      .getByText(
        'Items of other libraries cannot be received at Town Counter. ' +
          'Desks that can do it: Pembroke Desk, Resource Sharing Desk.',
      )
      .waitFor();
    expect(await page.locator('[data-scan-field]').count(), 'nothing can be scanned').to.equal(0);
    expect(await flawsOf(page)).to.deep.equal([]);
    await shot(page, 'scan-desk-cannot');
    await page.getByRole('button', { name: 'Change to Pembroke Desk' }).click();
    await page.locator('[data-scan-field]').waitFor();
    await eventually('the sentence is gone', async () => (await page.locator('[data-desk-lacks]').count()) === 0);

    const french = await at('TOWN_DESK', '/scan/ship', { language: 'fr' });
    await french.page
      .getByText('Les exemplaires ne sont pas expédiés à d’autres bibliothèques au comptoir', { exact: false })
      .waitFor();
    expect(await french.page.locator('[data-scan-field]').count()).to.equal(0);
  });
});
