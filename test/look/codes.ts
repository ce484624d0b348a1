/** Codes, which programs read and people should not. */
import { codesOfCatalogue } from './catalogue-words.js';

/** Names of things that are written so, and the titles of the tests that have markup in them. */
const names =
  /<img src=x[^>]*>(?: \{name\})?|\b(?:McGill|PubMed|WorldCat|WorldShare|GitHub|JavaScript|PowerShell|DeepL|YouTube|LibreOffice|OneWordWithoutASpace|VirtualBox|ReShare|OpenRS|TitleCase|eBook|iPhone|iPad|macOS|iOS|eduGAIN|rustDesk)\w*/g;

const shapes: readonly (readonly [name: string, is: RegExp])[] = [
  ['camelCase', /(?<![\p{L}\d_./@#-])\p{Ll}+(?:\p{Lu}[\p{Ll}\d]+)+(?![\p{L}\d_@])/u],
  ['words without a space', /(?<![\p{L}\d_./@#-])(?:\p{Lu}\p{Ll}+){2,}(?![\p{L}\d_@])/u],
  ['UPPER_CASE', /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/],
  ['braces', /[{}]/],
  ['a date of programs', /\b\d{4}-\d\d-\d\d(?!\d)/],
];
/** Wrong wherever it is, in a code too. */
const holes = /\bundefined\b|\bNaN\b|\[object Object\]|Invalid Date/;

export interface TextOfPage {
  text: string;
  /** In a place for what programs write: XML, keys, a field. */
  isCode: boolean;
  /** In the letters of codes: a number, an address, a name that somebody gave. */
  isName: boolean;
  /** Nothing stands before it in its paragraph. */
  isFirst: boolean;
}

/** What of a text is a code, or nothing. */
export function codeIn({ text, isCode, isName, isFirst }: TextOfPage): string | undefined {
  if (codesOfCatalogue.has(text)) return 'an internal name';
  if (holes.test(text) && !isCode) return 'a hole';
  if (isCode || isName) return undefined;
  if (isFirst && /^[:;]\s*\p{L}/u.test(text)) return 'a leading colon';
  // Addresses of pages and of mail are made of what they are made of.
  const said = text.replaceAll(/\S+:\/\/\S+|\S+@\S+/g, ' ').replaceAll(names, ' ');
  return shapes.find(([, is]) => is.test(said))?.[0];
}
