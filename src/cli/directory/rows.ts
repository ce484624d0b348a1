/** A comparison as people read it: what is new, what changes from what to what, what is gone, what cannot be. */
import type { Language } from '../../domain/words.js';
import { countsInWords } from '../../engine/distribution/counts.js';
import type { DirectoryCounts, DirectoryRow } from '../../engine/distribution/views.js';
import { say as sayIn } from '../../words/index.js';
import { line } from '../printable.js';
import { differences } from './differences.js';
import { type DirectoryWord, directoryIn, type Say } from './words.js';

export function rowLines(rows: readonly DirectoryRow[], counts: DirectoryCounts, language: Language): string[] {
  const say = directoryIn(language);
  const said = groups.flatMap(({ heading, fits }) => {
    const own = rows.filter((row) => groups.find((group) => group.fits(row))?.heading === heading && fits(row));
    const colon = language === 'fr' ? ' :' : ':';
    return own.length === 0 ? [] : ['', `${say(heading)}${colon}`, ...own.flatMap((row) => linesOf(say, row))];
  });
  const sums = sayIn(countsInWords(counts), language);
  return [`${sums} ${say('same', { count: counts.same })}`, ...said];
}

/** A row stands in the first that fits. */
const groups: readonly { heading: DirectoryWord; fits: (row: DirectoryRow) => boolean }[] = [
  { heading: 'cannot', fits: ({ outcome }) => outcome === 'cannot' },
  { heading: 'waits', fits: ({ outcome }) => outcome === 'waits' },
  { heading: 'decide', fits: ({ kind, verdict }) => verdict === 'decide' && kind !== 'proposed' },
  { heading: 'proposed', fits: ({ outcome }) => outcome === 'proposed' },
  { heading: 'added', fits: ({ kind, verdict }) => (kind === 'added' || kind === 'proposed') && verdict === 'take' },
  { heading: 'changed', fits: ({ kind, verdict }) => kind === 'changed' && verdict === 'take' },
  { heading: 'removed', fits: ({ kind, verdict }) => kind === 'removed' && verdict === 'take' },
  { heading: 'kept', fits: () => true },
];

function linesOf(
  say: Say,
  { section, key, title, kind, fields = [], waitsFor = [], problems = [] }: DirectoryRow,
): string[] {
  const mark = { added: '+', proposed: '+', changed: '~', removed: '-' }[kind];
  return [
    `  ${mark} ${line(`${section}/${key}`)}${title === key ? '' : `  ${line(title)}`}`,
    ...fields.flatMap((field) => fieldLines(say, field).map((each) => `      ${each}`)),
    ...waitsFor.map((what) => `      ${line(say('waitsFor', { what }))}`),
    ...problems.map(({ field, problem }) => `      ${line(field === '' ? String(problem) : `${field}: ${problem}`)}`),
  ];
}

/** A value that is made of parts is told by the parts that differ. */
function fieldLines(say: Say, of: NonNullable<DirectoryRow['fields']>[number]): string[] {
  const { field, ours, file, imposed, careful, verdict } = of;
  const marks = [
    ...(imposed ? [say('imposed')] : []),
    ...(verdict === 'keep' ? [say('oursStays')] : []),
    ...(verdict === 'decide' ? [say('toDecide')] : []),
    ...(verdict === 'decide' && careful ? [say('toChoose')] : []),
    ...('before' in of && verdict !== 'take' ? [say('before', { value: shown(say, of.before) })] : []),
  ];
  return differences(field, ours, file).map(({ path, from, to }, at) =>
    line(
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
