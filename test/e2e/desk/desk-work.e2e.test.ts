import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import type { Desk } from '../../../src/cli/demo/desk.js';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the desk in a browser: several people, one pile of work', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (user: string, to: string): Promise<AtBrowser> => {
    const window = await openWindow(two.lender.desk);
    windows.push(window);
    window.page.setDefaultTimeout(10_000);
    await signIn(window, user, to);
    return window;
  };

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    await addUser(two.lender.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(two.lender.desk, 'cote', 'fulfillmentServicesOperator', 'Alain Côté');
    await shelveOne(two.lender.desk, { title: 'The Colour of Ice', isbn: '9780262033848', barcode: 'L-77' });
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  const sent = async (title: string, more: { isbn?: string } = {}) => {
    const rota = [two.lender.desk.library.code];
    const { externalId } = await two.borrower.desk.create({ serviceType: 'Loan', title, rota, ...more });
    await two.borrower.desk.act(externalId, 'send');
    // The lender looks on its shelves by itself: what is not there stands at Locate failed.
    return (await two.lender.desk.until(externalId, 'created', 'locateFailed')).id;
  };

  it('R17 R79: assigns a request with a note, which the colleague finds among their tasks by itself', async function () {
    this.timeout(60_000);
    const theirs = await sent('For Alain');
    const colleague = (await at('cote', '/')).page;
    const { page } = await at('roy', '/lending');
    await chooseMore(page, 'For Alain', 'Assign To…');
    const dialog = page.getByRole('dialog', { name: 'Assign To' });
    await choose(dialog.getByRole('combobox', { name: 'Assign to' }), 'Alain Côté');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Look in the <b>annex</b> first.');
    expect(await flawsOf(page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Assign To' }).click();
    await dialog.waitFor({ state: 'detached' });
    await colleague.getByRole('row').filter({ hasText: 'For Alain' }).getByText('you').waitFor();
    await colleague.goto(`/lending/${theirs}`);
    await colleague.getByText('Alain Côté – Look in the <b>annex</b> first.').waitFor();
    await chooseMore(colleague, 'For Alain', 'Release assign');
    await colleague.getByText('Alain Côté – Look in the').waitFor({ state: 'detached' });
  });

  it('R43 R95: has an item fetched: asked for, seen as an alert, found at the shelf, and the alert put away', async function () {
    this.timeout(90_000);
    const theirs = await sent('The Colour of Ice', { isbn: '9780262033848' });
    const shelf = (await at('cote', '/pick')).page;
    await shelf.getByText('Nothing to fetch').waitFor();
    const { page } = await at('roy', `/lending/${theirs}`);
    await chooseMore(page, 'The Colour of Ice', 'Locate');
    await chooseMore(page, 'The Colour of Ice', 'Create Move Request…');
    const dialog = page.getByRole('dialog', { name: 'Create Move Request' });
    await dialog.getByRole('textbox', { name: 'Add Note' }).fill('Mind the spine.');
    expect(await flawsOf(page)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Create Request' }).click();
    await page.locator('#section-alerts').getByText('Move Request in Process').waitFor();
    await page.goto('/lending');
    await page.getByRole('button', { name: '1 – Alerts: The Colour of Ice' }).click();
    const pane = page.getByRole('complementary', { name: 'Details' });
    await pane.locator('#section-alerts').getByText('Move Request in Process').waitFor();

    const row = shelf.getByRole('row').filter({ hasText: 'The Colour of Ice' });
    await row.getByText('Mind the spine.').waitFor();
    expect(await flawsOf(shelf)).to.deep.equal([]);
    await row.getByRole('button', { name: 'It is here: The Colour of Ice' }).click();
    await shelf.getByText('Nothing to fetch').waitFor();

    await pane.locator('#section-alerts').getByText('Move Request Completed').waitFor();
    await pane.getByRole('button', { name: 'Remove Alerts' }).click();
    await pane.locator('#section-alerts').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Alerts: The Colour of Ice' }).waitFor({ state: 'detached' });
  });
});

/** Behind the three dots of a request, on its page or in its row. */
async function chooseMore(page: Page, title: string, item: string): Promise<void> {
  await page
    .getByRole('button', { name: `More actions: ${title}` })
    .first()
    .click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function choose(field: Locator, option: string): Promise<void> {
  await field.click();
  await field.fill(option);
  await field.page().getByRole('option', { name: option, exact: true }).click();
}

/** A library of the house with one shelf, and on it that item. */
async function shelveOne(desk: Desk, item: { title: string; isbn: string; barcode: string }): Promise<void> {
  await desk.call('POST', '/libraries', { code: 'MAIN', name: 'Main Library' });
  await desk.call('POST', '/libraries/MAIN/locations', { code: 'STACKS', name: 'Stacks' });
  await desk.call('POST', '/holdings', { ...item, location: 'STACKS' });
}
