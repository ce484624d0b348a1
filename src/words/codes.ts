import type { words } from './en/index.js';

type Sections = typeof words;

/** A section of every language. */
export type WordSection = keyof Sections;

/** What every language says. */
export type Sentences = { readonly [S in keyof Sections]: Readonly<Record<keyof Sections[S], string>> };

/** The codes of some sections, or of several groups of them: a section and a key in it. */
export type CodeIn<Some> = Some extends unknown
  ? { [S in keyof Some]: `${S & string}.${keyof Some[S] & string}` }[keyof Some]
  : never;

/** `refusedCall.invalid` */
export type Code = CodeIn<Sections>;

/**
 * Each section whose keys are these codes, no fewer and no more: what a table of rows has its words in. A section that lacks some
 * of them, or has more, has a sentence in its place: the compiler shows it where the section is named
 * (`SectionsFor<Keys>[WordSection]`: a name of its own for that would hide the sentence).
 */
export type SectionsFor<Keys extends string> = {
  [S in keyof Sections]: [Keys] extends [keyof Sections[S]]
    ? [keyof Sections[S]] extends [Keys]
      ? S
      : `src/words: section ${S} has words for ${Exclude<keyof Sections[S], Keys> & string}, which is no row`
    : [keyof Sections[S]] extends [Keys]
      ? `src/words: section ${S} has no words for ${Exclude<Keys, keyof Sections[S]>}: add them in every language`
      : never;
};

/** The keys of a section. */
export type KeyOf<S extends keyof Sections> = keyof Sections[S] & string;
