import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Desk } from '../../../../src/cli/demo/desk.js';
import { theBrowser } from '../../../support/browser.js';

export interface Visitor {
  /** Another browser than the one of all tests. */
  browser?: Browser;
  language?: 'en' | 'fr';
  theme?: 'light' | 'dark';
  width?: number;
  /** A browser in which nobody has chosen a language yet. */
  untouched?: boolean;
  height?: number;
  /** `false`: the browser runs no script. */
  scripts?: boolean;
  /** Of the reader's machine; the libraries of the tests are in Toronto. */
  timeZone?: string;
}

/** A member of staff at a browser of their own. `faults` are what the page complained of: errors, refused scripts. */
export interface AtBrowser {
  page: Page;
  context: BrowserContext;
  /** The address of the node. */
  home: string;
  faults: string[];
  close(): Promise<void>;
}

export const password = 'a-long-password-of-tests';

/** A user with that role at all libraries of the node. */
export async function addUser(
  desk: Desk,
  code: string,
  role = 'generalSystemAdministrator',
  name = code,
): Promise<void> {
  await desk.call('POST', '/users', { code, name, password, roles: [{ role }] });
}

export const urlOf = ({ library }: Desk): string => `http://127.0.0.1:${library.port}`;

/** Opens a browser window at a desk: nobody is signed in yet. */
export const openWindow = (desk: Desk, visitor: Visitor = {}): Promise<AtBrowser> => openWindowAt(urlOf(desk), visitor);

export async function openWindowAt(baseURL: string, visitor: Visitor = {}): Promise<AtBrowser> {
  const { language = 'en', theme = 'light', width = 1280, height = 800, timeZone = 'America/Toronto' } = visitor;
  const browser = visitor.browser ?? (await theBrowser());
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    locale: language === 'fr' ? 'fr-CA' : 'en-CA',
    timezoneId: timeZone,
    colorScheme: theme,
    reducedMotion: 'reduce',
    javaScriptEnabled: visitor.scripts ?? true,
  });
  // The account of a new user says English: whoever works in French has chosen it in their browser once.
  if (!visitor.untouched)
    await context.addInitScript(
      `localStorage.getItem('interlend.language') ?? localStorage.setItem('interlend.language', '${language}')`,
    );
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    // The browser itself notes every refused call; what the page does about it is the test's to say.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) faults.push(text);
  });
  return { page, context, home: baseURL, faults, close: () => context.close() };
}

/** What a browser has of a person who signed in with it: cookies, and where they stand. */
interface SignedIn {
  cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
  desk: string | null;
}

const signedIn = new Map<string, SignedIn>();

/**
 * Signs in and goes to a page. The first time at a node on the screen, as a person does it; after that, while that session
 * lasts, as the same person in another window, which spares a page and the reckoning of the password.
 */
export async function signIn(at: AtBrowser, user: string, to = '/'): Promise<void> {
  const { page, context } = at;
  const who = `${at.home} ${user}`;
  const known = signedIn.get(who);
  if (known && (await takesOver(at, known))) return void (await page.goto(to));
  await signInOnScreen(at, user, to);
  const desk = (await page.evaluate(`localStorage.getItem('interlend.desk')`)) as string | null;
  signedIn.set(who, { cookies: await context.cookies(), desk });
}

async function takesOver({ context, home }: AtBrowser, { cookies, desk }: SignedIn): Promise<boolean> {
  await context.addCookies(cookies);
  if (!(await context.request.get(`${home}/api/v1/session`)).ok()) return false;
  if (desk)
    await context.addInitScript(
      `localStorage.getItem('interlend.desk') ?? localStorage.setItem('interlend.desk', ${JSON.stringify(desk)})`,
    );
  return true;
}

/** Signs in on the screen, as a person does it, and goes to a page: for tests of what comes before and after that. */
export async function signInOnScreen({ page }: AtBrowser, user: string, to = '/'): Promise<void> {
  await page.goto(`/sign-in?back=${encodeURIComponent(to)}`);
  await page.locator('input[name="user"]').fill(user);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  if (page.url().includes('/desk?')) {
    // The address is there a moment before the page: until then the button is that of the sign-in.
    await page.locator('#page button[type="submit"]').click();
    await page.waitForURL((url) => url.pathname !== '/desk');
  }
  // The heading of the sign-in is there until then, and keys go nowhere.
  await page.locator('#page').waitFor();
}
