/** The forms in which titles, names and numbers are compared and searched. */
import { folded, titleKeys } from '../domain/fulfilment/titles.js';

/** Letters that no mark can be taken off. */
const plain: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ı: 'i' };

/** Names that are nothing but marks without their signs. */
const kept: [RegExp, string][] = [
  [/\bc\+\+/gi, ' cplusplus '],
  [/\bc#/gi, ' csharp '],
  [/(^|\s)\.net\b/gi, ' dotnet '],
];

/** Letters and digits in lower case without accents, one blank between words. */
export function fold(text: string): string {
  const said = kept.reduce((whole, [pattern, word]) => whole.replace(pattern, word), text);
  return folded(folded(said).replace(/[łøđðþßı]/g, (letter) => plain[letter] ?? letter));
}

/** The words of a text, folded. */
export const keyWordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean);

/** The words of a search: an elided article or pronoun before a word is none, `l’étranger` means *étranger*. */
export const soughtWords = (text: string): string[] =>
  keyWordsOf(text.replace(/(^|[\s"(])(?:[ldjnscmt]|qu)['’](?=\p{L})/giu, '$1'));

const longestKey = 200;

/** The main title as titles are compared: folded, without its first article. */
export const titleKey = (title: string): string => {
  const main = fold(titleKeys(title.replace(/^(?:l|d)['’](?=\p{L})/iu, '')).main);
  return main.slice(0, longestKey).trim();
};

/** A name as names are compared: folded, the surname first. */
export const nameKey = (name: string): string => fold(name).slice(0, longestKey).trim();
