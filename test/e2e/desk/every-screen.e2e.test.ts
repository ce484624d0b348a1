import { expect } from 'chai';
import { flawsOf, withBrowser } from '../../support/browser.js';
import { openLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { filledLibraries } from './support/filled.js';
import { keepPicture } from './support/place.js';
import { screens } from './support/screens.js';
import { everyView } from './support/views.js';
import { tooWide, walker, wordsOn, wrongWords } from './support/walk.js';

/** All that a page reads, beside what its frame is made of. */
const asked = /\/api\/v1\/(?!(session|events|me|words)\b)/;
/** Pages that do their work without what they ask for by the way: names for a choice, how many slips wait. */
const withoutHelp = /^\/(me|borrowing\/new|scan\/)/;

const height = 860;
/**
 * Each language, theme and width is looked at once, and the longer words on the narrower screen: what axe finds hangs on the
 * theme and on the width, never on the words. Whether a page fits is asked of both widths in both languages.
 */
const looks = [
  { language: 'en', theme: 'light', width: 1280, other: 820 },
  { language: 'fr', theme: 'dark', width: 820, other: 1280 },
] as const;

/** What stands around every page: it is looked at with the first one that somebody sees. */
const frame = ['header:not(main *)', 'nav:not(main *)'];

withBrowser('every screen of the desk', () => {
  let two: TwoLibraries;
  let views: string[];
  let window: AtBrowser | undefined;

  before(async function () {
    this.timeout(300_000);
    two = await filledLibraries();
    views = await everyView(two.borrower.desk);
  });
  afterEach(async () => {
    const faults = window?.faults;
    await window?.close();
    window = undefined;
    expect(faults ?? []).to.deep.equal([]);
  });

  for (const { language, theme, width, other } of looks)
    it(`is accessible, whole and within its window in ${language}, ${theme}, ${width} pixels wide`, async function () {
      this.timeout(600_000);
      window = await openWindow(two.borrower.desk, { language, theme, width, height });
      const { page } = window;
      await signIn(window, 'roy', '/help');
      const walk = walker(page);
      const flaws: string[] = [];
      for (const view of views) {
        const add = (more: readonly string[]) => flaws.push(...more.map((flaw) => `${view} ${flaw}`));
        flaws.push(...(await walk.tries(view)));
        add(await flawsOf(page, undefined, view === views[0] ? [] : frame));
        add(wrongWords(await wordsOn(page), language));
        await keepPicture(page, `${language}-${theme}-${width}`, view);
        for (const each of [width, other]) {
          if (each !== width) await page.setViewportSize({ width: each, height });
          if ((await tooWide(page)) > 0) add([`is wider than ${each} pixels`]);
        }
        await page.setViewportSize({ width, height });
      }
      expect(flaws.join('\n')).to.equal('');
    });

  it('says what went wrong when the node answers with an error, and the frame stays', async function () {
    this.timeout(300_000);
    window = await openWindow(two.borrower.desk, { height });
    const { page } = window;
    await signIn(window, 'roy', '/help');
    const walk = walker(page);
    const problem = { type: 'about:blank', title: 'The node has a problem', status: 500, traceId: 'a-number-to-quote' };
    await page.route(asked, (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem }),
    );
    const flaws: string[] = [];
    let hasAsked = false;
    page.on('request', (request) => {
      hasAsked ||= asked.test(request.url());
    });
    for (const view of views) {
      hasAsked = false;
      flaws.push(...(await walk.tries(view)));
      if (hasAsked && !withoutHelp.test(view)) {
        const told = page.getByRole('alert').filter({ hasText: problem.title }).first();
        const isTold = await told.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
        if (!isTold) flaws.push(`${view} says nothing of it`);
      }
      if ((await page.getByRole('navigation').count()) === 0) flaws.push(`${view} has lost its menu`);
      await keepPicture(page, 'refused', view);
    }
    expect(flaws.join('\n')).to.equal('');
  });

  it('says of a record that is not there that there is none', async function () {
    this.timeout(120_000);
    window = await openWindow(two.borrower.desk, { height });
    const { page } = window;
    await signIn(window, 'roy', '/help');
    const walk = walker(page);
    const flaws: string[] = [];
    for (const { path } of screens.filter(({ path }) => path.includes(':'))) {
      flaws.push(...(await walk.tries(path.replace(':direction', 'in').replaceAll(/:\w+/g, '999999'))));
      if (!/There is no|unknown|no such|not known/i.test((await page.locator('#page').textContent()) ?? ''))
        flaws.push(path);
      await keepPicture(page, 'missing', path);
    }
    expect(flaws.join('\n')).to.equal('');
  });
});

withBrowser('every screen of a library that begins', () => {
  it('says why there is nothing yet, without a flaw', async function () {
    this.timeout(300_000);
    const { libraries, close } = await openLibraries(['FRESH'], {}, true);
    try {
      const at = libraries[0]?.desk;
      if (!at) throw new Error('The library did not open.');
      await addUser(at, 'roy', undefined, 'Mireille Roy');
      const window = await openWindow(at, { language: 'fr', height });
      await signIn(window, 'roy', '/help');
      const walk = walker(window.page);
      const flaws: string[] = [];
      for (const [at, { path }] of screens.filter(({ path }) => !path.includes(':')).entries()) {
        flaws.push(...(await walk.tries(path)));
        const found = [
          ...(await flawsOf(window.page, undefined, at === 0 ? [] : frame)),
          ...wrongWords(await wordsOn(window.page), 'fr'),
        ];
        flaws.push(...found.map((flaw) => `${path} ${flaw}`));
        if ((await tooWide(window.page)) > 0) flaws.push(`${path} is wider than its window`);
        await keepPicture(window.page, 'empty', path);
      }
      expect([...flaws, ...window.faults].join('\n')).to.equal('');
      await window.close();
    } finally {
      await close();
    }
  });
});
