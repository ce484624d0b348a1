import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { nothingFor } from '../../support/nothing-for.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn, type Visitor } from './support/desk-in-browser.js';

withBrowser('Home and who sees what', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const at = async (side: 'borrower' | 'lender', user: string, to: string, visitor: Visitor = {}) => {
    const window = await openWindow(two[side].desk, visitor);
    windows.push(window);
    await signIn(window, user, to);
    return window;
  };

  before(async function () {
    this.timeout(180_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(two.lender.desk, 'cote', 'fulfillmentServicesOperator', 'Anne Côté');
    await addUser(two.lender.desk, 'roy', 'fulfillmentServicesManager', 'Mireille Roy');
    await addUser(two.lender.desk, 'desk', 'circulationDeskOperator', 'Desk Person');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  it('a new library is led to its first steps', async function () {
    this.timeout(60_000);
    const { page } = await at('borrower', 'roy', '/');
    await page.getByText('This library has no requests yet.').waitFor();
    await page.getByRole('link', { name: 'Open the first steps' }).click();
    await page.locator('[data-step="symbol"][data-done="true"]').waitFor();
    await page.locator('[data-step="request"][data-done="false"]').waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  it('what a partner asks for comes to Home by itself; who takes it is seen by all', async function () {
    this.timeout(120_000);
    const { page } = await at('lender', 'cote', '/');
    const other = (await at('lender', 'roy', '/')).page;
    await page.getByText('Nothing waits for you.').waitFor();
    const { externalId } = await two.borrower.desk.create({ serviceType: 'Loan', title: 'Obasan', rota: ['LEND'] });
    await two.borrower.desk.act(externalId, 'send');
    const row = page.getByRole('row').filter({ hasText: 'Obasan' });
    await row.getByRole('button', { name: 'Take: Obasan' }).waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: /To answer, Lending, Unassigned: 1/ }).waitFor();
    expect(await flawsOf(page)).to.deep.equal([]);

    // By keys alone: the first row, take it.
    await page.keyboard.press('j');
    await page.keyboard.press('t');
    await row.getByText('you').waitFor();
    await other.getByRole('row').filter({ hasText: 'Obasan' }).getByText('Anne Côté').waitFor({ timeout: 10_000 });

    await row.getByRole('button', { name: 'Will Supply: Obasan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Will Supply' }).click();
    await row.getByRole('button', { name: 'Ship Item Physically: Obasan' }).waitFor({ timeout: 20_000 });
    await page.getByRole('link', { name: /To ship, Lending, Mine: 1/ }).waitFor();
  });

  it('the day and the weeks are counted', async function () {
    this.timeout(60_000);
    const { page } = await at('lender', 'cote', '/');
    await page.getByText('0 borrowing and 1 lending in twelve weeks').waitFor();
  });

  it('a role hides what it does not see, and a link to it says what is missing', async function () {
    this.timeout(60_000);
    const { page } = await at('lender', 'desk', '/');
    const menu = page.getByRole('navigation');
    await menu.getByRole('link', { name: 'Partners' }).waitFor();
    for (const hidden of ['Messages', 'Staff accounts', 'Access keys', 'Audit log', 'Jobs'])
      expect(await menu.getByRole('link', { name: hidden }).count(), hidden).to.equal(0);
    await page.goto('/exchange');
    await page.getByText('This page needs the permission to see messages.').waitFor();
    await page.goto('/partners/BORROW?tab=general');
    await page.getByRole('heading', { name: 'BORROW Library' }).waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).to.equal(0);
    expect(await page.getByRole('link', { name: 'Certify' }).count()).to.equal(0);
  });

  it('a person is added with a role at a place, and may do that and no more', async function () {
    this.timeout(90_000);
    const { page } = await at('borrower', 'roy', '/staff?new=1');
    const form = page.getByRole('dialog');
    await form.getByLabel('Name', { exact: false }).first().fill('Ines Novak');
    await form.getByLabel('User name').fill('novak');
    await form.getByRole('textbox', { name: 'Password' }).fill('a-long-password-of-tests');
    await form.getByRole('combobox', { name: 'Add a role' }).click();
    await page.getByRole('option', { name: 'Fulfillment Services Operator' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Ines Novak: Fulfillment Services Operator at all libraries.').waitFor();
    const novak = (await at('borrower', 'novak', '/me')).page;
    await novak.getByText('Fulfillment Services Operator at all libraries').waitFor();
    await novak.getByLabel('Single-key shortcuts').uncheck({ force: true });
    await novak.locator('h1').click();
    await novak.keyboard.press('?');
    await nothingFor(300, 'the key is no shortcut any more');
    expect(new URL(novak.url()).pathname).to.equal('/me');
  });
});
