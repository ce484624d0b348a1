import type { Locator, Page } from 'playwright-core';

/** What a person’s hands have done: a scan is one deed, however many characters the scanner types. */
export interface Spent {
  clicks: number;
  scans: number;
  keys: number;
}

/** The hands of somebody at a browser; everything they do is counted. */
export interface Hands {
  /** As a scanner types it: at once, ended by Enter, wherever the focus is. */
  scan(code: string): Promise<void>;
  click(what: Locator): Promise<void>;
  /** One key, or several at once: `Control+Enter`. */
  press(key: string): Promise<void>;
  /** Words into what has the focus: each letter is a key. */
  type(words: string): Promise<void>;
  spent(): Spent;
}

export function handsAt(page: Page): Hands {
  const spent: Spent = { clicks: 0, scans: 0, keys: 0 };
  return {
    scan: async (code) => {
      spent.scans += 1;
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
    },
    click: async (what) => {
      spent.clicks += 1;
      await what.click();
    },
    press: async (key) => {
      spent.keys += 1;
      await page.keyboard.press(key);
    },
    type: async (words) => {
      spent.keys += words.length;
      await page.keyboard.type(words);
    },
    spent: () => ({ ...spent }),
  };
}

export const deedsOf = ({ clicks, scans, keys }: Spent): number => clicks + scans + keys;

/** The keystroke budget of a story as a line of the test’s output. */
export const budgetLine = (what: string, spent: Spent, stepsOfInstructions: number): string =>
  `${what}: ${spent.clicks} clicks, ${spent.scans} scans, ${spent.keys} keys = ${deedsOf(spent)}; the instructions take ${stepsOfInstructions} steps`;
