/** The few marks of a letter's lines: `**bold**` and `*italics*`. */
import type { LetterRun } from './content.js';

/**
 * What a fact says never becomes a mark, a brace or a line of its own: its signs travel as private ones until the line is
 * read.
 */
export const sealed = (value: string): string =>
  value
    .replace(/[\uE000-\uE0FF]/g, '')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[*[\]()#>|{}-]/g, (sign) => String.fromCharCode(0xe000 + sign.charCodeAt(0)));

/** The signs as they were. */
export const unsealed = (text: string): string =>
  text.replace(/[\uE000-\uE0FF]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000));

/** A line in its pieces. */
export function letterRuns(line: string): LetterRun[] {
  return line
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter((piece) => piece !== '')
    .map((piece): LetterRun => {
      if (/^\*\*[^*]+\*\*$/.test(piece)) return { text: unsealed(piece.slice(2, -2)), bold: true };
      if (/^\*[^*]+\*$/.test(piece)) return { text: unsealed(piece.slice(1, -1)), italic: true };
      return { text: unsealed(piece) };
    });
}
