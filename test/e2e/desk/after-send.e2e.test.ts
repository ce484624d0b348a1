import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('a request that is changed after it was sent', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async () => {
    two = await openTwoLibraries();
    for (const { desk } of [two.borrower, two.lender]) await addUser(desk, 'roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  it('R20: is edited at the desk; the lender’s page shows old and new, and so does ours', async function () {
    this.timeout(120_000);
    const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
    const { library } = lender;
    const { externalId, id } = await borrower.create({
      serviceType: 'Loan',
      title: 'A set of three',
      volume: '2',
      rota: [library.code],
    });
    await borrower.act(externalId, 'send');
    const theirs = await lender.until(externalId, 'created', 'locateFailed');
    const ours = await openWindow(borrower);
    windows.push(ours);
    await signIn(ours, 'roy', `/borrowing/${id}/edit`);
    await ours.page.getByRole('heading', { level: 1, name: /Edit request/ }).waitFor();
    const volume = ours.page.getByRole('textbox', { name: 'Volume' });
    expect(await volume.inputValue()).to.equal('2');
    await volume.fill('3');
    await ours.page.getByRole('button', { name: 'Save', exact: true }).click();
    await ours.page.getByRole('heading', { level: 1, name: 'A set of three' }).waitFor();
    await ours.page.getByText('Volume: 3 (was 2)').first().waitFor();
    const other = await openWindow(lender, { language: 'en' });
    windows.push(other);
    await signIn(other, 'roy', `/lending/${theirs.id}`);
    await other.page
      .getByText(/Volume: 3 \(was 2\)/)
      .first()
      .waitFor();
    await other.page
      .getByText(/Changed since the request was sent:/)
      .first()
      .waitFor();
    expect(await flawsOf(other.page)).to.deep.equal([]);
    await shot(other.page, 'changed-after-send');
  });
});
