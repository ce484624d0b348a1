/** The words of one language: section, key, and a sentence in ICU MessageFormat. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
