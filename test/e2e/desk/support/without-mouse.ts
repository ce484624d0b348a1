import { statusIs } from './clicking.js';
import { type AtBrowser, password } from './desk-in-browser.js';
import { type Hands, handsAt } from './hands.js';

/** Somebody without a mouse. After each deed the focus is somewhere. */
export function keysAt({ page }: AtBrowser) {
  const hands: Hands = handsAt(page);
  const active = (is: string) => page.evaluate(`Boolean(document.activeElement${is})`);
  const soon = async (what: string, isSo: () => Promise<unknown>) => {
    for (const end = Date.now() + 5000; !(await isSo()); await page.waitForTimeout(20))
      if (Date.now() > end) throw new Error(`Not within 5 s: ${what}`);
  };
  const isSomewhere = (after: string) =>
    soon(`the focus is somewhere after ${after}`, () => active(`?.matches(':not(body)')`));
  const press = async (key: string) => {
    await hands.press(key);
    await isSomewhere(key);
  };
  /** The request is beside its list or on its page. */
  const ofRequest = (what: string) => page.locator(`aside ${what}, main header ${what}`).first();
  const can = async (action: string) => {
    // The rows of a list have buttons of their own.
    await page.locator(`:is(aside, main) [data-action="${action}"]:not([data-inert], tr *):enabled`).first().waitFor();
    await isSomewhere(`${action} became possible`);
  };
  const confirms = async (action: string, fills?: () => Promise<void>) => {
    const submit = page.locator(`[data-submit="${action}"]`);
    await submit.waitFor();
    await soon(`the focus is in the form of ${action}`, () => active(`?.closest('[role="dialog"] form')`));
    await fills?.();
    await hands.press('Control+Enter');
    await submit.waitFor({ state: 'detached' });
    await isSomewhere(`the form of ${action} closed`);
  };
  return {
    page,
    hands,
    press,
    can,
    confirms,
    signIn: async () => {
      await page.goto('/sign-in');
      await soon('the name has the focus', () => active(`?.matches('[name="user"]')`));
      await page.keyboard.type('roy');
      await page.keyboard.press('Tab');
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === '/');
      await page.locator('h1').waitFor();
      await isSomewhere('signing in');
    },
    /** What stands in the instructions too: not counted. */
    words: (words: string) => page.keyboard.type(words),
    focusOn: (label: string) =>
      soon(`the focus is on ${label}`, async () => {
        const field = page.getByLabel(label).and(page.locator('input:focus'));
        return (await field.count()) > 0;
      }),
    says: async (status: string) => {
      await ofRequest('.tone')
        .filter({ hasText: statusIs([status]) })
        .waitFor();
      await isSomewhere(status);
    },
    doesInDialog: async (action: string, fills?: () => Promise<void>) => {
      await can(action);
      await hands.press('Control+Enter');
      await confirms(action, fills);
    },
    /** Down the open menu to this action. */
    chooses: async (action: string) => {
      const item = page.locator(`[role="menuitem"][data-action="${action}"]`);
      await item.waitFor();
      await soon('the focus is in the menu', () => active(`?.closest('[role="menu"]')`));
      const chosen = page.locator(`[role="menuitem"][data-action="${action}"]:focus`);
      for (let left = 20; left > 0 && (await chosen.count()) === 0; left -= 1) await press('ArrowDown');
      await hands.press('Enter');
    },
  };
}
