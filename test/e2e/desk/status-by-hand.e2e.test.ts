import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type Clicking, clickingAt } from './support/clicking.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('a status that is set by hand', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.lender.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const at = async (to: string): Promise<AtBrowser> => {
    const window = await openWindow(two.lender.desk);
    window.page.setDefaultTimeout(15_000);
    windows.push(window);
    await signIn(window, 'roy', to);
    return window;
  };
  const sent = async (title: string) => {
    const rota = [two.lender.desk.library.code];
    const { externalId } = await two.borrower.desk.create({ serviceType: 'Loan', title, rota });
    await two.borrower.desk.act(externalId, 'send');
    const { id } = await two.lender.desk.until(externalId, 'created');
    return { externalId, id, title };
  };
  /** Opens Change Status at a request and chooses one. */
  const choosing = async (id: string, status: string): Promise<Clicking> => {
    const window = await at(`/lending/${id}`);
    const desk = clickingAt(window, window.page.locator('main'));
    await desk.opens('Change Status…');
    await choose(window.page, status);
    return desk;
  };
  const choose = async (page: Page, status: string) => {
    const field = page.getByRole('dialog', { name: 'Change Status' }).getByRole('combobox', { name: 'Status' });
    await field.click();
    await field.fill(status);
    await page.getByRole('option', { name: status, exact: true }).click();
  };
  const inDialog = (page: Page) => page.getByRole('dialog', { name: 'Change Status' });

  it('is set at once where the partner has no part in it, with a note that stays here', async function () {
    this.timeout(60_000);
    const { id, externalId } = await sent('Fetched from the annex');
    const desk = await choosing(id, 'Being processed');
    await inDialog(desk.page).getByText('Nothing is sent to the partner.').waitFor();
    await inDialog(desk.page).getByRole('textbox', { name: 'Internal note' }).fill('In the annex.');
    expect(await flawsOf(desk.page)).to.deep.equal([]);
    await inDialog(desk.page).getByRole('button', { name: 'Change Status' }).click();
    await desk.says('Being processed');
    await desk.page.locator('#section-notes').getByText('In the annex.').waitFor();
    expect(JSON.stringify(await two.borrower.desk.request(externalId))).to.not.include('annex.');
  });

  it('that would leave the partner behind is warned of; what tells the partner is offered, and done instead', async function () {
    this.timeout(60_000);
    const { id, externalId } = await sent('Nearly out of step');
    const desk = await choosing(id, 'Shipped Physically');
    const dialog = inDialog(desk.page);
    await dialog.getByRole('button', { name: 'Change Status' }).click();
    const warning = dialog.getByRole('alert');
    await warning.getByText('The two libraries would be out of step').waitFor();
    await warning.getByText(/The partner is not told of “Shipped Physically” and goes on as before\./).waitFor();
    expect(await flawsOf(desk.page)).to.deep.equal([]);
    expect((await two.lender.desk.request(id))?.state).to.equal('created');
    await warning.getByRole('button', { name: 'Ship Item Physically instead' }).click();
    const ship = desk.page.getByRole('dialog', { name: /^Ship item to / });
    await ship.or(desk.page.locator('main header .tone').filter({ hasText: /^Shipped Physically/ })).waitFor();
    if (await ship.isVisible()) await ship.locator('[data-submit]').click();
    await desk.says('Shipped Physically');
    await two.borrower.desk.until(externalId, 'shippedPhysically');
  });

  it('R110: that was warned of is set all the same when staff insist, and the partner hears nothing', async function () {
    this.timeout(60_000);
    const { id, externalId } = await sent('Out of step on purpose');
    const desk = await choosing(id, 'Shipped Physically');
    const dialog = inDialog(desk.page);
    await dialog.getByRole('button', { name: 'Change Status' }).click();
    await dialog
      .getByRole('alert')
      .getByRole('button', { name: / anyway$/ })
      .click();
    await desk.says('Shipped Physically');
    expect((await two.borrower.desk.request(externalId))?.state).to.be.oneOf(['requestAccepted', 'requestSent']);
    const sentOut = await two.lender.desk.messages(`request=${id}&direction=out&limit=50`);
    expect(sentOut.items.map(({ summary }) => summary)).to.not.include('Loaned');
    await desk.page.getByRole('button', { name: 'History' }).click();
    await desk.page.locator('#section-history').getByText('Change Status').first().waitFor();
  });

  it('R75: is set for many from the Lending list: what can be done is seen first, and each row says what came of it', async function () {
    this.timeout(90_000);
    const rows = [await sent('Row one of three'), await sent('Row two of three'), await sent('Row three of three')];
    const [one, , three] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
    await two.lender.desk.act(three.externalId, 'ship', { barcodes: ['39003000888'] });
    const { page } = await at(`/lending?q=${encodeURIComponent('of three')}`);
    for (const { title } of rows) await page.getByRole('checkbox', { name: `Select ${title}` }).check();
    const bar = page.getByRole('region', { name: 'Selected requests' });
    await bar.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Change Status…' }).click();
    await choose(page, 'Being processed');
    await inDialog(page).getByRole('button', { name: 'See what will happen' }).click();
    const line = (title: string) => page.getByRole('dialog').getByRole('row').filter({ hasText: title });
    await line('Row one of three').getByText('Will be done').waitFor();
    await line('Row three of three').getByText('Not done: the libraries would be out of step').waitFor();
    await line('Row three of three')
      .getByText(/is not told of “Being processed”/)
      .waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    // Somebody else is faster with one of them.
    await two.lender.desk.act(one.externalId, 'willSupply');
    await page.getByRole('dialog').getByRole('button', { name: 'Change Status (2)' }).click();
    await page.getByRole('dialog', { name: '1 of 3 done' }).waitFor();
    await line('Row one of three').getByText('Somebody was faster').waitFor();
    await line('Row two of three').getByText('Done', { exact: true }).waitFor();
    await line('Row three of three').getByText('Not done: the libraries would be out of step').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Keep 2 that were not done selected' }).click();
    await bar.getByText('2 selected').waitFor();
    const states = await Promise.all(rows.map(async ({ id }) => (await two.lender.desk.request(id))?.state));
    expect(states).to.deep.equal(['willSupply', 'beingProcessed', 'shippedPhysically']);
  });
});
