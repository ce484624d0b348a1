import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { flawsOf, shot, withBrowser } from '../../support/browser.js';
import { root } from '../../support/root.js';
import { inDays } from '../support/days.js';
import { openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { onItsWay } from './support/at-the-scanner.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { fillDesks } from './support/fill-desks.js';

/** With `INTERLEND_TEST_SCREENSHOTS` set, a picture of each is left in `.data/screenshots`. */
const takesPictures = Boolean(process.env['INTERLEND_TEST_SCREENSHOTS']);

/** As somebody would write them who wishes us ill: a picture that never loads, and what it would do then. */
const hostile = (what: string) => `<img src=x onerror="document.title='caught'"> ${what} & <b>bold</b>`;

/** The addresses, as the router has them. */
const paths = [...readFileSync(join(root, 'src/ui/frame/screens.ts'), 'utf8').matchAll(/\bpath: '([^']+)'/g)].flatMap(
  ([, path]) => (path ? [path] : []),
);

const looks = [
  { language: 'fr', theme: 'dark' },
  { language: 'en', theme: 'light' },
] as const;

withBrowser('every screen of the desk, with desks that are full', () => {
  let two: TwoLibraries;
  /** What stands for `:id` and the like, by address. */
  let things: Record<string, string>;

  before(async function () {
    this.timeout(300_000);
    two = await openTwoLibraries();
    things = await filled(two);
  });
  after(() => two?.close());

  it('is found in the list of screens', () => {
    expect(paths.length).to.be.above(50);
    const withThings = paths.filter((path) => path.includes(':'));
    expect(withThings.filter((path) => !things[path])).to.deep.equal([]);
  });

  for (const look of looks)
    it(`is without a flaw in ${look.language}, ${look.theme}, and shows hostile words as text`, async function () {
      this.timeout(480_000);
      const windows: Record<'borrower' | 'lender', AtBrowser> = {
        borrower: await openWindow(two.borrower.desk, { ...look, height: 860 }),
        lender: await openWindow(two.lender.desk, { ...look, height: 860 }),
      };
      await signIn(windows.borrower, 'roy', '/help');
      await signIn(windows.lender, 'roy', '/help');
      const troubles: string[] = [];
      for (const path of paths) {
        const { page, faults } = windows[isOfLender(path) ? 'lender' : 'borrower'];
        const address = things[path] ?? path;
        await page.goto(address);
        await settled(page);
        const found = [...(await flawsOf(page)), ...(await blemishesOf(page)), ...faults.splice(0)];
        troubles.push(...found.map((each) => `${address}: ${each}`));
        if (takesPictures)
          await shot(page, `every-${path.replaceAll(/[^a-z0-9]+/gi, '-').slice(1) || 'home'}-${look.language}`);
      }
      for (const window of Object.values(windows)) await window.close();
      expect(troubles).to.deep.equal([]);
    });
});

/** What the lender's desk has more of. */
const isOfLender = (path: string) => /^\/(lending|pick|scan\/(ship|in))/.test(path);

async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(takesPictures ? 1200 : 250);
}

/** What axe does not look for: a page that is too wide, a word nobody wrote, words of others that became markup. */
const blemishesOf = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const found = [];
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) found.push('is ' + wide + ' pixels too wide');
    if (document.querySelector('img[src="x"]') || document.title.includes('caught')) found.push('runs the words of others');
    const texts = document.createTreeWalker(document.querySelector('#desk'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.data.trim();
      if (/^[a-z]+\\.[a-zA-Z]+(_\\w+)?$/.test(text)) found.push('has no words for ' + text);
      if (/\\b(undefined|NaN|\\[object Object\\])/.test(text)) found.push('says ' + text);
    }
    return found;
  })()`);

/** Both desks with requests in many states and a little of everything else. Gives an address for each kind of thing. */
async function filled(two: TwoLibraries): Promise<Record<string, string>> {
  const { borrower, lender } = { borrower: two.borrower.desk, lender: two.lender.desk };
  for (const desk of [borrower, lender]) {
    await addUser(desk, 'roy', 'generalSystemAdministrator', 'Mireille Roy');
    await addUser(desk, 'cote', 'circulationDeskOperator', hostile('Alain'));
    await desk.call('POST', '/libraries', { code: 'MAIN', name: hostile('Main') });
    await desk.call('POST', '/libraries/MAIN/locations', { code: 'STACKS', name: hostile('Stacks') });
    await desk.call('POST', '/libraries/MAIN/closures', { from: inDays(20), until: inDays(30), note: hostile('Snow') });
    await desk.call('POST', '/patrons', { id: 'P100', name: hostile('Julie') });
  }
  await borrower.call('POST', '/partners', {
    ...{ code: 'seneca', name: hostile('Seneca'), dialect: 'standard-1.2', isoVersion: '1.2' },
    ...{ url: 'https://example.org/iso18626', symbols: [{ type: 'ISIL', value: 'CA-SENECA' }] },
  });
  await borrower.call('POST', '/rota-templates', {
    ...{ code: 'COURIER', name: hostile('Courier'), members: ['LEND', 'seneca'] },
  });
  const ids = await fillDesks(borrower, lender);
  for (const title of [hostile('Held'), hostile('Lent'), 'Endless'.repeat(30)]) {
    const { id } = await onItsWay(two, { title });
    await borrower.act(id, 'receive');
    if (title.includes('Lent')) await borrower.act(id, 'loanToPatron');
  }
  await borrower.call('POST', '/fees', { patron: 'P100', amount: '12.00', note: hostile('Coffee') });
  const talked = ids[5] ?? '';
  await borrower.act(talked, 'generalMessage', { note: hostile('Is it enclosed?') });
  await lender.call('POST', '/holdings', { title: 'Le Survenant', barcode: 'L-77', location: 'STACKS' });
  const toFetch = (await lender.request(ids[1] ?? ''))?.id ?? '';
  await lender.call('POST', `/requests/${toFetch}/move-requests`, {
    ...{ location: 'STACKS', manualDescription: hostile('vol. 2'), note: hostile('Blue') },
  });
  const ours = (await borrower.request(talked))?.id;
  const theirs = (await lender.request(talked))?.id;
  const [message] = (await borrower.messages('direction=out&limit=1')).items;
  return {
    '/borrowing/:id': `/borrowing/${ours}`,
    '/borrowing/:id/edit': `/borrowing/${(await borrower.request(ids[0] ?? ''))?.id}/edit`,
    '/lending/:id': `/lending/${theirs}`,
    '/patrons/:id': '/patrons/P100',
    '/partners/:code': '/partners/LEND',
    '/partners/:code/test': '/partners/LEND/test',
    '/partners/:code/certify': '/partners/LEND/certify',
    '/exchange/:direction/:id': `/exchange/out/${message?.id}`,
    '/directory/import/:id': '/directory/import/new',
    '/rotas/:code': '/rotas/COURIER',
    '/staff/:code': '/staff/cote',
    '/reports/:name': '/reports/overdue?days=0',
  };
}
