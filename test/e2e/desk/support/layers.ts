/** All that opens above a page of the desk: one walk for whoever looks at it. */
import type { Page } from 'playwright-core';
import type { Desk } from '../../../../src/cli/demo/desk.js';
import type { RequestView } from '../../../../src/contract/request-views.js';
import type { TwoLibraries } from '../../support/two-libraries.js';
import { askPatron, longTitle } from './fill-library.js';
import { screens } from './screens.js';
import type { walker } from './walk.js';

/** Somebody who goes through what opens; `look` sees each of them by its name, while it is open. */
export interface Going {
  page: Page;
  walk: ReturnType<typeof walker>;
  look: (name: string, isWhole?: boolean) => Promise<void>;
  /** Which are opened at all; all of them without it. */
  wants?: (name: string) => boolean;
}

/** The menu and every form of a request of each side and state: the buttons, and what its menu offers. Gives their names. */
export async function layersOfRequests(going: Going, requests: readonly RequestView[]): Promise<string[]> {
  const { page, walk, look } = going;
  const seen = new Set<string>();
  const head = page.locator('main').first();
  // A button whose meaning has just changed is dead for a moment, and so is its menu.
  const menu = head.locator('button[aria-haspopup="menu"]:not([data-inert])');
  const items = page.getByRole('menuitem').filter({ hasText: '…' });
  const isNew = (name: string) => !seen.has(name) && Boolean(seen.add(name)) && wants(going, name);
  const opened: string[] = [];
  const lookInto = async (name: string) => {
    opened.push(name);
    await inDialog(going, () => look(name));
  };
  for (const { id, side, actions } of requests) {
    if (seen.has(side) && actions.every(({ name }) => seen.has(`${side} ${name}`))) continue;
    for (const { name } of actions) seen.add(`${side} ${name}`);
    await walk.go(`/${side}/${id}`);
    const primary = actions.find((action) => action.primary && asks(action));
    if (primary && isNew(`${side} primary ${primary.name}`)) {
      await head.locator(`[data-action="${primary.name}"]:not([data-inert])`).click();
      await lookInto(`${side} ${primary.name}`);
    }
    await menu.click();
    await items.first().waitFor();
    if (isNew(side)) await look(`menu ${side}`, true);
    const labels = await items.allTextContents();
    await page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
    for (const [at, label] of labels.entries())
      if (isNew(`${side} item ${label}`)) {
        await menu.click();
        await items.nth(at).click();
        await lookInto(`${side} ${label}`);
      }
  }
  return opened;
}

/** The form beside each list that makes something new. Gives the lists that have one. */
export async function layersOfLists(going: Going): Promise<string[]> {
  const { page, walk, look } = going;
  const seen: string[] = [];
  // In the two lists of requests `open` names a request.
  for (const { path } of screens.filter(({ path }) => !/:|^.(borrowing|lending)$/.test(path))) {
    if (!wants(going, `new ${path}`)) continue;
    await walk.go(`${path}?open=%2Bnew&new=1`);
    if ((await page.getByRole('dialog').count()) === 0) continue;
    seen.push(path);
    await inDialog(going, () => look(`new ${path}`));
  }
  return seen;
}

/** What the keyboard opens. */
export async function layersOfKeyboard({ page, walk, look }: Going): Promise<void> {
  await walk.atRest();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.waitFor();
  await look('palette');
  await page.keyboard.type('river');
  await palette.getByText('Deep River').first().waitFor();
  await look('palette with a request');
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
}

/** Pages whose buttons open menus, beside the menu of a request. */
export const pagesWithMenus = [
  '/borrowing',
  '/lending',
  '/patrons/P100',
  '/monitor',
  '/reports',
  '/scan/receive',
] as const;

/**
 * Every menu and box that a button of these pages opens: one of each kind on a page, the header’s once. Gives the pages with their
 * buttons.
 */
export async function layersOfMenus(going: Going, paths: readonly string[] = pagesWithMenus): Promise<string[]> {
  const { page, walk, look } = going;
  const opened: string[] = [];
  const seen = new Set<string>();
  const isNew = (name: string) => !seen.has(name) && Boolean(seen.add(name));
  const open = page.locator('[data-portal] :is([role="menu"], [role="dialog"], [role="listbox"]):visible');
  for (const path of paths) {
    if (!wants(going, `menu of ${path}`)) continue;
    await walk.go(path);
    for (const { at, name, isOfFrame } of await buttonsWithMenus(page)) {
      if (!isNew(isOfFrame ? name : `${path} ${name}`)) continue;
      await page.locator(`[data-look-menu="${at}"]`).click();
      if (!(await comes(open.first()))) continue;
      await walk.atRest();
      opened.push(`${path} ${name}`);
      await look(`menu of ${path}: ${name}`);
      await page.keyboard.press('Escape');
      await open
        .first()
        .waitFor({ state: 'detached', timeout: 2000 })
        .catch(() => undefined);
    }
  }
  return opened;
}

/** The buttons of a page that open something, each marked with its number. Each row has one of its own: their names stand before a colon. */
const buttonsWithMenus = (page: Page): Promise<{ at: number; name: string; isOfFrame: boolean }[]> =>
  page.evaluate(`[...document.querySelectorAll('button[aria-haspopup]:not([data-inert])')]
    .filter((button) => button.checkVisibility({ visibilityProperty: true }))
    .map((button, at) => {
      button.setAttribute('data-look-menu', at);
      const name = (button.getAttribute('aria-label') ?? button.innerText).split(/\\s?:/)[0].trim();
      return { at, name, isOfFrame: !button.closest('main') };
    })`);

/**
 * The bar of the rows that are ticked, its menu, what is seen before something is done with all of them, and what came of each with
 * its Undo. Leaves them as they were.
 */
export async function layersOfBulk(going: Going): Promise<void> {
  const { page, walk, look } = going;
  await walk.go('/borrowing?state=shippedPhysically');
  await page.locator('thead input[type="checkbox"]').check();
  const receive = page.locator('[data-bulk="receive"]');
  await receive.waitFor();
  await walk.atRest();
  await look('the bar of ticked rows');
  await page.locator('section:has(> [data-bulk]) button[aria-haspopup="menu"]').click();
  await page.getByRole('menuitem').nth(5).waitFor();
  await walk.atRest();
  await look('menu of ticked rows');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await receive.click();
  await inDialog(going, async () => {
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-result]').first().waitFor();
    await look('what will happen with ticked rows');
    await dialog.locator('button[data-autofocus]').click();
    const undo = dialog.locator('[data-undo] button');
    await undo.first().waitFor();
    await walk.atRest();
    await look('what came of ticked rows');
    while ((await undo.count()) > 0) {
      const said = dialog.locator('[data-undo-said]');
      const before = await said.count();
      await undo.first().click();
      await said.nth(before).waitFor();
    }
    await look('ticked rows that were undone');
  });
}

/** The Undo of the last step in the history of what was received (KA1). */
export async function undoInHistory({ page, walk, look }: Going, requests: readonly RequestView[]): Promise<void> {
  const received = requests.find(({ side, state }) => side === 'borrowing' && state === 'receivedPhysically');
  await walk.go(`/borrowing/${received?.id}?section=history`);
  const history = page.locator('#section-history');
  await history.waitFor();
  const folded = history.locator('button[aria-expanded="false"]');
  if ((await folded.count()) > 0) await folded.first().click();
  const undo = history.locator('[data-undo] button').first();
  await undo.waitFor();
  await undo.scrollIntoViewIfNeeded();
  await walk.atRest();
  await look('Undo in a history', true);
}

/** Every column of a list that somebody may choose. */
const allColumns = 'partner next requester dueDate pickup assignedTo externalId createdAt updatedAt owner'.split(' ');

/** The lists with all their columns (KA18), chosen as a person does: kept on the node. */
export async function listsWithAllColumns({ page, walk, look }: Going): Promise<void> {
  for (const side of ['borrowing', 'lending'] as const) {
    await setPreference(page, `columns.${side}`, allColumns);
    await page.goto(`/${side}`);
    await page.locator('[data-row-link]').first().waitFor();
    await walk.atRest();
    await look(`/${side} with all columns`, true);
    await setPreference(page, `columns.${side}`, ['partner', 'next']);
  }
  await page.goto('/help');
}

const setPreference = (page: Page, key: string, value: unknown): Promise<unknown> =>
  page.evaluate(`(async () => {
    const { csrf } = await (await fetch('/api/v1/session')).json();
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
    const answer = await fetch('/api/v1/me/preferences/${key}', { method: 'PUT', headers, body: JSON.stringify({ value: ${JSON.stringify(value)} }) });
    if (!answer.ok) throw new Error('The preference was not kept: ' + answer.status);
  })()`);

/** Secrets that are shown once: a new partner’s, another one for it, a key for a program (KB1). */
export async function secretsShownOnce({ page, walk, look }: Going, tag: string): Promise<void> {
  const secret = page.locator('[data-secret]').first();
  await walk.go('/partners?new=1');
  const form = page.getByRole('dialog');
  await form.waitFor();
  // What was not copied is asked for once before its window closes.
  const leave = async () => {
    for (let left = 3; left > 0 && (await form.count()) > 0; left -= 1) {
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached', timeout: 1000 }).catch(() => undefined);
    }
  };
  const fill = (name: string, value: string) => form.locator(`[data-path="${name}"]`).first().fill(value);
  await fill('code', `look-${tag}`);
  await fill('name', `Northern College of the Long Winter ${tag}`);
  await fill('url', 'https://example.org/iso18626');
  await fill('symbols', `ISIL:CA-${tag.toUpperCase()}`);
  await form.locator('button[type="submit"]').click();
  await secret.waitFor();
  await walk.atRest();
  await look('the secret of a new partner');
  await leave();
  await page.goto(`/partners/look-${tag}?tab=credentials`);
  await page.locator('main form button[type="submit"]').first().click();
  await secret.waitFor();
  await secret.scrollIntoViewIfNeeded();
  await walk.atRest();
  await look('the secret of another credential');
  await leave();
  await page.goto('/keys?new=1&for=follower');
  await form.waitFor();
  await fill('name', `Discovery ${tag}`);
  await form.locator('button[type="submit"]').click();
  await secret.waitFor();
  await walk.atRest();
  await look('the secret of a key');
  await leave();
  await page.goto('/help');
}

/** What Home and the partner’s page say while nobody has confirmed a partner’s new address (KD3). */
export async function noticeOfNewAddress(
  { page, walk, look }: Going,
  { borrower: { desk } }: TwoLibraries,
  tag: string,
): Promise<void> {
  const code = `moved-${tag}`;
  await desk.call('POST', '/partners', {
    code,
    name: `Collège régional de la Nouvelle-Rive (${tag})`,
    dialect: 'standard-1.2',
    url: 'https://illiad.example.org/iso18626',
    symbols: [{ type: 'ISIL', value: `CA-MOVED-${tag.toUpperCase()}` }],
    outboundAuth: { kind: 'bearer', token: 'what-we-present' },
  });
  await desk.call('PATCH', `/partners/${code}`, { url: 'https://pret-entre-bibliotheques.example.com/iso18626' });
  for (const path of ['/', `/partners/${code}`]) {
    await walk.go('/help');
    await walk.go(path);
    await page.getByRole('alert').first().waitFor();
    await look(`a partner’s new address, ${path === '/' ? 'on Home' : 'at the partner'}`, true);
  }
  await desk.call('DELETE', `/partners/${code}`);
  await walk.go('/help');
}

/** What is said in a corner: of what one did, of what another did, to a request with a long title. */
export async function toasts({ page, walk, look }: Going, { borrower, lender }: TwoLibraries): Promise<void> {
  const { desk } = borrower;
  const toast = page.locator('.mantine-Notification-root');
  const hide = async () => {
    for (const close of await toast.getByRole('button').all()) await close.click().catch(() => undefined);
  };
  const { externalId } = await desk.create({
    serviceType: 'Loan',
    title: longTitle,
    patron: { id: '21000100' },
    rota: [lender.desk.library.code],
  });
  const id = await idOf(desk, externalId);
  await page.goto(`/borrowing/${id}`);
  await page.locator('[data-action="send"]:not([data-inert])').first().click();
  await toast.first().waitFor();
  await walk.atRest();
  await look('toast of one’s own action');
  await hide();
  await lender.desk.until(externalId, 'created', 'locateFailed');
  await lender.desk.act(externalId, 'willSupply');
  await toast.first().waitFor();
  await walk.atRest();
  await look('toast of a partner’s answer');
  await hide();
  await askPatron(desk, externalId);
  await toast.first().waitFor();
  await walk.atRest();
  await look('toast of what a colleague did');
  await hide();
  await page.goto('/help');
}

const idOf = async (desk: Desk, externalId: string): Promise<string> =>
  (await desk.call<{ id: string }>('GET', `/requests/${externalId}`)).id;

/** A request of each side and state that the desk has. */
export async function onePerState({ borrower: { desk } }: TwoLibraries): Promise<RequestView[]> {
  const pages = await Promise.all(['borrowing', 'lending'].map((side) => desk.requests(`limit=100&side=${side}`)));
  const items = pages.flatMap((page) => page.items);
  const ids = new Map(items.map(({ side, state, id }) => [`${side} ${state}`, id]));
  const found = await Promise.all([...ids.values()].map((id) => desk.request(id)));
  return found.filter((each) => each !== undefined);
}

/** Whether the button of an action opens its form: a note alone, which nobody must write, is asked for in the menu. */
const asks = ({ fields }: RequestView['actions'][number]): boolean =>
  fields.some(({ name, required }) => required || !/note$/i.test(name));

const wants = ({ wants: isWanted = () => true }: Going, name: string): boolean => isWanted(name);

const comes = (what: { waitFor(options: { timeout: number }): Promise<void> }): Promise<boolean> =>
  what.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );

/** Waits for the dialog, looks, and closes it: what is open in it first. */
async function inDialog({ page, walk }: Going, look: () => Promise<void>): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.first().waitFor();
  await walk.atRest();
  await look();
  for (let left = 3; left > 0 && (await dialog.count()) > 0; left -= 1) {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached', timeout: 1000 }).catch(() => undefined);
  }
  if ((await dialog.count()) > 0) throw new Error(`A dialog of ${page.url()} does not close by Escape.`);
}
