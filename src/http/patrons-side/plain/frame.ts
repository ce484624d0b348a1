/** What is around every page without JavaScript, and the pieces that several of them have. */
import { randomBytes } from 'node:crypto';
import { languageChoices, localeOf } from '../../../words/languages.js';
import { traceIdOf } from '../../problems.js';
import { readOnlyLine } from '../../read-only.js';
import { Html, markup } from './html.js';
import { plainBase } from './plain-context.js';
import type { SaidRefusal, Visit } from './visit.js';

/** Styles of our own; no script at all. */
const policyFor = (nonce: string): string =>
  [
    ...["default-src 'none'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self'", "font-src 'self'"],
    ...["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"],
  ].join('; ');

interface PageFacts {
  status?: number | undefined;
  /** A form that is not sent yet: the other language shows it again with what was typed, by this field. */
  form?: { name: string; show: { name: string; value: string } };
}

/** Writes a page. */
export function showPage(visit: Visit, title: string, main: Html, { status = 200, form }: PageFacts = {}): void {
  const { res, context, site, patron, t, to, locale, language, req } = visit;
  const nonce = randomBytes(18).toString('base64');
  const [, rest = ''] = /^\/[^/]+(.*)$/.exec(req.url) ?? [];
  const links = [
    ['/requests', t('myRequests')],
    ['/ask', t('blankForm')],
  ] as const;
  const page = markup`<!doctype html>
<html lang="${locale}" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${title} · ${site.name}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${context.sheets().map((sheet) => markup`<link rel="stylesheet" href="${sheet}">`)}
</head>
<body class="my-native">
${form && enterSends(form.name)}<a class="my-skip" href="#page">${t('skip')}</a>
<header class="my-head"><div>
<a class="my-name" href="${to('/requests')}">${site.name}</a>
<div class="my-ways" data-open="true">
${site.open && markup`<nav aria-label="${t('pages')}"><ul>${links.map(([path, label]) => markup`<li><a class="my-way" href="${to(path)}"${rest.split('?')[0] === path && new Html(' aria-current="page"')}>${label}</a></li>`)}</ul></nav>`}
${languageChoices
  .filter(({ value }) => value !== language)
  .map(({ value, label }) =>
    form
      ? markup`<button type="submit" class="my-plain" lang="${localeOf[value]}" form="${form.name}" formaction="${`${plainBase}/${value}${rest.split('?')[0]}`}" name="${form.show.name}" value="${form.show.value}">${label}</button>`
      : markup`<a class="my-plain" lang="${localeOf[value]}" hreflang="${localeOf[value]}" href="${`${plainBase}/${value}${rest}`}">${label}</a>`,
  )}
${patron ? markup`<form method="post" action="${to('/sign-out')}">${proof(visit)}<button type="submit" class="my-plain">${t('signOut')}</button></form>` : site.open && markup`<a class="my-plain" href="${to('/sign-in')}">${t('signIn')}</a>`}
</div>
</div></header>
<main id="page" class="my-main">${main}</main>
${context.readOnly && new Html(readOnlyLine(nonce))}
</body>
</html>
`;
  res.status(status).setHeader('Content-Security-Policy', policyFor(nonce));
  res.setHeader('Content-Language', language);
  res.type('html').end(page.text);
}

/** Enter in a field presses the first button of its form: this one, which nobody sees, sends it. */
const enterSends = (name: string): Html =>
  markup`<button type="submit" form="${name}" class="only-read-aloud" tabindex="-1" aria-hidden="true"></button>`;

/** What shows that a form is from a page of this session. */
export const proof = ({ patron }: Visit): Html | undefined =>
  patron && markup`<input type="hidden" name="csrf" value="${patron.session.csrf}">`;

/** Why it was not done; after a failure of ours also the number by which the library finds it. */
export const trouble = ({ t, res }: Visit, { status, title, detail }: SaidRefusal): Html =>
  status >= 500
    ? markup`<div class="my-box" data-look="bad" role="alert"><h2>${t('away')}</h2><p>${t('awayDo')}</p><p>${t('awayNumber', { number: traceIdOf(res) })}</p></div>`
    : markup`<div class="my-box" data-look="bad" role="alert"><h2>${title}</h2>${detail && markup`<p>${detail}</p>`}</div>`;

/** A page that says only that. */
export function showTrouble(visit: Visit, said: SaidRefusal): void {
  showPage(visit, said.title, markup`<div class="my-narrow"><h1>${said.title}</h1>${trouble(visit, said)}</div>`, {
    status: said.status,
  });
}

/** A field with its label, what is wrong with it, and what was typed. */
export function field(
  name: string,
  label: string,
  { value = '', type = 'text', help, error, required, most, lines, complete, short }: FieldFacts = {},
): Html {
  const told = [help && `h-${name}`, error && `e-${name}`].filter(Boolean).join(' ');
  const marks = markup`id="f-${name}" name="${name}"${most !== undefined && markup` maxlength="${most}"`}${required && markup` aria-required="true"`}${complete && markup` autocomplete="${complete}"`}${told && markup` aria-describedby="${told}"`}${error && markup` aria-invalid="true"`}`;
  return markup`<div${short && markup` class="my-half"`}><label for="f-${name}">${label}${required && markup` <span aria-hidden="true">*</span>`}</label>
${help && markup`<p class="my-second" id="h-${name}">${help}</p>`}${lines ? markup`<textarea ${marks} rows="${lines}">${value}</textarea>` : markup`<input type="${type}" ${marks} value="${value}">`}${errorAt(name, error)}</div>`;
}

interface FieldFacts {
  value?: string | undefined;
  type?: 'text' | 'password' | 'date';
  help?: string;
  error?: string | undefined;
  required?: boolean;
  most?: number;
  lines?: number;
  complete?: string;
  short?: boolean;
}

export const errorAt = (name: string, error: string | undefined): Html | undefined =>
  error === undefined ? undefined : markup`<p class="my-error" id="e-${name}">${error}</p>`;

/** A box to be ticked. */
export const tick = (name: string, label: string, isTicked: boolean, error?: string): Html =>
  markup`<div><label class="my-tick"><input type="checkbox" id="f-${name}" name="${name}" value="yes"${isTicked && markup` checked`}${error && markup` aria-invalid="true" aria-describedby="e-${name}"`}> <span>${label}</span></label>${errorAt(name, error)}</div>`;

/** One of several. */
export const choice = (name: string, value: string, label: string, isChosen: boolean): Html =>
  markup`<label class="my-tick"><input type="radio" name="${name}" value="${value}"${isChosen && markup` checked`}> <span>${label}</span></label>`;
