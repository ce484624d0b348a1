/**
 * `npm run look`: everything that a person sees, looked at in every size, language and role; pictures and an index page of it,
 * and what was found. See `--help`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolePermissions } from '../../src/domain/staff/permissions.js';
import { type AtBrowser, addUser, openWindow, openWindowAt, signIn } from '../e2e/desk/support/desk-in-browser.js';
import { openFilledLibraries } from '../e2e/desk/support/filled.js';
import * as layers from '../e2e/desk/support/layers.js';
import { screens } from '../e2e/desk/support/screens.js';
import { everyView } from '../e2e/desk/support/views.js';
import { walker } from '../e2e/desk/support/walk.js';
import { openPatronWindow } from '../e2e/my/patron-in-browser.js';
import { openTwoColleges } from '../e2e/my/two-colleges.js';
import { openLibraries, type TwoLibraries } from '../e2e/support/two-libraries.js';
import { builtDesk, theBrowser } from '../support/browser.js';
import { root } from '../support/root.js';
import { startServices } from '../support/start-services.js';
import { frame } from './both-looks.js';
import { type Choice, choose, help, type RoleName, sizeOf, wholeRole } from './choice.js';
import { goneOf } from './known.js';
import { patronsRequests, walkAsPatron } from './patron-walk.js';
import { takeReadmePicture } from './readme-picture.js';
import { faultList, indexPage } from './report.js';
import { type Circumstances, type Seen, see } from './seen.js';

const say = (line = '') => console.log(line);

interface Looking {
  choice: Choice;
  folder: string;
  seen: Seen[];
}

async function run(choice: Choice): Promise<number> {
  const folder = resolve(root, choice.folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const looking: Looking = { choice, folder, seen: [] };
  if (choice.at) {
    await lookAtOpenDesk(looking, choice.at);
    return verdict(looking);
  }
  const services = await startServices({ ownOnly: false, tell: say });
  Object.assign(process.env, services.env);
  try {
    builtDesk();
    if (choice.readme) {
      await takeReadmePicture();
      return 0;
    }
    if (choice.data.includes('full') && choice.roles.some((role) => role !== 'patron')) await lookAtFullDesk(looking);
    if (choice.data.includes('empty') && choice.roles.includes(wholeRole)) await lookAtEmptyDesk(looking);
    if (choice.roles.includes('patron')) await lookAsPatron(looking);
  } finally {
    await (await theBrowser()).close();
    write(looking);
    await services.stop();
  }
  return verdict(looking);
}

function write({ folder, seen }: Looking): void {
  writeFileSync(join(folder, 'index.html'), indexPage(seen));
  writeFileSync(join(folder, 'faults.md'), faultList(seen));
  writeFileSync(join(folder, 'seen.json'), JSON.stringify(seen));
}

function verdict({ choice, folder, seen }: Looking): number {
  const faults = seen.flatMap((each) => each.faults);
  const unknown = faults.filter(({ isKnown }) => !isKnown);
  const isWhole = choose([]);
  const isAll = (['page', 'roles', 'sizes', 'languages', 'data'] as const).every(
    (part) => String(choice[part]) === String(isWhole[part]),
  );
  const gone = isAll ? goneOf(seen.map((each) => ({ ...each, height: sizeOf(each.size).height }))) : [];
  for (const line of gone) say(`A known fault ${line}`);
  say(`${seen.length} looks, ${unknown.length} faults, ${faults.length - unknown.length} known ones.`);
  say(`${join(folder, 'index.html')}\n${join(folder, 'faults.md')}`);
  return unknown.length + gone.length > 0 ? 1 : 0;
}

/** Addresses of a desk that somebody keeps open while building it. */
async function lookAtOpenDesk(looking: Looking, url: string): Promise<void> {
  builtDesk();
  try {
    for (const { language, size } of lookings(looking.choice)) {
      const window = await openWindowAt(url, { language, theme: looking.choice.theme, ...sizeOf(size) });
      await signIn(window, 'roy', '/help');
      const walk = walker(window.page);
      for (const view of looking.choice.page.split(',')) {
        await walk.go(view);
        await keep(looking, window, view, { language, size, role: wholeRole, data: 'full' }, true);
      }
      for (const fault of window.faults) say(`The browser complains: ${fault}`);
      await window.close();
    }
  } finally {
    await (await theBrowser()).close();
    write(looking);
  }
}

/** All pairs of the chosen languages and sizes. */
const lookings = ({ languages, sizes }: Choice) =>
  languages.flatMap((language) => sizes.map((size) => ({ language, size })));

async function lookAtFullDesk(looking: Looking): Promise<void> {
  const { choice } = looking;
  const two = await openFilledLibraries();
  try {
    const { desk } = two.borrower;
    const views = await everyView(desk);
    const requests = await layers.onePerState(two);
    const whole = new Map<string, string>();
    if (choice.roles.includes(wholeRole))
      for (const at of lookings(choice)) {
        const circumstances: Circumstances = { ...at, role: wholeRole, data: 'full' };
        await inWindow(two, 'roy', looking, circumstances, async (window) => {
          await walkViews(looking, window, views, circumstances, whole);
          await walkLayers(looking, window, two, requests, circumstances);
        });
      }
    for (const role of choice.roles)
      if (role !== wholeRole && role !== 'patron') await lookAs(looking, two, role, views, whole);
  } finally {
    await two.close();
  }
}

async function inWindow(
  { borrower }: TwoLibraries,
  user: string,
  { choice: { theme } }: Looking,
  { language, size, role, data }: Circumstances,
  work: (window: AtBrowser) => Promise<void>,
): Promise<void> {
  const began = Date.now();
  const window = await openWindow(borrower.desk, { language, theme, ...sizeOf(size) });
  window.page.setDefaultTimeout(20_000);
  try {
    await signIn(window, user, '/help');
    await work(window);
  } finally {
    await window.close();
  }
  say(`${role}, ${data}, ${language}, ${size}: ${Math.round((Date.now() - began) / 1000)} s`);
}

const isWanted = ({ choice }: Looking, place: string): boolean => place.includes(choice.page);

async function keep(
  looking: Looking,
  window: AtBrowser,
  place: string,
  at: Circumstances,
  isFirst: boolean,
): Promise<void> {
  const { choice, folder, seen } = looking;
  const without = isFirst ? [] : frame;
  seen.push(await see(window.page, place, at, { axe: { without }, folder: choice.pictures ? folder : undefined }));
}

/** What the page has, but for numbers that its parts are given: by it two roles see the same page. */
const contentOf = (window: AtBrowser): Promise<string> =>
  window.page.evaluate(
    `(document.querySelector('#page')?.innerHTML ?? '').replaceAll(/mantine-[\\w-]+|:r\\w+:|_r_\\w+_/g, '')`,
  );

async function walkViews(
  looking: Looking,
  window: AtBrowser,
  views: readonly string[],
  at: Circumstances,
  whole: Map<string, string>,
): Promise<void> {
  const walk = walker(window.page);
  let isFirst = true;
  for (const view of views) {
    if (!isWanted(looking, view)) continue;
    await tries(looking, view, at, async () => {
      await walk.go(view);
      if (at.role === wholeRole) whole.set(`${at.language} ${at.size} ${view}`, await contentOf(window));
      else if (whole.get(`${at.language} ${at.size} ${view}`) === (await contentOf(window))) return;
      await keep(looking, window, view, at, isFirst);
      isFirst = false;
    });
  }
}

/** What cannot be looked at is a fault as well, and the others are looked at. */
async function tries(looking: Looking, place: string, at: Circumstances, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const what = `could not be looked at: ${(error as Error).message.split('\n').slice(0, 2).join(' ')}`;
    looking.seen.push({ ...at, place, faults: [{ kind: 'reach', what, where: '', isKnown: false }] });
  }
}

async function walkLayers(
  looking: Looking,
  window: AtBrowser,
  two: TwoLibraries,
  requests: Awaited<ReturnType<typeof layers.onePerState>>,
  at: Circumstances,
): Promise<void> {
  const { page } = window;
  const going = (prefix: string): layers.Going => ({
    page,
    walk: walker(page),
    wants: (name) => isWanted(looking, `${prefix} ${name}`),
    look: async (name) => {
      if (isWanted(looking, `${prefix} ${name}`)) await keep(looking, window, `${prefix} ${name}`, at, false);
    },
  });
  const parts: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['list', () => layers.listsWithAllColumns(going('list'))],
    ['dialog', () => layers.layersOfRequests(going('dialog'), requests)],
    ['drawer', () => layers.layersOfLists(going('drawer'))],
    ['menu', () => layers.layersOfMenus(going('menu'))],
    ['palette', () => layers.layersOfKeyboard(going('palette'))],
    ['secret', () => layers.secretsShownOnce(going('secret'), `${at.language}-${at.size}`)],
    ['bulk', () => layers.layersOfBulk(going('bulk'))],
    ['history', () => layers.undoInHistory(going('history'), requests)],
    ['notice', () => layers.noticeOfNewAddress(going('notice'), two, `${at.language}-${at.size}`)],
    ['toast', () => layers.toasts(going('toast'), two)],
  ];
  const names = parts.map(([name]) => name);
  for (const [name, part] of parts) {
    // What is looked for by a page’s name may have it in the name of a dialog.
    if (names.includes(looking.choice.page) && looking.choice.page !== name) continue;
    await tries(looking, name, at, async () => void (await part()));
    await page.goto('/help');
  }
}

/** A role sees less than the administrator: only what looks otherwise is looked at. */
async function lookAs(
  looking: Looking,
  two: TwoLibraries,
  role: Exclude<RoleName, 'patron'>,
  views: readonly string[],
  whole: Map<string, string>,
): Promise<void> {
  const code = `as-${role}`.toLowerCase();
  await addUser(two.borrower.desk, code, role, 'Mireille Roy');
  const mayOpen = (view: string) => {
    const path = view.replace(/\?.*/, '');
    const row = screens.find((each) => new RegExp(`^${each.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path));
    return !row?.permission || rolePermissions[role].includes(row.permission as never);
  };
  for (const at of lookings(looking.choice)) {
    const circumstances: Circumstances = { ...at, role, data: 'full' };
    await inWindow(two, code, looking, circumstances, (window) =>
      walkViews(looking, window, views.filter(mayOpen), circumstances, whole),
    );
  }
}

async function lookAtEmptyDesk(looking: Looking): Promise<void> {
  const { libraries, close } = await openLibraries(['FRESH'], {}, true);
  try {
    const [library] = libraries;
    if (!library) throw new Error('The library did not open.');
    await addUser(library.desk, 'roy', undefined, 'Mireille Roy');
    const views = screens.map(({ path }) => path).filter((path) => !path.includes(':'));
    for (const at of lookings(looking.choice)) {
      const circumstances: Circumstances = { ...at, role: wholeRole, data: 'empty' };
      const window = await openWindow(library.desk, { language: at.language, ...sizeOf(at.size) });
      if (isWanted(looking, '/sign-in')) {
        await window.page.goto('/sign-in');
        await window.page.locator('h1').first().waitFor();
        await keep(looking, window, '/sign-in', circumstances, true);
      }
      await window.close();
      await inWindow({ borrower: library } as TwoLibraries, 'roy', looking, circumstances, (window) =>
        walkViews(looking, window, views, circumstances, new Map()),
      );
    }
  } finally {
    await close();
  }
}

async function lookAsPatron(looking: Looking): Promise<void> {
  const { choice, folder, seen } = looking;
  const two = await openTwoColleges();
  try {
    const number = await patronsRequests(two);
    for (const at of lookings(choice)) {
      const circumstances: Circumstances = { ...at, role: 'patron', data: 'full' };
      const window = await openPatronWindow(two.borrower.desk, { language: at.language, ...sizeOf(at.size) });
      window.page.setDefaultTimeout(20_000);
      await tries(looking, '/my', circumstances, () =>
        walkAsPatron(window.page, number, async (place) => {
          if (!isWanted(looking, place)) return;
          seen.push(await see(window.page, place, circumstances, { folder: choice.pictures ? folder : undefined }));
        }),
      );
      await window.close();
    }
  } finally {
    await two.close();
  }
}

let status = 2;
try {
  const choice = choose(process.argv.slice(2));
  if (choice.help) say(help);
  status = choice.help ? 0 : await run(choice);
} catch (error) {
  console.error((error as Error).message.slice(0, 600));
  if (process.env['DEBUG']) console.error((error as Error).stack?.slice(-1200));
}
process.exit(status);
