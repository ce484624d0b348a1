import { mkdirSync, writeFileSync } from 'node:fs';
import { deskOf } from '../../../src/cli/demo/desk.js';
import { flawsOf, theBrowser } from '../../support/browser.js';
import { openWindowAt, signIn } from './support/desk-in-browser.js';
import { everyView } from './support/views.js';
import { tooWide, walker, wordsOn, wrongWords } from './support/walk.js';

const [url = '', language = 'en', theme = 'light', width = '1280', filter = ''] = process.argv.slice(2);
const code = process.env['CODE'] ?? 'BORROW';
const desk = deskOf(
  {
    code,
    name: code,
    symbol: '',
    institutionCode: code,
    port: Number(new URL(url).port),
    adminPort: 0,
    database: '',
    staffToken: 'a-staff-token-of-' + code,
  },
  new AbortController().signal,
);
const views = (await everyView(desk)).filter((v) => v.match(new RegExp(filter)));
const w = await openWindowAt(url, {
  language: language as 'en',
  theme: theme as 'light',
  width: Number(width),
  height: 860,
});
await signIn(w, 'roy', '/help');
const walk = walker(w.page);
const out: Record<string, string[]> = {};
const dir = `/tmp/C-shots/${language}-${theme}-${width}`;
mkdirSync(dir, { recursive: true });
for (const v of views) {
  const t = Date.now();
  try {
    await walk.go(v);
  } catch (e) {
    console.log(v, String(e));
  }
  const t1 = Date.now() - t;
  const flaws = process.env['AXE'] ? await flawsOf(w.page) : [];
  const wide = await tooWide(w.page);
  const words = await wordsOn(w.page);
  out[v] = words;
  const wrong = wrongWords(words, language as 'en');
  await w.page.screenshot({
    path: `${dir}/${v.replaceAll(/[^a-z0-9]+/gi, '-').slice(1) || 'home'}.png`,
    animations: 'disabled',
  });
  if (flaws.length || wide || wrong.length || process.env['V'])
    console.log(v, t1, Date.now() - t, wide || '', flaws.join('\n   '), wrong.join(' ¦ '));
}
console.log('faults', w.faults);
writeFileSync(`/tmp/C-words-${language}.json`, JSON.stringify(out, null, 1));
await (await theBrowser()).close();
