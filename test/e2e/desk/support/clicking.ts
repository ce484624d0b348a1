import type { Locator } from 'playwright-core';
import type { AtBrowser } from './desk-in-browser.js';

/** Somebody who clicks, at one request: beside its list or on its page. */
export interface Clicking extends AtBrowser {
  pane: Locator;
  /** Waits until the request has one of these statuses. */
  says(...statuses: string[]): Promise<void>;
  /** The usual next step that asks nothing. */
  does(action: string): Promise<void>;
  /** The same: what opens a form leaves it open. */
  presses(action: string): Promise<void>;
  /** The menu behind the three dots, and an item of it. */
  opens(item?: string): Promise<void>;
  /** The usual next step with its form. */
  doesInDialog(action: string, fills?: (dialog: Locator) => Promise<void>): Promise<void>;
  /** Something of the menu, with its form. */
  chooses(item: string, fills?: (dialog: Locator) => Promise<void>): Promise<void>;
}

export function clickingAt(at: AtBrowser, place?: Locator): Clicking {
  const { page } = at;
  const pane = place ?? page.getByRole('complementary', { name: 'Details' });
  const submits = async (fills?: (dialog: Locator) => Promise<void>) => {
    const dialog = page.getByRole('dialog').filter({ has: page.locator('[data-submit]') });
    await dialog.waitFor();
    await fills?.(dialog);
    await dialog.locator('[data-submit]').click();
    await dialog.waitFor({ state: 'detached' });
  };
  /** Dead for a moment after its meaning changed. */
  const presses = (action: string) =>
    pane
      .getByRole('button', { name: `${action}: ` })
      .and(page.locator('[data-action]:not([data-inert])'))
      .first()
      .click();
  const opens = async (item?: string) => {
    await pane.getByRole('button', { name: 'More actions: ' }).and(page.locator(':not([data-inert])')).first().click();
    if (item) await page.getByRole('menuitem', { name: item }).click();
  };
  return {
    ...at,
    pane,
    presses,
    opens,
    says: (...statuses) =>
      pane
        .locator('.tone')
        .first()
        .filter({ hasText: statusIs(statuses) })
        .waitFor(),
    does: presses,
    doesInDialog: async (action, fills) => {
      await presses(action);
      await submits(fills);
    },
    chooses: async (item, fills) => {
      await opens(item);
      await submits(fills);
    },
  };
}

/** The badge of a request says whose turn it is behind its status. */
export const statusIs = (statuses: readonly string[]) => new RegExp(`^(${statuses.join('|')})( – |$)`);
