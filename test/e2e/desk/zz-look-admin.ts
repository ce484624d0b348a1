import { builtDesk, flawsOf, shot, theBrowser } from '../../support/browser.js';
import { openWindowAt, signIn } from './support/desk-in-browser.js';

const [url = '', language = 'en', theme = 'light', width = '1280', ...paths] = process.argv.slice(2);
builtDesk();
const window = await openWindowAt(url, {
  language: language as 'en',
  theme: theme as 'light',
  width: Number(width),
  height: 900,
});
await signIn(window, 'roy', '/help');
const axe = !process.env['NOAXE'];
for (const path of paths) {
  await window.page.goto(path);
  await window.page.waitForLoadState('networkidle').catch(() => {});
  await window.page.waitForTimeout(500);
  const name = `adm${path.replaceAll(/[^a-z0-9]+/gi, '-')}-${language}-${theme}-${width}`;
  console.log(await shot(window.page, name));
  const faults = window.faults.splice(0);
  for (const each of faults) console.log(`  browser: ${each.slice(0, 400)}`);
  if (axe) for (const flaw of await flawsOf(window.page)) console.log(`  axe: ${flaw.slice(0, 600)}`);
}
await (await theBrowser()).close();
process.exit(0);
