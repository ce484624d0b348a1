import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const edited = ['neededBy', 'pickup', 'assignedTo', 'maximumCost', 'note'];
const nextYear = new Date().getFullYear() + 1;

withBrowser('cells that are changed in the list', () => {
  let two: TwoLibraries;
  let at: AtBrowser;

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    await addUser(desk, 'roy', undefined, 'roy');
    await addUser(desk, 'cote', 'fulfillmentServicesOperator', 'Jeanne Côté');
    await desk.create({
      serviceType: 'Loan',
      title: 'The Shape of Water',
      rota: [two.lender.desk.library.code],
      patron: { name: 'Julie Tremblay' },
      needBeforeDate: `${nextYear}-12-18`,
      hold: true,
    });
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(at.faults.filter((fault) => !fault.includes('422'))).to.deep.equal([]);
    await at.close();
  });

  const cell = (page: Page, column: string) => page.locator(`[data-edit-cell="${column}"]`).first();
  const toast = (page: Page, said: string) => page.locator('.mantine-Notification-root', { hasText: said });

  it('KA50: needed-by, pickup, assignee, maximum cost and note are changed where they stand, by keyboard, and taken back', async function () {
    this.timeout(120_000);
    at = await openWindow(two.borrower.desk);
    const { page } = at;
    await signIn(at, 'roy', '/borrowing');
    await choose(page, edited);
    await page.reload();
    const neededBy = cell(page, 'neededBy');
    await neededBy.waitFor();
    expect(await neededBy.textContent())
      .to.contain(`Dec 18, ${nextYear}`)
      .and.contain('Change Needed by: The Shape of Water');

    // Escape keeps what was there, and the focus comes back.
    await neededBy.focus();
    await page.keyboard.press('Enter');
    const day = page.getByRole('textbox', { name: 'Needed by' });
    await eventually('the field has the focus', () =>
      page.evaluate<boolean>(`document.activeElement?.closest('[role="dialog"]') !== null`),
    );
    await day.fill(`${nextYear}-12-20`);
    await shot(page, 'cells-needed-by');
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.keyboard.press('Escape');
    await eventually('the cell has the focus', () =>
      page.evaluate<boolean>(`document.activeElement?.dataset.editCell === 'neededBy'`),
    );
    expect(await neededBy.textContent()).to.contain(`Dec 18, ${nextYear}`);

    // What is refused is said at the field, which stays open.
    await page.keyboard.press('Enter');
    await day.fill('2020-01-15');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Change Needed by' }).getByText(/2020/).waitFor();
    await day.fill(`Dec 20, ${nextYear}`);
    await page.keyboard.press('Enter');
    await toast(page, 'Needed by saved.').waitFor();
    await eventually(
      'the cell says it',
      async () => (await neededBy.textContent())?.includes(`Dec 20, ${nextYear}`) === true,
    );
    await page.getByRole('button', { name: 'Undo Needed by: The Shape of Water' }).click();
    await page.locator('[data-undo-said]', { hasText: 'Needed by is as it was before.' }).waitFor();
    await eventually(
      'it is taken back',
      async () => (await neededBy.textContent())?.includes(`Dec 18, ${nextYear}`) === true,
    );

    await cell(page, 'maximumCost').press('Enter');
    await page.getByRole('textbox', { name: 'Maximum cost (CAD)' }).fill('lots');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Change Maximum cost' }).locator('.mantine-InputWrapper-error').waitFor();
    await page.getByRole('textbox', { name: 'Maximum cost (CAD)' }).fill('12.50');
    await page.keyboard.press('Enter');
    await eventually(
      'it costs',
      async () => (await cell(page, 'maximumCost').textContent())?.includes('$12.50') === true,
    );

    await cell(page, 'note').click();
    await page.getByRole('textbox', { name: 'Note to partner' }).fill('The blue one, please.');
    // A click elsewhere saves too.
    await page.getByRole('heading', { level: 1 }).click();
    await eventually('the note is there', async () =>
      Boolean((await cell(page, 'note').textContent())?.includes('The blue one, please.')),
    );

    await cell(page, 'pickup').press('Enter');
    await page.getByRole('dialog', { name: 'Change Pickup' }).locator('input:not([type=hidden])').fill('BORROW');
    await page.getByRole('option', { name: 'BORROW Library' }).waitFor();
    await page.keyboard.press('Enter');
    await eventually('the place is there', async () =>
      Boolean((await cell(page, 'pickup').textContent())?.includes('BORROW Library')),
    );

    await cell(page, 'assignedTo').press('Enter');
    await page.getByRole('dialog', { name: 'Change Assigned to' }).locator('input:not([type=hidden])').fill('Jeanne');
    await page.getByRole('option', { name: 'Jeanne Côté' }).click();
    await eventually('it is her task', async () =>
      Boolean((await cell(page, 'assignedTo').textContent())?.includes('Jeanne Côté')),
    );
    await shot(page, 'cells-changed');
  });

  it('KA50: a cell can be changed in French in a low window (fr)', async function () {
    this.timeout(60_000);
    at = await openWindow(two.borrower.desk, { language: 'fr', width: 640, height: 400 });
    const { page } = at;
    await signIn(at, 'roy', '/borrowing');
    await page.locator('tr[data-id]').first().waitFor();
    await cell(page, 'neededBy').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Requis avant le' }).waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
    await shot(page, 'cells-640-fr');
    await page.keyboard.press('Escape');
  });
});

/** As somebody chose them on another computer. */
async function choose(page: Page, columns: readonly string[]): Promise<void> {
  const { csrf } = (await (await page.request.get('/api/v1/session')).json()) as { csrf: string };
  const answer = await page.request.put('/api/v1/me/preferences/columns.borrowing', {
    headers: { 'x-csrf-token': csrf },
    data: { value: columns },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}
