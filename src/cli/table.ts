import { line } from './printable.js';

export type Cell = string | number | boolean | undefined;

/** Rows under their headings in aligned columns; a column that is empty everywhere is left out. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const texts = rows.map((row) => headings.map((_, at) => shortened(line(asText(row[at])))));
  const used = headings.map((_, at) => at).filter((at) => texts.some((row) => row[at] !== ''));
  const widths = used.map((at) => Math.max(...[headings, ...texts].map((row) => widthOf(row[at] ?? ''))));
  return [headings, ...texts].map((row) =>
    used
      .map((at, column) => padded(row[at] ?? '', widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Names and values, one a line; those without a value are left out. */
export function facts(pairs: readonly (readonly [string, Cell])[]): string[] {
  const known = pairs.map(([name, value]) => [name, line(asText(value))] as const).filter(([, value]) => value !== '');
  const width = Math.max(0, ...known.map(([name]) => widthOf(name)));
  return known.map(([name, value]) => `${padded(name, width)}  ${value}`);
}

const asText = (cell: Cell): string =>
  cell === undefined ? '' : typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);

const shortened = (value: string): string => {
  const letters = lettersOf(value);
  return letters.length <= longest ? value : `${letters.slice(0, longest - 1).join('')}…`;
};
const padded = (value: string, width: number): string => value + ' '.repeat(Math.max(0, width - widthOf(value)));

/** Letters as people count them; Chinese, Japanese and Korean ones take two places. */
const widthOf = (value: string): number =>
  lettersOf(value).reduce(
    (sum, letter) =>
      sum +
      (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uff00-\uff60\p{Emoji_Presentation}]/u.test(
        letter,
      )
        ? 2
        : 1),
    0,
  );
const lettersOf = (value: string): string[] => [...segmenter.segment(value)].map(({ segment }) => segment);
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const longest = 60;
