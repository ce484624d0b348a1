import { expect } from 'chai';
import { ofThisRun } from '../../look/share.js';
import { withBrowser } from '../../support/browser.js';
import type { TwoLibraries } from '../support/two-libraries.js';
import { type AtBrowser, openWindow, signIn } from './support/desk-in-browser.js';
import { filledLibraries } from './support/filled.js';
import { keepPicture } from './support/place.js';
import { screens } from './support/screens.js';
import { everyView } from './support/views.js';
import { walker } from './support/walk.js';

/** All that a page reads, beside what its frame is made of. */
const asked = /\/api\/v1\/(?!(session|events|me|words)\b)/;
/** Pages that do their work without what they ask for by the way: names for a choice, how many slips wait. */
const withoutHelp = /^\/(me|borrowing\/new|scan\/)/;

const height = 860;

withBrowser('every screen of the desk without what it asks for', () => {
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
    const views = ofThisRun(await everyView(two.borrower.desk));
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
