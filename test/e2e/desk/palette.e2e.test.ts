import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

withBrowser('the palette', () => {
  let two: TwoLibraries;
  let window: AtBrowser;
  let request: { id: string; externalId: string };

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    const { desk } = two.borrower;
    await addUser(desk, 'roy', undefined, 'Mireille Roy');
    await desk.call('POST', '/patrons', { id: '21000388', name: 'Renaud, Émilie', group: 'Student' });
    request = await desk.create({
      serviceType: 'Loan',
      title: 'The Shape of Water',
      rota: [two.lender.desk.library.code],
    });
  });
  after(() => two?.close());
  afterEach(async () => {
    expect(window.faults).to.deep.equal([]);
    await window.close();
  });

  const at = async (path: string, language: 'en' | 'fr' = 'en', width = 1280, height = 800): Promise<Page> => {
    window = await openWindow(two.borrower.desk, { language, width, height });
    await signIn(window, 'roy', path);
    await window.page.locator('#page h1').first().waitFor();
    return window.page;
  };
  const ask = async (page: Page, words = '') => {
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').and(page.locator(':focus')).waitFor();
    if (words) await dialog.getByRole('textbox').fill(words);
    return dialog;
  };

  const keysAt = async (dialog: Locator, name: string | RegExp) => {
    const keys = await dialog.getByRole('button', { name }).first().locator('kbd').all();
    return Promise.all(keys.map((key) => key.getAttribute('data-key')));
  };

  it('KA19: offers every action of the open request, with its key, and does it', async function () {
    this.timeout(60_000);
    const page = await at(`/borrowing/${request.id}`);
    const { actions } = (await two.borrower.desk.call('GET', `/requests/${request.id}`)) as {
      actions: { name: string; label: string }[];
    };
    expect(actions.length).to.be.above(3);
    const dialog = await ask(page);
    await dialog.getByRole('group', { name: 'On this request: The Shape of Water' }).waitFor();
    await shot(page, 'palette-empty-en');
    expect(await flawsOf(page, '[role="dialog"]')).to.deep.equal([]);
    // The button of a refusal names the partner.
    for (const { label } of actions.filter(({ name }) => name !== 'reject')) {
      await dialog.getByRole('textbox').fill(label);
      await dialog.getByRole('button', { name: label }).first().waitFor();
    }
    await dialog.getByRole('textbox').fill('edit');
    expect(await keysAt(dialog, /^Edit$/)).to.deep.equal(['E']);
    await dialog.getByRole('textbox').fill('assign to');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: /Assign/ })
      .waitFor();
    await page.getByRole('dialog').locator(':focus').waitFor();
  });

  it('KA19: offers the actions of the row that has the focus', async function () {
    this.timeout(60_000);
    const page = await at('/borrowing?activity=all');
    await page.locator('[data-row-link]').first().focus();
    const dialog = await ask(page, 'cancel');
    await dialog.getByRole('group', { name: 'On this request: The Shape of Water' }).waitFor();
    await dialog
      .getByRole('button', { name: /^Cancel/ })
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: /Cancel/ })
      .waitFor();
  });

  it('KA19: finds patrons, what was opened last, pages with their keys, policies, parameters and settings', async function () {
    this.timeout(60_000);
    const page = await at(`/borrowing/${request.id}`);
    let dialog = await ask(page, 'renaud');
    await dialog.getByRole('button', { name: /^Renaud, Émilie 21000388 · Student/ }).click();
    await page.waitForURL('**/patrons/21000388');
    await page.getByRole('heading', { name: 'Renaud, Émilie' }).waitFor();
    await ask(page, 'borrowing req');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/borrowing');
    dialog = await ask(page);
    await dialog.getByRole('group', { name: 'Opened last' }).waitFor();
    await dialog.getByRole('button', { name: 'Renaud, Émilie' }).waitFor();
    expect(await keysAt(dialog, 'Lending Requests')).to.deep.equal(['G', 'L']);
    for (const [words, found] of [
      ['currency', 'Currency Partners › Parameters'],
      ['overdue', 'Overdue loans, day by day Policies › Overdue, lost items and fees'],
      ['pin', 'PIN of a patron Patrons'],
      ['mail server', 'Mail server System settings › '],
      ['pull slip', 'Pull slip Letters › '],
    ] as const) {
      await dialog.getByRole('textbox').fill(words);
      await dialog.getByRole('button', { name: found }).first().waitFor();
    }
    await dialog.getByRole('textbox').fill('days on the hold');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/policies?field=holdShelfDays');
    await page.locator('input[name="holdShelfDays"]:focus').waitFor();
  });

  it('KA19: fits in French at 200 %', async function () {
    this.timeout(60_000);
    const page = await at(`/borrowing/${request.id}`, 'fr', 640, 400);
    const dialog = await ask(page, 're');
    await dialog.getByRole('group', { name: /^Pour cette demande/ }).waitFor();
    await shot(page, 'palette-fr-640');
    const box = await dialog.boundingBox();
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 999) <= 400).to.equal(true);
    expect(await flawsOf(page, '[role="dialog"]')).to.deep.equal([]);
  });

  it('KB15: “Find a setting” finds policies, parameters and settings by the name of their field', async function () {
    this.timeout(60_000);
    const page = await at('/administration');
    const field = page.getByRole('textbox', { name: 'Find a setting' });
    const found = page.getByRole('region', { name: 'Settings', exact: true });
    for (const [words, name] of [
      ['hold shelf', 'Days on the hold shelf'],
      ['currency', 'Currency'],
      ['mail server', 'Mail server'],
    ] as const) {
      await field.fill(words);
      await found.getByRole('link', { name, exact: true }).first().waitFor();
    }
    await field.fill('days on the hold');
    expect(await flawsOf(page)).to.deep.equal([]);
    await found.getByRole('link', { name: 'Days on the hold shelf' }).click();
    await page.locator('input[name="holdShelfDays"]:focus').waitFor();
  });
});
