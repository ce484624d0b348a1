/** A comparison as people read it: what is new, what changes from what to what, what is gone, what cannot be. */
import { countsInWords } from '../../engine/distribution/counts.js';
import type { DirectoryCounts, DirectoryRow } from '../../engine/distribution/views.js';
import { line } from '../printable.js';

export function rowLines(rows: readonly DirectoryRow[], counts: DirectoryCounts): string[] {
  const said = groups.flatMap(({ heading, fits }) => {
    const own = rows.filter((row) => groups.find((group) => group.fits(row))?.heading === heading && fits(row));
    return own.length === 0 ? [] : ['', `${heading}:`, ...own.flatMap(linesOf)];
  });
  return [`${countsInWords(counts)} ${counts.same} as they are here.`, ...said];
}

/** A row stands in the first that fits. */
const groups: readonly { heading: string; fits: (row: DirectoryRow) => boolean }[] = [
  { heading: 'Cannot be applied', fits: ({ outcome }) => outcome === 'cannot' },
  { heading: 'Wait for something else', fits: ({ outcome }) => outcome === 'waits' },
  { heading: 'Need a decision', fits: ({ kind, verdict }) => verdict === 'decide' && kind !== 'proposed' },
  { heading: 'Proposed', fits: ({ outcome }) => outcome === 'proposed' },
  { heading: 'Added', fits: ({ kind, verdict }) => (kind === 'added' || kind === 'proposed') && verdict === 'take' },
  { heading: 'Changed', fits: ({ kind, verdict }) => kind === 'changed' && verdict === 'take' },
  { heading: 'Removed', fits: ({ kind, verdict }) => kind === 'removed' && verdict === 'take' },
  { heading: 'Kept as they are here', fits: () => true },
];

function linesOf({ section, key, title, kind, fields = [], waitsFor = [], problems = [] }: DirectoryRow): string[] {
  const mark = { added: '+', proposed: '+', changed: '~', removed: '-' }[kind];
  return [
    `  ${mark} ${line(`${section}/${key}`)}${title === key ? '' : `  ${line(title)}`}`,
    ...fields.map((field) => `      ${fieldLine(field)}`),
    ...waitsFor.map((each) => `      waits for ${line(each)}`),
    ...problems.map(({ field, problem }) => `      ${line(field === '' ? problem : `${field}: ${problem}`)}`),
  ];
}

function fieldLine(of: NonNullable<DirectoryRow['fields']>[number]): string {
  const { field, ours, file, imposed, careful, verdict } = of;
  const marks = [
    ...(imposed ? ['imposed'] : []),
    ...(verdict === 'keep' ? ['ours stays'] : []),
    ...(verdict === 'decide' ? ['to be decided'] : []),
    ...(verdict === 'decide' && careful ? ['to be chosen by itself'] : []),
    ...('before' in of && verdict !== 'take' ? [`file said before: ${shown(of.before)}`] : []),
  ];
  return line(`${field}: ${shown(ours)} → ${shown(file)}${marks.length > 0 ? `  (${marks.join('; ')})` : ''}`);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
const longest = 120;
