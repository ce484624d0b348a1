import { readFileSync } from 'node:fs';
import { builtDesk, flawsOf, shot, theBrowser } from '../../support/browser.js';
import { openWindowAt, signIn } from './support/desk-in-browser.js';

const [url = '', language = 'en', theme = 'light', width = '1280'] = process.argv.slice(2);
builtDesk();
const window = await openWindowAt(url, {
  language: language as 'en',
  theme: theme as 'light',
  width: Number(width),
  height: 1000,
});
const { page } = window;
await signIn(window, 'roy', '/directory');
await page.locator('textarea[name=text]').fill(readFileSync('/tmp/directory-41.json', 'utf8'));
await page.getByRole('button', { name: /See what would|Voir ce qui/ }).click();
await page.waitForTimeout(3000);
const s = (n: string) => shot(page, `adm-${n}-${language}-${theme}-${width}`);
console.log(await s('plan'));
for (const f of await flawsOf(page)) console.log('axe', f.slice(0, 500));
await page.goto('/rules/rota');
await page.waitForTimeout(800);
const box = page.getByRole('combobox', { name: /With a borrowing|Avec une demande/ });
await box.fill('x');
await box.fill('');
await page.waitForTimeout(300);
await page.locator('[role=option]').first().click();
await page.getByRole('button', { name: /Try the rules|Essayer/ }).click();
await page.waitForTimeout(1000);
console.log(await s('try'));
for (const f of await flawsOf(page)) console.log('axe', f.slice(0, 500));
await page.goto('/directory?tab=alma&kind=patrons');
await page
  .locator('textarea[name=text]')
  .fill(
    'Primary identifier,Last name,First name,User group,Email\nA100,Tremblay,Julie,Students,julie@example.org\n,NoId,X,Staff,nope',
  );
await page.getByRole('button', { name: /Dry run|Essai/ }).click();
await page.waitForTimeout(1000);
console.log(await s('alma'));
for (const f of await flawsOf(page)) console.log('axe', f.slice(0, 500));
for (const f of window.faults) console.log('fault', f.slice(0, 400));
await (await theBrowser()).close();
process.exit(0);
