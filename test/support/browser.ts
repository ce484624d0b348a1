/**
 * The browser of the desk's tests: the system's Chromium, driven by playwright-core. Its build without windows comes first: the
 * same engine, with a fifth less work a page.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from './root.js';

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** `CHROMIUM` names another one. */
const found = (): string | undefined =>
  [process.env['CHROMIUM'] ?? '', ...places].find((file) => file && existsSync(file));

const canInstall = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version');

function install(): void {
  console.log('Chromium is not on this machine: it is installed now by apt-get install chromium-headless-shell …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  run('update');
  // Debian has the build without windows since its version 13.
  const isInstalled = ['chromium-headless-shell', 'chromium'].some((name) =>
    run('install', '-y', '--no-install-recommends', name),
  );
  if (!isInstalled) console.log('apt-get could not install it.');
}

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Beside the work of two cores, threads that help to collect garbage cost more than they do: a tenth of a page’s work.
  '--js-flags=--single-threaded-gc',
];

let one: Promise<Browser> | undefined;

/**
 * One browser for all files of a process; each test opens a context of its own in it. It ends after the last file. One that
 * broke off takes only its own test with it: the next test gets a new one.
 */
export async function theBrowser(): Promise<Browser> {
  const known = one;
  if (known && !(await known).isConnected() && one === known) one = undefined;
  one ??= launch();
  return one;
}

async function launch(more: readonly string[] = []): Promise<Browser> {
  // The library that moves the clock of a run makes threads of Chromium spin: the clock of its pages is moved instead.
  const ahead = process.env['FAKETIME'];
  const browser = await chromium.launch({
    executablePath: found() ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags, ...more],
    env: byClockOfMachine(),
  });
  return ahead === undefined ? browser : withMovedClock(browser, Number(ahead) * 1000);
}

/** The environment of this process without the moved clock of a run. */
function byClockOfMachine(): Record<string, string> {
  const { LD_PRELOAD: _, FAKETIME: __, ...env } = process.env as Record<string, string>;
  return env;
}

/** Its pages read a clock that is so many milliseconds ahead, as the nodes do. */
function withMovedClock(browser: Browser, milliseconds: number): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await context.addInitScript({ content: movedDate(milliseconds) });
    return context;
  };
  return browser;
}

/** A script for pages, as text: what the compiler adds to a function of ours is not known there. */
const movedDate = (milliseconds: number) => `{
  const Real = Date;
  const now = () => Real.now() + ${milliseconds};
  class Moved extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [now()] : given));
    }
  }
  Moved.now = now;
  globalThis.Date = new Proxy(Moved, { apply: () => new Moved().toString() });
}`;

/** A browser of its own whose camera sees a video (`.y4m`), and whose user lets pages use it. Whoever opens it closes it. */
export const browserWithCamera = (video: string): Promise<Browser> =>
  launch([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ]);

/**
 * A suite that needs a browser: the desk is built and Chromium is looked for (and as root installed) first. Without one
 * it is left out and says so in a line; with CI=true that is a failure.
 */
export function withBrowser(title: string, suite: () => void): void {
  if (!found() && canInstall()) install();
  if (found()) {
    describe(title, () => {
      before(function () {
        this.timeout(120_000);
        builtDesk();
      });
      suite();
    });
    return;
  }
  console.log(`Left out, for want of a Chromium (apt-get install chromium, or CHROMIUM=/path): ${title}`);
  if (process.env['CI'] === 'true')
    describe(title, () => {
      it('has a browser', () => {
        throw new Error('With CI=true the tests of the desk must run: install Chromium.');
      });
    });
  else describe.skip(title, suite);
}

/** After the last suite of the process, whichever that is; who looks at the desk without mocha has no such hook. */
if (typeof after === 'function')
  after(async () => {
    await (await one)?.close();
    one = undefined;
  });

let built = false;

/** Pages as they are now: built only when their sources changed. */
export function builtDesk(): void {
  if (built) return;
  const { status } = spawnSync(process.execPath, [join(root, 'src/cli/first-run.mjs'), 'build-desk'], {
    cwd: root,
    env: byClockOfMachine(),
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The staff desk could not be built.');
  built = true;
}

const axeSource = (): string => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFound {
  id: string;
  impact: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/**
 * An open list, menu or tip belongs to its field or button and lies at the end of the document: the rules about what stands
 * outside of landmarks, and about lists that the arrow keys of that field scroll, do not fit what is in it.
 */
const ofLayers = ['region', 'scrollable-region-focusable'];
const layers =
  '[data-portal] [data-position], [data-portal] [role="listbox"], [data-portal] [role="menu"], [data-portal]:has(> [role="menu"])';

/**
 * What scrolls under the foot of its window is not always there: its size is measured where it is free.
 */
const atTheFoot = { id: 'target-size', says: 'partially obscured', within: '[role="dialog"], main' };

/** What passes is counted and not described, and no style sheet is fetched again: a third of axe's time, with the same violations. */
const onlyViolations = { resultTypes: ['violations'], preload: false, iframes: false };

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * While axe looks, what it is not to look at is not there for it: it would else measure all of that too. What a name beside it is
 * made of stays.
 */
const leavingOut = readFileSync(join(root, 'test', 'look', 'in-page', 'leaving-out.js'), 'utf8');

/**
 * What axe finds against WCAG 2.2 AA and good practice: each a line with the rule and the places. Empty is well. `within`: only
 * in these elements, and `without`: not in those, where the rest of the page was looked at before.
 */
export async function flawsOf(page: Page, within?: string, without: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate('typeof axe !== "undefined"'))) await page.evaluate(`${axeSource()}\n${leavingOut}`);
  const place = { include: [[within ?? 'html']], exclude: without.map((selector) => [selector]) };
  const violations = (await page.evaluate(
    `leavingOut(${JSON.stringify({ within, without })}, () => axe.run(${JSON.stringify(place)}, { runOnly: ${JSON.stringify(rules)}, ...${JSON.stringify(onlyViolations)} })).then(({ violations }) => violations.map((found) => ({
      ...found,
      nodes: found.nodes.filter(({ target }) => !${JSON.stringify(ofLayers)}.includes(found.id)
        || !document.querySelector(target[0])?.closest(${JSON.stringify(layers)}))
        .filter(({ target, failureSummary }) => found.id !== ${JSON.stringify(atTheFoot.id)} || !failureSummary.includes(${JSON.stringify(atTheFoot.says)})
        || !document.querySelector(target[0])?.closest(${JSON.stringify(atTheFoot.within)})),
    })))`,
  )) as AxeFound[];
  return violations
    .filter(({ nodes }) => nodes.length > 0)
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.replaceAll(/\s+/g, ' ')})`).join(' | ')}`,
    );
}

/** Screenshots go to a folder that git ignores. Returns where it is. */
export async function shot(page: Page, name: string): Promise<string> {
  const folder = join(root, '.data', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}
