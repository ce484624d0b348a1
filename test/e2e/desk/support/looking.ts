import type { Page } from 'playwright-core';

/** A headless browser takes every page for seen: this one now believes that its person looks at something else. */
export const looksAway = (page: Page): Promise<void> => isSeen(page, false);

export const looksBack = (page: Page): Promise<void> => isSeen(page, true);

const isSeen = (page: Page, seen: boolean): Promise<void> =>
  page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${seen ? 'visible' : 'hidden'}' });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${!seen} });
    document.dispatchEvent(new Event('visibilitychange'));`);

/** Marks the page as it is. `isStillThere` afterwards: it was not loaded again meanwhile. */
export async function mark(page: Page): Promise<{ isStillThere(): Promise<boolean> }> {
  await page.evaluate('window.wasHere = true');
  return { isStillThere: () => page.evaluate('window.wasHere === true') };
}

/** Milliseconds from a deed until the page shows it. */
export async function timeOf(deed: () => Promise<unknown>, shown: () => Promise<unknown>): Promise<number> {
  const began = Date.now();
  await Promise.all([deed(), shown()]);
  return Date.now() - began;
}
