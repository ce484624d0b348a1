import type { words } from './en/index.js';

type Sections = typeof words;

/** What every language says. */
export type Sentences = { readonly [S in keyof Sections]: Readonly<Record<keyof Sections[S], string>> };

/** `refusedCall.invalid`: a section, which is a file of every language, and a key in it. */
export type Code = { [S in keyof Sections]: `${S & string}.${keyof Sections[S] & string}` }[keyof Sections];

/** Sections whose keys are these codes, no fewer and no more: what a table of rows has its words in. */
export type SectionOf<Keys extends string> = {
  [S in keyof Sections]: [Keys, keyof Sections[S]] extends [keyof Sections[S], Keys] ? S : never;
}[keyof Sections];

/** The keys of a section. */
export type KeyOf<S extends keyof Sections> = keyof Sections[S] & string;
