import { expect } from 'chai';
import { frame, inBoth, moreRows, windowsOf } from '../../look/both-looks.js';
import { faultsOf, lineOf } from '../../look/judge.js';
import { knownIn } from '../../look/known.js';
import { isWhole, ofThisRun } from '../../look/share.js';
import { withBrowser } from '../../support/browser.js';
import { openLibraries, type TwoLibraries } from '../support/two-libraries.js';
import { addUser, openWindow, signIn } from './support/desk-in-browser.js';
import { filledLibraries } from './support/filled.js';
import { keepPicture } from './support/place.js';
import { screens } from './support/screens.js';
import { everyView } from './support/views.js';
import { walker } from './support/walk.js';

const knownFaults = knownIn('every-screen');

const height = 860;

withBrowser('every screen of the desk', () => {
  let two: TwoLibraries;
  let views: string[];

  before(async function () {
    this.timeout(300_000);
    two = await filledLibraries();
    views = ofThisRun(await everyView(two.borrower.desk));
  });
  it('can be read, reached and understood, and is accessible, in English at 1280×800 and in French at 640×400', async function () {
    this.timeout(600_000);
    const windows = windowsOf(() => two);
    const flaws = await inBoth(windows.of, async ({ page }, { language, theme, width, height }) => {
      const walk = walker(page);
      const found: string[] = [];
      for (const view of views) {
        const add = (more: readonly string[]) => found.push(...more.map((flaw) => `${view} ${flaw}`));
        found.push(...(await walk.tries(view)));
        const faults = await faultsOf(page, {
          language,
          axe: { without: view === views[0] ? moreRows : [...frame, ...moreRows] },
        });
        add(knownFaults.without({ place: view, height }, faults).map(lineOf));
        await keepPicture(page, `${language}-${theme}-${width}`, view);
      }
      return found;
    });
    expect(flaws).to.equal('');
    expect(await windows.complaints()).to.deep.equal([]);
    await windows.close();
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
        const faults = await faultsOf(window.page, { language: 'fr', axe: { without: at === 0 ? [] : frame } });
        flaws.push(...knownFaults.without({ place: path, height }, faults).map((fault) => `${path} ${lineOf(fault)}`));
        await keepPicture(window.page, 'empty', path);
      }
      expect([...flaws, ...window.faults].join('\n')).to.equal('');
      await window.close();
    } finally {
      await close();
    }
  });

  it('every fault that is known is still there', function () {
    if (!isWhole()) this.skip(); // its page may not have been visited
    expect(knownFaults.gone()).to.deep.equal([]);
  });
});
