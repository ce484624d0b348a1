import type { Page } from 'playwright-core';
import type { Desk } from '../../../src/cli/demo/desk.js';
import { type AtBrowser, openWindowAt, urlOf, type Visitor } from '../desk/support/desk-in-browser.js';
import { card, pin } from './two-colleges.js';

export const phone = { width: 390, height: 844 } as const;

/** A window at the patrons’ pages, in the language wished. */
export async function openPatronWindow(desk: Desk, visitor: Visitor = {}): Promise<AtBrowser> {
  return openWindowAt(urlOf(desk), { ...visitor, untouched: true });
}

/** As a patron does it, where the page asks for it. */
export async function signInHere(page: Page): Promise<void> {
  await page.locator('input[name="card"]').fill(card);
  await page.locator('input[name="pin"]').fill(pin);
  await page.locator('form button[type="submit"]').click();
}

/** Whether the page is wider than its window: then it scrolls sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
