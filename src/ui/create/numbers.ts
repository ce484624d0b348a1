import { type CitationParts, citationIn } from './citation.js';

/** Numbers of books and journals as people type them. Pure: see test/ui/numbers.test.ts. */

const bare = (text: string) => text.replaceAll(/[\s-]/g, '').toUpperCase();

/** The last digit that the others ask for, or nothing when this is no such number at all. */
export function isbnCheck(text: string): string | undefined {
  const digits = bare(text);
  if (/^97[89]\d{10}$/.test(digits)) {
    const sum = [...digits.slice(0, 12)].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
    return String((10 - (sum % 10)) % 10);
  }
  return /^\d{9}[\dX]$/.test(digits) ? ofEleven(digits.slice(0, 9), 10) : undefined;
}

export function issnCheck(text: string): string | undefined {
  const digits = bare(text);
  return /^\d{7}[\dX]$/.test(digits) ? ofEleven(digits.slice(0, 7), 8) : undefined;
}

function ofEleven(digits: string, weight: number): string {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (weight - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

export type NumberSays = 'empty' | 'right' | 'wrongDigit' | 'wrongForm';

/** What a number says of itself while it is typed; the node refuses a wrong one when the request is saved. */
export function numberSays(kind: 'isbn' | 'issn', text: string): NumberSays {
  const digits = bare(text);
  if (digits === '') return 'empty';
  const check = kind === 'isbn' ? isbnCheck(text) : issnCheck(text);
  if (check === undefined) return 'wrongForm';
  return digits.endsWith(check) ? 'right' : 'wrongDigit';
}

/** The number with the last digit that the others ask for. */
export function likelyNumber(kind: 'isbn' | 'issn', text: string): string {
  const check = kind === 'isbn' ? isbnCheck(text) : issnCheck(text);
  return check === undefined ? text : `${bare(text).slice(0, -1)}${check}`;
}

/** Numbers, and what a reference says next to them. */
export interface Pasted extends CitationParts {
  isbn?: string;
  issn?: string;
  doi?: string;
}

/** What was pasted: an ISBN, an ISSN, a DOI wherever they are in it, and the parts of a reference; what has none of them is a title. */
export function pastedAs(text: string): Pasted {
  const doi = /\b10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)]/.exec(text)?.[0];
  const withoutDoi = doi ? text.replace(doi, '') : text;
  const isbn = (withoutDoi.match(/\b(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx]\b/g) ?? []).find(
    (each) => numberSays('isbn', each) === 'right',
  );
  const issn = (withoutDoi.match(/\b\d{4}-?\d{3}[\dXx]\b/g) ?? []).find((each) => numberSays('issn', each) === 'right');
  const parts = citationIn(
    [isbn, issn].reduce<string>((left, number) => (number ? left.replace(number, '') : left), withoutDoi),
  );
  if (!doi && !isbn && !issn && Object.keys(parts).length === 0) return text.trim() ? { title: text.trim() } : {};
  return {
    ...parts,
    ...(isbn ? { isbn: bare(isbn) } : {}),
    ...(!isbn && issn ? { issn } : {}),
    ...(doi ? { doi } : {}),
  };
}
