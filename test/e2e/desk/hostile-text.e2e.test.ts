import { expect } from 'chai';
import { ofThisRun } from '../../look/share.js';
import { withBrowser } from '../../support/browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { addUser, openWindow, signIn, urlOf } from './support/desk-in-browser.js';
import { filledLibraries } from './support/filled.js';
import { long, markupAndOdd, poison, shownOn, watchFor } from './support/hostile.js';
import { keepPicture } from './support/place.js';
import { everyView } from './support/views.js';
import { walker } from './support/walk.js';

const height = 900;
/** What is all our own words, or shows nothing until somebody asks. */
const withoutTexts =
  /^\/(help|desk|me|about|sign-in|scan\/|borrowing\/new|find|borrowing\?q=|patrons(\?|$)|start|print|return|receive|administration|audit|library-system-calls|imports\/patrons)|^\/(holds\?tab=expired|lost\?tab=overdue|exchange\?view=unreadable|directory\?tab=(follow|alma)|reports\/(overdue|inTransit))/;

withBrowser('every text that the desk is told, written by somebody who means ill (E9, E10, D23)', () => {
  let two: TwoLibraries;
  let views: string[];

  before(async function () {
    this.timeout(300_000);
    two = await filledLibraries();
    await addUser(two.borrower.desk, 'cote', 'generalSystemAdministrator', 'Alain Côté');
    views = ofThisRun(await everyView(two.borrower.desk));
  });

  for (const [name, texts, width, other] of [
    ['markup and odd', markupAndOdd, 1280, 820],
    ['long', long, 1280, 820],
  ] as const)
    it(`runs nowhere, breaks no page and is shown as text on every screen: ${name}, ${width} and ${other} pixels wide`, async function () {
      this.timeout(600_000);
      const window = await openWindow(two.borrower.desk, { width, height });
      const { page } = window;
      const watched = await watchFor(page, urlOf(two.borrower.desk));
      await signIn(window, 'roy', '/help');
      const answers = await poison(page, '/api/v1', () => texts);
      const walk = walker(page);
      const flaws: string[] = [];
      const silent: string[] = [];
      for (const view of views) {
        const add = (more: readonly string[]) => flaws.push(...more.map((flaw) => `${view} ${flaw}`));
        add(await walk.tries(view));
        // A part of a page may ask only when its file has come.
        const mayBeSilent = withoutTexts.test(view);
        for (let tries = 0; !mayBeSilent && tries < 30 && !(await shownOn(page)).isShown; tries += 1)
          await page.waitForTimeout(100);
        for (const each of [width, other]) {
          if (each !== width) await page.setViewportSize({ width: each, height });
          const { isShown, tooWide, wide } = await shownOn(page);
          if (tooWide > 0) add([`goes ${tooWide} pixels beyond its window of ${each}: ${wide}`]);
          if (!isShown && !mayBeSilent) silent.push(`${view} at ${each} pixels`);
          await keepPicture(page, `hostile-${name}-${each}`, view);
        }
        await page.setViewportSize({ width, height });
        add(await watched.harm());
        add(window.faults.splice(0));
      }
      expect(flaws.join('\n')).to.equal('');
      expect(silent).to.deep.equal([]);
      expect(answers()).to.be.greaterThan(views.length);
      await window.close();
    });
});
