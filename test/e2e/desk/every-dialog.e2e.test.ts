import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RequestView } from '../../../src/engine/ports.js';
import { flawsOf, withBrowser } from '../../support/browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, openWindow, signIn } from './support/desk-in-browser.js';
import { openFilledLibraries } from './support/filled.js';
import { place } from './support/place.js';
import { screens } from './support/screens.js';
import { tooWide, walker, wordsOn, wrongWords } from './support/walk.js';

const looks = [
  { language: 'en', theme: 'light', width: 1280, height: 860 },
  { language: 'fr', theme: 'dark', width: 820, height: 860 },
] as const;

withBrowser('every dialog of the desk', () => {
  let two: TwoLibraries;
  let window: AtBrowser | undefined;
  let requests: RequestView[];

  before(async function () {
    this.timeout(300_000);
    two = await openFilledLibraries();
    requests = await onePerState(two);
  });
  after(() => two?.close());
  afterEach(async () => {
    const faults = window?.faults;
    await window?.close();
    window = undefined;
    expect(faults ?? []).to.deep.equal([]);
  });

  for (const look of looks) {
    const folder = `dialogs-${look.language}`;
    const flawsIn = async (page: Page, name: string): Promise<string[]> => {
      const words = await wordsOn(page);
      const flaws = [...(await flawsOf(page)), ...wrongWords(words, look.language)];
      if ((await tooWide(page)) > 0) flaws.push('is wider than the window');
      await page.screenshot({ path: place(folder, name), animations: 'disabled' });
      return flaws.map((flaw) => `${name}: ${flaw}`);
    };

    it(`of a request has no flaw in ${look.language}, ${look.theme}`, async function () {
      this.timeout(300_000);
      window = await openWindow(two.borrower.desk, look);
      const { page } = window;
      await signIn(window, 'roy', '/help');
      const walk = walker(page);
      const [flaws, seen]: [string[], Set<string>] = [[], new Set()];
      for (const { id, side, actions } of requests) {
        await walk.go(`/${side}/${id}`);
        const head = page.locator('main header').first();
        const primary = actions.find((action) => action.primary && action.fields.some(({ required }) => required));
        if (primary && !seen.has(`${side} ${primary.name}`)) {
          seen.add(`${side} ${primary.name}`);
          await head.locator(`[data-action="${primary.name}"]`).click();
          flaws.push(...(await lookAt(page, () => flawsIn(page, `${side} ${primary.name}`))));
        }
        const menu = head.locator('button[aria-haspopup="menu"]');
        const items = page.getByRole('menuitem').filter({ hasText: '…' });
        await menu.click();
        await page.getByRole('menuitem').first().waitFor();
        if (!seen.has(side)) flaws.push(...(await flawsIn(page, `menu ${side}`)));
        seen.add(side);
        const names = await items.allTextContents();
        await page.keyboard.press('Escape');
        for (const [at, name] of names.entries()) {
          if (seen.has(`${side} ${name}`)) continue;
          seen.add(`${side} ${name}`);
          await menu.click();
          await items.nth(at).click();
          flaws.push(...(await lookAt(page, () => flawsIn(page, `${side} ${name}`))));
        }
      }
      expect(flaws.join('\n')).to.equal('');
      expect(seen.size).to.be.above(25);
    });

    it(`that makes something new has no flaw in ${look.language}, ${look.theme}`, async function () {
      this.timeout(300_000);
      window = await openWindow(two.borrower.desk, look);
      const { page } = window;
      await signIn(window, 'roy', '/help');
      const walk = walker(page);
      const [flaws, seen]: [string[], string[]] = [[], []];
      // In the two lists of requests `open` names a request.
      const lists = screens.filter(({ path }) => !/:|^.(borrowing|lending)$/.test(path));
      for (const { path } of lists) {
        await walk.go(`${path}?open=%2Bnew&new=1`);
        if ((await page.getByRole('dialog').count()) === 0) continue;
        seen.push(path);
        flaws.push(...(await lookAt(page, () => flawsIn(page, `new ${path}`))));
      }
      expect(flaws.join('\n')).to.equal('');
      expect(seen).to.include.members(['/partners', '/staff', '/keys', '/rotas', '/rules/rota', '/closures']);
    });

    it(`of the keyboard has no flaw in ${look.language}, ${look.theme}`, async function () {
      this.timeout(120_000);
      window = await openWindow(two.borrower.desk, look);
      const { page } = window;
      await signIn(window, 'roy', '/help');
      await walker(page).atRest();
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog');
      await palette.waitFor();
      const flaws = await flawsIn(page, 'palette');
      await page.keyboard.type('river');
      await palette.getByText('Deep River').first().waitFor();
      flaws.push(...(await flawsIn(page, 'palette with a request')));
      expect(flaws.join('\n')).to.equal('');
    });
  }
});

/** Waits for the dialog, looks, and closes it. */
async function lookAt(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const dialog = page.getByRole('dialog');
  await dialog.first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const flaws = await look();
  // An open list in the dialog is closed first.
  for (let left = 3; left > 0 && (await dialog.count()) > 0; left -= 1) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(250);
  }
  await dialog.waitFor({ state: 'detached' });
  return flaws;
}

/** A request of each side and state that the desk has. */
async function onePerState({ borrower: { desk } }: TwoLibraries): Promise<RequestView[]> {
  const { items } = await desk.requests('limit=100');
  const ids = new Map(items.map(({ side, state, id }) => [`${side} ${state}`, id]));
  const found = await Promise.all([...ids.values()].map((id) => desk.request(id)));
  return found.filter((each) => each !== undefined);
}
