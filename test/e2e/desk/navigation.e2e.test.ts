import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { eventually } from '../../support/eventually.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';

const entries = {
  en: [
    ...['Home', 'Find', 'Borrowing', 'Lending', 'Scan', 'Shelf', 'Patrons', 'Messages', 'Partners', 'Reports'],
    'Admin',
  ],
  fr: [
    ...[
      'Accueil',
      'Chercher',
      'Sortantes',
      'Entrantes',
      'Scanner',
      'Rayons',
      'Usagers',
      'Messages',
      'Partenaires',
      'Rapports',
    ],
    'Admin',
  ],
};

withBrowser('the menu and the head of the desk', () => {
  let two: TwoLibraries;
  const windows: AtBrowser[] = [];
  const linksOf = (page: Page) => page.locator('nav.mantine-AppShell-navbar [data-entry]');
  const at = async (to: string, language: 'en' | 'fr' = 'en', width = 1280, height = 800): Promise<Page> => {
    const window = await openWindow(two.borrower.desk, { language, width, height });
    windows.push(window);
    await signIn(window, 'roy', to);
    await window.page.locator('#page h1').first().waitFor();
    if (width >= 600 && height > 560) await linksOf(window.page).nth(10).waitFor();
    return window.page;
  };
  const wordsOf = (page: Page) => linksOf(page).locator('> span:first-of-type').allTextContents();

  before(async function () {
    this.timeout(120_000);
    two = await openTwoLibraries();
    await addUser(two.borrower.desk, 'roy', undefined, 'Mireille Roy');
  });
  after(() => two?.close());
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      expect(window.faults).to.deep.equal([]);
      await window.close();
    }
  });

  for (const language of ['en', 'fr'] as const)
    it(`KA12 FA24: eleven entries with their word stand in the rail at 800 pixels, none hidden or cut (${language})`, async function () {
      this.timeout(60_000);
      const page = await at('/borrowing', language);
      expect(await wordsOf(page)).to.deep.equal(entries[language]);
      const boxes = await page.evaluate<{ bottom: number; fits: boolean }[]>(
        `[...document.querySelectorAll('nav.mantine-AppShell-navbar [data-entry]')].map((link) => ({
          bottom: link.getBoundingClientRect().bottom,
          fits: [...link.children].every((each) => each.scrollWidth <= 78),
        }))`,
      );
      expect(boxes.every(({ bottom, fits }) => bottom <= 800 && fits)).to.equal(true);
      const sizes = await page.evaluate<number[]>(
        `['nav.mantine-AppShell-navbar', 'header.mantine-AppShell-header'].map((place) => {
          const box = document.querySelector(place).getBoundingClientRect();
          return place.startsWith('nav') ? box.width : box.height;
        })`,
      );
      expect(sizes, 'rail 80, header 48').to.deep.equal([80, 48]);
      expect(await linksOf(page).and(page.locator('[aria-current="page"]')).count()).to.equal(1);
      await page.getByRole('button', { name: language === 'fr' ? 'Ouvrir le menu' : 'Expand menu' }).click();
      expect(
        await page.evaluate(`document.querySelector('nav.mantine-AppShell-navbar').getBoundingClientRect().width`),
      ).to.equal(216);
      expect(await flawsOf(page)).to.deep.equal([]);
    });

  it('FA24: Administration holds what is set up as words, finds a page by a word of it, and is current on all of them', async function () {
    this.timeout(60_000);
    const page = await at('/administration');
    for (const part of ['Asking and lending', 'Libraries and desks', 'People and system'])
      await page.getByRole('region', { name: part }).waitFor();
    expect(await page.locator('main section li > a').count()).to.be.at.least(16);
    expect(await flawsOf(page)).to.deep.equal([]);
    await page.getByRole('textbox', { name: 'Find a setting' }).fill('fall due');
    expect(await page.locator('main section li > a').allTextContents()).to.deep.equal(['Closures']);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/closures');
    expect(await linksOf(page).and(page.locator('[aria-current="page"]')).textContent()).to.equal('Admin');
  });

  it('R35 R126 FA24: Scan opens on the page used last, with the others beside it; titles keep the names staff know', async function () {
    this.timeout(60_000);
    const page = await at('/scan/ship');
    await page.getByRole('heading', { level: 1, name: 'Shipping Items' }).waitFor();
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Home' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Scan' }).click();
    await page.waitForURL('**/scan/ship');
    for (const [tab, title] of [
      ['Receive', 'Receiving Items'],
      ['Return to partner', 'Return Items'],
      ['Check in', 'Scan In Items'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Scan' }).getByRole('link', { name: tab, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    }
    await page.goto('/monitor');
    await page.getByRole('heading', { level: 1, name: /^Monitor Requests/ }).waitFor();
    await page.getByRole('navigation', { name: 'Shelf' }).getByRole('link', { name: 'Pick from shelf' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pick From Shelf' }).waitFor();
  });

  it('FA30 KA35: letters typed before the palette is there belong to it, and none runs as a shortcut', async function () {
    this.timeout(60_000);
    const page = await at('/partners');
    // All in one breath: the palette’s own file is not even asked for yet.
    await page.evaluate(`(() => {
      const press = (key, more = {}) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
      press('k', { ctrlKey: true });
      for (const key of 'gb pick') press(key);
    })()`);
    const field = page.getByRole('dialog').getByRole('textbox');
    await field.waitFor();
    await eventually('the palette holds every letter', () =>
      page.evaluate<boolean>(`document.querySelector('[data-palette] input')?.value === 'gb pick'`),
    );
    await field.fill('pick from');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Pick From Shelf' }).waitFor();
    await page.keyboard.press('?');
    // KA35: over the page, which stays as it is.
    const keys = page.getByRole('dialog', { name: 'Keyboard' });
    await keys.getByRole('heading', { name: 'On every page' }).waitFor();
    expect(new URL(page.url()).pathname).to.equal('/pick');
    expect(await flawsOf(page, '[role="dialog"]')).to.deep.equal([]);
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
  });

  it('FA43: the version, the licence and the state of the node are on a page of their own', async function () {
    this.timeout(60_000);
    const page = await at('/about');
    await page.getByRole('heading', { level: 1, name: 'About Interlend' }).waitFor();
    const facts = await page.locator('main dl').textContent();
    expect(facts).to.match(/Version\d+\.\d+\.\d+/);
    expect(facts).to.include('LicenceApache-2.0').and.include('DatabaseWorks');
    expect(await flawsOf(page)).to.deep.equal([]);
  });

  for (const [where, width, height] of [
    ['on a telephone', 390, 800],
    ['in a low window, as at 200 %,', 640, 400],
  ] as const)
    it(`KA34: ${where} the menu is a bar of five at the bottom, and More opens the others`, async function () {
      this.timeout(60_000);
      const page = await at('/borrowing', 'en', width, height);
      const bar = page.getByRole('navigation', { name: 'Short menu' });
      await bar.getByRole('link').first().waitFor();
      expect(await bar.getByRole('link').locator('> span:first-of-type').allTextContents()).to.deep.equal([
        ...['Home', 'Scan', 'Borrowing', 'Lending'],
      ]);
      const main = page.getByRole('navigation', { name: 'Main menu' });
      expect(await main.count(), 'the rail beside the page').to.equal(0);
      const box = await page.locator('footer').boundingBox();
      expect(box, 'from side to side, at the foot')
        .to.include({ x: 0, width })
        .and.to.satisfy(({ y, height: high }: { y: number; height: number }) => y + high === height && high <= 56);
      await bar.getByRole('button', { name: 'More' }).click();
      await page.screenshot({ path: `.data/rail-${width}-menu.png` });
      await main.getByRole('link', { name: 'Partners' }).click();
      await page.getByRole('heading', { level: 1, name: 'Partners' }).waitFor();
      await page.screenshot({ path: `.data/rail-${width}.png` });
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).to.equal(true);
      expect(await flawsOf(page)).to.deep.equal([]);
    });
});
