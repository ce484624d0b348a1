/** A comparison as people read it: what is new, what changes from what to what, what is gone, what cannot be. */
import { isDeepStrictEqual } from 'node:util';
import { InvalidArgumentError } from 'commander';
import { countsInWords } from '../../engine/distribution/counts.js';
import { type Facts, type KeyOf, type Language, message, say as sayIn } from '../../words/index.js';
import type { Fields, Thing } from '../client.js';
import { type At, oneLine } from '../table.js';

type Row = Thing<'DirectoryRow'>;
type Plan = Thing<'DirectoryPlan'>;
type Choice = NonNullable<Fields<'importDirectory'>['choices']>[number];
type Counts = Thing<'DirectoryPlan'>['counts'];

export const directoryIn =
  (language: Language) =>
  (word: DirectoryWord, facts: Facts = {}): string =>
    sayIn(message(`terminalDirectory.${word}`, facts), language);
/** A sentence about a directory file, filled in. */
type Say = ReturnType<typeof directoryIn>;
type DirectoryWord = KeyOf<'terminalDirectory'>;

export function rowLines(rows: readonly Row[], counts: Counts, language: Language): string[] {
  const say = directoryIn(language);
  const said = groups.flatMap(({ heading, fits }) => {
    const own = rows.filter((row) => groups.find((group) => group.fits(row))?.heading === heading && fits(row));
    return own.length === 0
      ? []
      : ['', say('heading', { title: say(heading) }), ...own.flatMap((row) => linesOf(say, row))];
  });
  const sums = sayIn(countsInWords(counts), language);
  return [`${sums} ${say('same', { count: counts.same })}`, ...said];
}

/** A row is in the first that fits. */
const groups: readonly { heading: DirectoryWord; fits: (row: Row) => boolean }[] = [
  { heading: 'cannot', fits: ({ outcome }) => outcome === 'cannot' },
  { heading: 'waits', fits: ({ outcome }) => outcome === 'waits' },
  { heading: 'decide', fits: ({ kind, verdict }) => verdict === 'decide' && kind !== 'proposed' },
  { heading: 'proposed', fits: ({ outcome }) => outcome === 'proposed' },
  { heading: 'added', fits: ({ kind, verdict }) => (kind === 'added' || kind === 'proposed') && verdict === 'take' },
  { heading: 'changed', fits: ({ kind, verdict }) => kind === 'changed' && verdict === 'take' },
  { heading: 'removed', fits: ({ kind, verdict }) => kind === 'removed' && verdict === 'take' },
  { heading: 'kept', fits: () => true },
];

function linesOf(say: Say, { section, key, title, kind, fields = [], waitsFor = [], problems = [] }: Row): string[] {
  const mark = { added: '+', proposed: '+', changed: '~', removed: '-' }[kind];
  return [
    `  ${mark} ${oneLine(`${section}/${key}`)}${title === key ? '' : `  ${oneLine(title)}`}`,
    ...fields.flatMap((field) => fieldLines(say, field).map((each) => `      ${each}`)),
    ...waitsFor.map((what) => `      ${oneLine(say('waitsFor', { what }))}`),
    ...problems.map(
      ({ field, problem }) => `      ${oneLine(field === '' ? String(problem) : `${field}: ${problem}`)}`,
    ),
  ];
}

/** A value that is made of parts is told by the parts that differ. */
function fieldLines(say: Say, of: NonNullable<Row['fields']>[number]): string[] {
  const { field, ours, file, imposed, careful, verdict } = of;
  const marks = [
    ...(imposed ? [say('imposed')] : []),
    ...(verdict === 'keep' ? [say('oursStays')] : []),
    ...(verdict === 'decide' ? [say('toDecide')] : []),
    ...(verdict === 'decide' && careful ? [say('toChoose')] : []),
    ...('before' in of && verdict !== 'take' ? [say('before', { value: shown(say, of.before) })] : []),
  ];
  return differences(field, ours, file).map(({ path, from, to }, at) =>
    oneLine(
      `${path}: ${shown(say, from)} → ${shown(say, to)}${at === 0 && marks.length > 0 ? `  (${marks.join('; ')})` : ''}`,
    ),
  );
}

function shown(say: Say, value: unknown): string {
  if (value === undefined || value === null) return say('nothing');
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
const longest = 120;

/** Secrets that are shown this once. */
export const tokenLines = (say: Say, tokens: readonly { partner: string; token: string }[]): string[] =>
  tokens.length === 0 ? [] : ['', say('tokens'), ...tokens.map(({ partner, token }) => `  ${partner}  ${token}`)];

interface Difference {
  /** `fr.heading`, `conditions.0.values` */
  path: string;
  from: unknown;
  to: unknown;
}

/**
 * Where two values differ, as deep as both are made of parts: `fr: {…} → {…}` is told as `fr.heading: … → …`. A list is taken
 * apart when both have as many parts and these are records; another list is told whole, for its order matters.
 */
export function differences(path: string, from: unknown, to: unknown): Difference[] {
  const parts = partsOf(from, to);
  if (!parts) return [{ path, from, to }];
  const found = parts.flatMap((name) => {
    const [one, other] = [(from as Parts)[name], (to as Parts)[name]];
    return isDeepStrictEqual(one, other) ? [] : differences(`${path}.${name}`, one, other);
  });
  return found.length > 0 ? found : [{ path, from, to }];
}

type Parts = Record<string, unknown>;

function partsOf(from: unknown, to: unknown): string[] | undefined {
  if (isRecord(from) && isRecord(to)) return [...new Set([...Object.keys(from), ...Object.keys(to)])];
  if (!Array.isArray(from) || !Array.isArray(to) || from.length !== to.length) return undefined;
  return [...from, ...to].every(isRecord) ? Object.keys(from) : undefined;
}

const isRecord = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a file would come to. */
export function planLines({ file, before, rows, counts }: Plan, language: Language, on: At): string[] {
  const told = directoryIn(language);
  const { name, version, issuer } = file;
  const at = (instant: string) => on(instant) ?? '';
  const last = before ? told('last', { version: before.version, at: at(before.takenAt) }) : '';
  return [
    told('edition', { name, version, at: at(file.issuedAt), issuer, last }),
    `${told('wouldBe')} ${rowLines(rows, counts, language).join('\n')}`,
  ];
}

/** `partners/HUMBER/url` → a choice. */
function choice(given: string, before: readonly Choice[] | undefined, take: boolean): Choice[] {
  const [section = '', key = '', field, ...more] = given.split('/');
  if (section === '' || key === '' || field === '' || more.length > 0)
    throw new InvalidArgumentError('Write section/key or section/key/field, as the dry run shows them.');
  return [...(before ?? []), { section, key, take, ...(field === undefined ? {} : { field }) }];
}

/** The file’s side of a record, as it is typed. */
export function taken(given: string, before: Choice[] | undefined): Choice[] {
  return choice(given, before, true);
}

/** Our side of a record, as it is typed. */
export function keptBack(given: string, before: Choice[] | undefined): Choice[] {
  return choice(given, before, false);
}
