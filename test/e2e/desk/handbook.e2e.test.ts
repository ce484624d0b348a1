import { expect } from 'chai';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, openWindow, signIn } from './support/desk-in-browser.js';
import { filledLibraries } from './support/filled.js';

withBrowser('the handbook under Help', () => {
  let two: TwoLibraries;
  let window: AtBrowser | undefined;

  before(async function () {
    this.timeout(300_000);
    two = await filledLibraries();
  });
  afterEach(async () => {
    const faults = window?.faults;
    await window?.close();
    window = undefined;
    expect(faults ?? []).to.deep.equal([]);
  });

  it('opens from a screen at the page that tells of it, with its contents, headings and screens', async function () {
    this.timeout(120_000);
    window = await openWindow(two.borrower.desk);
    const { page } = window;
    await signIn(window, 'roy', '/lost');
    await page.getByRole('button', { name: 'Help for this page' }).click();
    await page.getByRole('link', { name: 'Handbook: how to work on this page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lost items' }).waitFor();
    const headings = page.getByRole('complementary', { name: 'On this page' });
    await headings.getByRole('link', { name: 'Who pays' }).click();
    expect(new URL(page.url()).hash).to.equal('#who-pays');
    expect(await headings.getByRole('link', { name: 'Lost cases' }).getAttribute('href')).to.equal('/lost');
    expect(await flawsOf(page)).to.deep.equal([]);
    await shot(page, 'handbook');

    const contents = page.getByRole('navigation', { name: 'Contents of the handbook' });
    await contents.getByRole('searchbox').fill('scan parcel');
    await contents.getByText(/^\d+ pages? of \d+$/).waitFor();
    await contents.getByRole('link', { name: 'A borrowing day' }).click();
    await page.getByRole('heading', { level: 1, name: 'A borrowing day' }).waitFor();
    await page.getByRole('article').getByRole('link', { name: 'Lost items' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lost items' }).waitFor();
  });

  it('is found from the palette, in the reader’s language, and shows the other one on request', async function () {
    this.timeout(120_000);
    window = await openWindow(two.lender.desk, { language: 'fr' });
    const { page } = window;
    await signIn(window, 'roy', '/help');
    await page.getByRole('heading', { level: 2, name: 'Guide' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').and(page.locator(':focus')).waitFor();
    await page.getByRole('dialog').getByRole('textbox').fill('exercice');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Sauvegarde et exercice/ })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Sauvegarde et exercice' }).waitFor();
    await shot(page, 'handbook-fr');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Backup and drill' }).waitFor();
    expect(await page.getByRole('article').getAttribute('lang')).to.match(/^en/);
  });
});
