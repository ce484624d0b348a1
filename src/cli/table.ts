/**
 * Text from partners may hold control characters that move the cursor, recolour the screen or fake lines. They are shown
 * as their pictures (␛), those without one as �. Line ends and tabs pass in `manyLines`, and are pictures too in `oneLine`.
 */
export const manyLines = (given: string): string =>
  given.replace(controls, (found) => (/[\n\t]/.test(found) ? found : pictured(found)));
export const oneLine = (given: string): string => given.replace(controls, pictured);

// also the marks that turn the direction of writing, with which a line can be made to read as another
const controls = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function pictured(found: string): string {
  const code = found.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}

export type Cell = string | number | boolean | undefined;

/** Rows under their headings in aligned columns; a column that is empty everywhere is left out. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const texts = rows.map((row) => headings.map((_, at) => shortened(oneLine(asText(row[at])))));
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
export function factTable(pairs: readonly (readonly [string, Cell])[]): string[] {
  const known = pairs
    .map(([name, value]) => [name, oneLine(asText(value))] as const)
    .filter(([, value]) => value !== '');
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

/** An instant on the clock of the library. */
export type At = (instant: string | undefined, timeZone?: string) => string | undefined;

/** Columns of a table, or facts one a line: by their headings. */
export type Columns<T> = Record<string, (keyof T & string) | ((thing: T, at: At) => Cell)>;

const cellOf = (of: unknown, thing: unknown, at: At): Cell =>
  typeof of === 'function' ? of(thing, at) : (thing as Record<string, Cell>)[of as string];

/** What is to be said of a thing, as names and values. */
export const factRows = <T>(thing: T, of: Columns<T>, at: At): [string, Cell][] =>
  Object.entries(of).map(([heading, each]) => [heading, cellOf(each, thing, at)]);

/** The same, one a line. */
export const factLines = <T>(thing: T, of: Columns<T>, at: At): string[] => factTable(factRows(thing, of, at));

/** Things under the headings of their columns. */
export const tableOf = <T>(things: readonly T[], columns: Columns<T>, at: At): string[] =>
  table(
    Object.keys(columns),
    things.map((thing) => Object.values(columns).map((of) => cellOf(of, thing, at))),
  );

/** The line that says how to see more. */
export const more = (next: string | undefined): string[] =>
  next ? ['', `There is more: add --after ${oneLine(next)}`] : [];
