import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { matchPath } from 'react-router';
import { languageChoices } from '../../../../src/words/languages.js';
import { root } from '../../../support/root.js';
import { screens } from './screens.js';

const quietMs = 60;
/** Says whether the page has all it waits for, once it has drawn what it knows and has nothing left to do. */
const isReadyWhenIdle = `new Promise((tell) =>
  requestAnimationFrame(() => requestIdleCallback(() =>
    tell(Boolean(document.querySelector('h1')) && !document.querySelector(':is(main, [role=dialog]) [aria-busy=true]')),
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

/** How far the page, not a table in it, goes beyond the window, in pixels. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)');

/** All that can be read on the page: its words, the names of its buttons and fields, what stands in empty ones. */
export const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const said = new Set();
    const add = (text) => { const plain = (text ?? '').replaceAll(/\\s+/g, ' ').trim(); if (plain) said.add(plain); };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (!node.parentElement.closest('script, style, noscript, pre, body [lang]')) add(node.data);
    for (const each of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) add(each.getAttribute(name));
    return [...said];
  })()`);

type Words = Record<string, Record<string, string>>;
const wordsIn = (language: 'en' | 'fr'): Words => {
  const folder = join(root, 'src', 'words', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
  );
};
const english = wordsIn('en');
const keys = new Set(
  Object.entries(english).flatMap(([section, words]) => Object.keys(words).map((key) => `${section}.${key}`)),
);

const ownNames = new Set(languageChoices.map(({ label }) => label));
/** English sentences of the desk that are said otherwise in French. A language is named in itself. */
const englishOnly = (() => {
  const french = new Set(Object.values(wordsIn('fr')).flatMap(Object.values<string>));
  const all = Object.values(english).flatMap(Object.values<string>);
  return new Set(
    all.filter((words) => !french.has(words) && !ownNames.has(words) && !words.includes('{') && /\p{L}/u.test(words)),
  );
})();

const brokenWords = /\{\w+(?:,[^}]*)?\}|\bundefined\b|\bNaN\b|\[object Object\]|Invalid Date/;

/** Words that should not be read: a raw key, a hole that was not filled, on a French page an English sentence of ours. */
export const wrongWords = (words: readonly string[], language: 'en' | 'fr'): string[] =>
  words.filter((each) => keys.has(each) || brokenWords.test(each) || (language === 'fr' && englishOnly.has(each)));
