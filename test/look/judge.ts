/** Judges a page as a person sees it: what cannot be read, reached or understood on it. The part that measures runs in the browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { flawsOf } from '../support/browser.js';
import { root } from '../support/root.js';
import { isForeign, type Language } from './catalogue-words.js';
import { codeIn, type TextOfPage } from './codes.js';

export const faultKinds = [
  'narrow',
  'reach',
  'cut',
  'overlap',
  'under',
  'zero',
  'code',
  'language',
  'wide',
  'filled',
  'dialog',
  'axe',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What each kind of fault is, for reports. */
export const faultNames: Readonly<Record<FaultKind, string>> = {
  narrow: 'text narrower than three of its own letters',
  reach: 'a control, menu entry or secret that nobody can scroll to',
  cut: 'text cut without ellipsis or title',
  overlap: 'texts that lie on each other',
  under: 'something under a column that stays in place',
  zero: 'something of no size that can have the focus',
  code: 'a code',
  language: 'a sentence of the other language',
  wide: 'a page wider than its window',
  filled: 'two filled buttons in one row',
  dialog: 'a dialog that cannot be used as it stands',
  axe: 'a rule of axe',
};

export interface Fault {
  kind: FaultKind;
  what: string;
  where: string;
}

interface SeenText extends TextOfPage {
  hasOwnLanguage: boolean;
  where: string;
}

const inPage = ['seen', 'texts', 'places', 'words'].map((name) =>
  readFileSync(join(root, 'test', 'look', 'in-page', `${name}.js`), 'utf8'),
);

export interface Judging {
  language: Language;
  /** Whether axe judges too, and without which parts of the page. False: it does not. */
  axe?: false | { within?: string; without?: readonly string[] };
}

/** Everything that can be read on the page. */
export async function wordsOf(page: Page): Promise<SeenText[]> {
  await measures(page);
  return (await page.evaluate('look.words()')) as SeenText[];
}

async function measures(page: Page): Promise<void> {
  if (!(await page.evaluate('typeof look !== "undefined" && "words" in look')))
    await page.evaluate(`globalThis.look = {};\n${inPage.join('\n')}`);
}

/** Every fault of the page as it is now. */
export async function faultsOf(page: Page, { language, axe = {} }: Judging): Promise<Fault[]> {
  await measures(page);
  const { measured, words } = (await page.evaluate(`(look.fresh(), {
    measured: ['narrow', 'reach', 'cut', 'overlap', 'under', 'zero', 'wide', 'filled'].flatMap((kind) => look[kind]()),
    words: look.words(),
  })`)) as { measured: Fault[]; words: SeenText[] };
  const squeezed = new Set(measured.filter(({ kind }) => kind === 'narrow').map(({ where }) => where));
  const flaws = axe === false ? [] : await flawsOf(page, axe.within, axe.without);
  return [
    // What is squeezed is cut as well: one fault, named once.
    ...measured.filter(({ kind, where }) => kind !== 'cut' || !squeezed.has(where)),
    ...words.flatMap((each) => wrongWord(each, language)),
    ...flaws.map((what): Fault => ({ kind: 'axe', what, where: '' })),
  ];
}

function wrongWord(each: SeenText, language: Language): Fault[] {
  const { text, where } = each;
  const code = codeIn(each);
  if (code) return [{ kind: 'code', what: `${code}: “${text.slice(0, 120)}”`, where }];
  if (each.isCode || each.hasOwnLanguage || !isForeign(text, language)) return [];
  return [{ kind: 'language', what: `“${text.slice(0, 120)}”`, where }];
}

/** A fault in a line. */
export const lineOf = ({ kind, what, where }: Fault): string => `${kind}: ${what}${where ? ` (${where})` : ''}`;
