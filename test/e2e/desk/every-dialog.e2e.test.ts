import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RequestView } from '../../../src/engine/model/requests.js';
import { flawsOf, withBrowser } from '../../support/browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, openWindow, signIn } from './support/desk-in-browser.js';
import { unfit } from './support/dialog-fits.js';
import { filledLibraries } from './support/filled.js';
import { keepPicture } from './support/place.js';
import { screens } from './support/screens.js';
import { tooWide, walker, wordsOn, wrongWords } from './support/walk.js';

const looks = [
  { language: 'en', theme: 'light', width: 1280, height: 800 },
  { language: 'fr', theme: 'dark', width: 820, height: 860 },
] as const;

withBrowser('every dialog of the desk', () => {
  let two: TwoLibraries;
  let window: AtBrowser | undefined;
  let requests: RequestView[];

  before(async function () {
    this.timeout(300_000);
    two = await filledLibraries();
    requests = await onePerState(two);
  });
  afterEach(async () => {
    const faults = window?.faults;
    await window?.close();
    window = undefined;
    expect(faults ?? []).to.deep.equal([]);
  });

  for (const look of looks) {
    const folder = `dialogs-${look.language}`;
    const looked = new Set<string>();
    // The page behind is the same under all of its dialogs: it is looked at with the first one.
    const flawsIn = async (page: Page, name: string, isWhole = false): Promise<string[]> => {
      const words = await wordsOn(page);
      const isSeen = !isWhole && looked.has(page.url());
      looked.add(page.url());
      const flaws = [...(await flawsOf(page, isSeen ? layers : undefined)), ...wrongWords(words, look.language)];
      if ((await tooWide(page)) > 0) flaws.push('is wider than the window');
      await keepPicture(page, folder, name);
      flaws.push(...(await unfit(page)));
      if (await doesAndLeavesAlike(page)) flaws.push('has one name for what it does and for leaving it');
      return flaws.map((flaw) => `${name}: ${flaw}`);
    };

    it(`FA25: of a request fits and has no flaw in ${look.language}, ${look.theme}`, async function () {
      this.timeout(300_000);
      window = await openWindow(two.borrower.desk, look);
      const { page } = window;
      await signIn(window, 'roy', '/help');
      const walk = walker(page);
      const [flaws, seen]: [string[], Set<string>] = [[], new Set()];
      const head = page.locator('main').first();
      // A button whose meaning has just changed is dead for a moment, and so is its menu.
      const menu = head.locator('button[aria-haspopup="menu"]:not([data-inert])');
      const items = page.getByRole('menuitem').filter({ hasText: '…' });
      const isNew = (name: string) => !seen.has(name) && Boolean(seen.add(name));
      const opened: string[] = [];
      const lookInto = async (name: string) => {
        opened.push(name);
        flaws.push(...(await lookAt(walk, page, () => flawsIn(page, name))));
      };
      for (const { id, side, actions } of requests) {
        if (seen.has(side) && actions.every(({ name }) => seen.has(`${side} ${name}`))) continue;
        for (const { name } of actions) seen.add(`${side} ${name}`);
        await walk.go(`/${side}/${id}`);
        const primary = actions.find((action) => action.primary && asks(action));
        if (primary && isNew(`${side} primary ${primary.name}`)) {
          await head.locator(`[data-action="${primary.name}"]:not([data-inert])`).click();
          await lookInto(`${side} ${primary.name}`);
        }
        await menu.click();
        await items.first().waitFor();
        if (isNew(side)) flaws.push(...(await flawsIn(page, `menu ${side}`, true)));
        const labels = await items.allTextContents();
        await page.keyboard.press('Escape');
        await items.first().waitFor({ state: 'detached' });
        for (const [at, label] of labels.entries())
          if (isNew(`${side} item ${label}`)) {
            await menu.click();
            await items.nth(at).click();
            await lookInto(`${side} ${label}`);
          }
      }
      expect(flaws.join('\n')).to.equal('');
      expect(opened.length).to.be.above(25);
    });

    it(`FA25: that makes something new fits and has no flaw in ${look.language}, ${look.theme}`, async function () {
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
        flaws.push(...(await lookAt(walk, page, () => flawsIn(page, `new ${path}`))));
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

/** All that lies above the page: dialogs, their lists and calendars, menus, notes. */
const layers = '[data-portal]';

/** Whether the button of an action opens its form: a note alone, which nobody must write, is asked for in the menu. */
const asks = ({ fields }: RequestView['actions'][number]): boolean =>
  fields.some(({ name, required }) => required || !/note$/i.test(name));

/** Whether another button is called as the one that gives the order. */
async function doesAndLeavesAlike(page: Page): Promise<boolean> {
  const dialog = page.getByRole('dialog').last();
  const does = dialog.locator('[data-submit]');
  if ((await does.count()) === 0) return false;
  const names = await dialog.getByRole('button').allInnerTexts();
  const own = (await does.innerText()).trim();
  return names.filter((name) => name.trim() === own).length > 1;
}

/** Waits for the dialog, looks, and closes it: what is open in it first. */
async function lookAt(walk: ReturnType<typeof walker>, page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const dialog = page.getByRole('dialog');
  await dialog.first().waitFor();
  await walk.atRest();
  const flaws = await look();
  for (let left = 3; left > 0 && (await dialog.count()) > 0; left -= 1) {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached', timeout: 1000 }).catch(() => undefined);
  }
  if ((await dialog.count()) > 0) throw new Error(`A dialog of ${page.url()} does not close by Escape.`);
  return flaws;
}

/** A request of each side and state that the desk has. */
async function onePerState({ borrower: { desk } }: TwoLibraries): Promise<RequestView[]> {
  const { items } = await desk.requests('limit=100');
  const ids = new Map(items.map(({ side, state, id }) => [`${side} ${state}`, id]));
  const found = await Promise.all([...ids.values()].map((id) => desk.request(id)));
  return found.filter((each) => each !== undefined);
}
