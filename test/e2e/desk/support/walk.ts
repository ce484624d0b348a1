import type { Page, Request } from 'playwright-core';
import { matchPath } from 'react-router';
import { screens } from './screens.js';

const quietMs = 30;
/** Says whether the page has all it waits for, once it has drawn what it knows, nothing moves, and it has nothing left to do. */
const isReadyWhenIdle = `new Promise((tell) =>
  requestAnimationFrame(() => requestIdleCallback(() =>
    tell(Boolean(document.querySelector('h1')) && !document.querySelector(':is(main, [role=dialog]) [aria-busy=true]') &&
      document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getComputedTiming().endTime === Infinity)),
    { timeout: 1000 })))`;

/** Goes from page to page as a link does, without loading the desk anew, and waits until each has come to rest. */
export function walker(page: Page) {
  const open = new Set<Request>();
  const counts = (url: string) => !url.includes('/api/v1/events');
  page.on('request', (request) => counts(request.url()) && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  const atRest = async (limitMs = 20_000) => {
    const end = Date.now() + limitMs;
    let quietSince = Date.now();
    while (Date.now() - quietSince < quietMs) {
      const isReady = await page.evaluate(isReadyWhenIdle);
      if (!isReady || open.size > 0) quietSince = Date.now();
      if (Date.now() > end) throw new Error(`${page.url()} has not come to rest within ${limitMs} ms.`);
    }
  };
  const go = async (path: string): Promise<void> => {
    const here = new URL(page.url()).pathname;
    const plain = path.replace(/\?.*/, '');
    const isAnother = screenOf(here) !== screenOf(path);
    const record = plain.slice(plain.lastIndexOf('/') + 1);
    const isAnotherRecord = !isAnother && here !== plain;
    const asksForIt =
      isAnotherRecord &&
      page.waitForRequest((request) => request.url().includes(record), { timeout: 3000 }).catch(() => undefined);
    await page.evaluate(
      `document.querySelector('h1')?.setAttribute('data-before', ''); history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'));`,
    );
    // Another screen comes with a heading of its own. The same one, shown another record, may keep it, and asks for that record.
    const heading = page.locator('h1:not([data-before])').first();
    if (isAnother) await heading.waitFor({ timeout: 20_000 }).catch(() => loadAnew(path, here));
    else if (isAnotherRecord)
      await Promise.race([heading.waitFor({ timeout: 3000 }).catch(() => undefined), asksForIt]);
    await atRest();
  };
  /** What these walks look at is the screen; how it is reached is the test of the links. */
  const loadAnew = async (path: string, before: string): Promise<void> => {
    const waits = [...open].map((request) => request.url()).join(', ');
    const heading = await page.locator('h1').allTextContents();
    console.log(
      `${path} did not come after ${before}: at ${page.url()} (${heading}), waiting for ${waits || 'nothing'}.`,
    );
    await page.goto(path);
    await page.locator('h1').first().waitFor({ timeout: 40_000 });
  };
  return {
    atRest,
    go,
    /** Goes there and gives why it did not come to rest, so that the screens after it are looked at too. */
    tries: (path: string): Promise<string[]> =>
      go(path)
        .catch(() => go(path))
        .then(
          () => [],
          (error: Error) => [`${path}: ${error.message.split('\n')[0]}`],
        ),
  };
}

const screenOf = (address: string): string | undefined =>
  screens.find(({ path }) => matchPath(path, address.replace(/\?.*/, '')))?.path;
