/** What somebody at a desk waits for, in Chromium: the first load, a list, and a partner's message on its way to the screen. */
import type { Page } from 'playwright-core';
import { countedLoad } from '../e2e/desk/support/counted-load.js';
import { openWindowAt, password, signIn } from '../e2e/desk/support/desk-in-browser.js';
import { builtDesk, theBrowser } from '../support/browser.js';
import { symbolOf, tokenOf } from './cast.js';
import { partnerCount } from './fill.js';
import type { Library } from './library.js';
import { blanks, templates } from './messages.js';

export interface DeskFigures {
  /** Script, style and typeface that the sign-in and Home ask for, packed by gzip, in bytes. */
  firstLoad: number;
  /** From the address bar to fifty rows of a list on the screen, milliseconds, each. */
  painted: number[];
  /** From the first byte of a partner's POST to the new status in its row, milliseconds, each. */
  onScreen: number[];
}

/** Rows of the screen's list on one page. */
const rowsOfPage = 50;

export async function deskAt(
  library: Library,
  { looks, messages }: { looks: number; messages: number },
): Promise<DeskFigures> {
  builtDesk();
  await library.desk('POST', '/users', {
    code: 'bench',
    name: 'Bench',
    password,
    roles: [{ role: 'generalSystemAdministrator' }],
  });
  const at = await openWindowAt(library.url);
  try {
    const load = countedLoad(at.page);
    await signIn(at, 'bench', '/');
    await at.page.waitForLoadState('networkidle').catch(() => {});
    const firstLoad = await load();
    const painted: number[] = [];
    // The first look pays for plans and for the compiler of JavaScript.
    for (let look = -1; look < looks; look++) {
      const took = await paintedList(at.page);
      if (look >= 0) painted.push(took);
    }
    return { firstLoad, painted, onScreen: await messagesOnScreen(at.page, library, messages) };
  } finally {
    await at.close();
    await (await theBrowser()).close();
  }
}

/** The browser's own clock: from the start of the navigation to the frame after the fiftieth row. */
async function paintedList(page: Page): Promise<number> {
  await page.goto('/lending');
  return page.evaluate<number>(`new Promise((done) => {
    const look = () => document.querySelectorAll('tr[data-id]').length < ${rowsOfPage}
      ? requestAnimationFrame(look)
      : requestAnimationFrame(() => done(performance.now()));
    look();
  })`);
}

/** A borrower cancels what it asked for, row by row of the list; each row is watched for its new words. */
async function messagesOnScreen(page: Page, { url }: Library, count: number): Promise<number[]> {
  const took: number[] = [];
  while (took.length < count) {
    const rows = await page.evaluate<{ id: string; text: string }[]>(
      `[...document.querySelectorAll('tr[data-id]')].map((row) => ({ id: row.dataset.id, text: row.textContent }))`,
    );
    for (const { id, text } of rows) {
      const open = /OPEN-(\d+)/.exec(text)?.[1];
      if (open === undefined || took.length >= count) continue;
      await page.evaluate(`void (window.seen = ${untilChanged(id)})`);
      const began = Date.now();
      await cancel(url, Number(open));
      took.push((await page.evaluate<number>('window.seen')) - began);
    }
    if (took.length < count) {
      await page.getByRole('button', { name: 'Next' }).click();
      await page.locator(`tr[data-id="${rows[0]?.id}"]`).waitFor({ state: 'detached' });
    }
  }
  return took;
}

/** For the page: when the words of that row have changed and were painted, in milliseconds since 1970; 20 s later at most. */
const untilChanged = (id: string): string => `new Promise((done) => {
  const words = () => document.querySelector('tr[data-id="${id}"]')?.textContent ?? '';
  const before = words();
  const late = setTimeout(() => done(Date.now()), 20000);
  const watcher = new MutationObserver(() => {
    if (words() === before) return;
    watcher.disconnect();
    clearTimeout(late);
    requestAnimationFrame(() => done(Date.now()));
  });
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
})`;

async function cancel(url: string, open: number): Promise<void> {
  const code = `P${open % partnerCount}`;
  const body = templates.cancel
    .replaceAll(blanks.sender, symbolOf(code).slice(5))
    .replaceAll(blanks.id, `OPEN-${open}`)
    .replaceAll(blanks.time, new Date().toISOString())
    .replaceAll(blanks.note, `desk ${open}`);
  const answer = await fetch(`${url}/iso18626`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', authorization: `Bearer ${tokenOf(code)}` },
    body,
  });
  const text = await answer.text();
  if (!answer.ok || !text.includes('messageStatus>OK<'))
    throw new Error(`A cancel was answered ${answer.status}: ${text}`);
}
