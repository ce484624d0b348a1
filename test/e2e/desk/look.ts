/**
 * `npx tsx test/e2e/desk/look.ts URL [en|fr] [light|dark] [WIDTH] PATH…`: signs in at a node of `stay-open.ts`, takes a
 * screenshot of each page into `.data/screenshots`, and prints what axe and the browser complain of.
 */
import { builtDesk, flawsOf, shot, theBrowser } from '../../support/browser.js';
import { openWindowAt, signIn } from './support/desk-in-browser.js';

const [url = '', language = 'en', theme = 'light', width = '1280', ...paths] = process.argv.slice(2);
builtDesk();
const visitor = { language: language as 'en', theme: theme as 'light', width: Number(width), height: 860 };
const window = await openWindowAt(url, visitor);
await signIn(window, 'roy', '/help');
for (const path of paths) {
  await window.page.goto(path);
  await window.page.waitForTimeout(2500);
  const name = `${path.replaceAll(/[^a-z0-9]+/gi, '-')}-${language}-${theme}-${width}`.replace(/^-/, '');
  console.log(await shot(window.page, name));
  for (const flaw of await flawsOf(window.page)) console.log(`  axe: ${flaw}`);
}
for (const fault of window.faults) console.log(`  browser: ${fault}`);
await (await theBrowser()).close();
