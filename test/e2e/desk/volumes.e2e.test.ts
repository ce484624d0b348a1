import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { cardSays, onItsWay } from './support/at-the-scanner.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { handsAt } from './support/hands.js';

withBrowser('a work of several volumes at the desk', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await two.borrower.desk.call('POST', '/patrons', { id: 'P100', name: 'Julie Tremblay' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });
  const at = async (to: string, more: Parameters<typeof openWindow>[1] = {}) => {
    const window = await openWindow(two.borrower.desk, more);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window;
  };

  async function shipped(barcodes: string[]): Promise<{ id: string; title: string }> {
    const { borrower, lender } = two;
    const { id, title } = await onItsWay(two, { ships: false });
    await lender.desk.act(id, 'ship', { barcodes, dueDate: inDays(28) });
    await borrower.desk.until(id, 'shippedPhysically');
    return { id, title };
  }

  it('KB11: the form has the lender’s barcodes, each is scanned or missing, and the page’s ticks are kept', async function () {
    this.timeout(120_000);
    const { id } = await shipped(['30118001201', '30118001202', '30118001203']);
    const { page } = await at('/scan/receive');
    const hands = handsAt(page);
    await page.locator('[data-scan-field]').waitFor();
    await page.getByRole('checkbox', { name: 'Notify patron' }).uncheck();
    await page.locator('[data-scan-field]').focus();
    await hands.scan(id);
    expect(await cardSays(page, 'look')).to.include('Several volumes came');
    await page.getByRole('button', { name: 'Open the form' }).click();
    const form = page.getByRole('dialog');
    await form.locator('[data-volumes]').waitFor();
    const codes = async () =>
      Promise.all((await form.getByLabel(/^Barcode of Vol/).all()).map((each) => each.inputValue()));
    expect(await codes()).to.deep.equal(['30118001201', '30118001202', '30118001203']);
    expect(
      await form.getByRole('checkbox', { name: /notify patron/ }).isChecked(),
      'as ticked beside the scanner',
    ).to.equal(false);
    const field = form.getByLabel('Scan the volumes in any order');
    for (const code of ['30118001202', '30118001201']) {
      await field.fill(code);
      await field.press('Enter');
    }
    await form.getByText('2 of 3 scanned').waitFor();
    await form.locator('[data-volume="3"]').getByText('Missing').click();
    expect(await form.getByLabel(/^Note to/).inputValue()).to.equal('Not in the parcel: Vol. 3 (30118001203).');
    await shot(page, 'receive-volumes');
    expect(await flawsOf(page)).to.deep.equal([]);
    await form.locator('[data-submit]').click();
    await two.borrower.desk.until(id, 'receivedPhysically');
    const received = await two.borrower.desk.call<{ id: string }>('GET', `/requests/${id}`);
    const { items } = await two.borrower.desk.call<{ items: { barcode: string }[] }>(
      'GET',
      `/temporary-items?request=${received.id}`,
    );
    expect(items.map(({ barcode }) => barcode).sort()).to.deep.equal(['30118001201', '30118001202']);
  });

  it('KB11: the form fits a window at 200 % in French', async function () {
    this.timeout(120_000);
    const { id } = await shipped(['30118002201', '30118002202', '30118002203']);
    const { page } = await at('/scan/receive', { language: 'fr', width: 640, height: 400 });
    await page.locator('[data-scan-field]').waitFor();
    await handsAt(page).scan(id);
    await cardSays(page, 'look');
    await page.getByRole('button', { name: 'Ouvrir le formulaire' }).click();
    const form = page.getByRole('dialog');
    await form.locator('[data-volumes]').waitFor();
    await shot(page, 'receive-volumes-french-640');
    const fits = `(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('[data-volumes]'))`;
    expect(await page.evaluate(fits)).to.equal(true);
  });

  it('KB6: the window of a lost loan offers to notify the lender, and the lender is told', async function () {
    this.timeout(120_000);
    const { borrower, lender } = two;
    const { id, title } = await onItsWay(two);
    await borrower.desk.act(id, 'receive');
    await borrower.desk.act(id, 'loanToPatron');
    await borrower.desk.until(id, 'loaned');
    const { page } = await at('/patrons/P100');
    await page
      .getByRole('button', { name: new RegExp(`^More.*${title}|${title}.*`) })
      .last()
      .click();
    await page.locator('[data-loan="lost"]').click();
    const form = page.getByRole('dialog');
    await form.getByRole('checkbox', { name: 'Notify LEND Library of the loss' }).waitFor();
    await shot(page, 'lost-at-counter');
    expect(await flawsOf(page)).to.deep.equal([]);
    await form.getByRole('button', { name: 'OK' }).click();
    await lender.desk.until(id, 'lostReported');
    await borrower.desk.until(id, 'lostReported');
  });
});
