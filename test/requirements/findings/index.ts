/** Every fault that was found by using the product, version 559793c and then cfcf000b: its number, one sentence, and the tests that would have caught it. */
import { fileURLToPath } from 'node:url';
import type { Claim } from '../titles.js';
import { administration } from './administration.js';
import { circulation } from './circulation.js';
import { desk } from './desk.js';
import { abuse, aMillion, operating } from './operating.js';
import { otherPrograms, protocol } from './protocol.js';
import type { Finding } from './row.js';
import { secondUse } from './second-use.js';

interface Chapter {
  title: string;
  rows: readonly Finding[];
}

const first: readonly Chapter[] = [
  { title: 'A. The desk', rows: desk },
  { title: 'B. The protocol', rows: protocol },
  { title: 'C. Operating a node', rows: operating },
  { title: 'D. Abuse, faults, safety', rows: abuse },
  { title: 'E. With other programs', rows: otherPrograms },
  { title: 'F. Administration', rows: administration },
  { title: 'G. Circulation and time', rows: circulation },
  { title: 'H. At a million requests', rows: aMillion },
];

const second: readonly Chapter[] = [
  { title: 'KA. At the desk', rows: secondUse.A },
  { title: 'KB. Administration, letters, circulation', rows: secondUse.B },
  { title: 'KC. Catalogue and patrons', rows: secondUse.C },
  { title: 'KD. Abuse, faults, safety', rows: secondUse.D },
  { title: 'KE. With partners', rows: secondUse.E },
  { title: 'KF. Installing and operating', rows: secondUse.F },
  { title: 'KG. What was asked for', rows: secondUse.G },
  { title: 'KH. The sources', rows: secondUse.H },
];

export const findings: readonly Finding[] = [...first, ...second].flatMap(({ rows }) => rows);

export const findingsPath = fileURLToPath(new URL('../FINDINGS.md', import.meta.url));

const testsOf = ({ code }: Finding, claims: readonly Claim[]): readonly Claim[] =>
  claims.filter(({ findings }) => findings.includes(code));

/** Those of the first use that wait for nothing and yet have no test that names them. Of the second one the repairs are on their way. */
export const unprovenFindings = (claims: readonly Claim[]): Finding[] =>
  first.flatMap(({ rows }) => rows).filter((row) => row.waitsFor === undefined && testsOf(row, claims).length === 0);

export const findingsAsMarkdown = (
  claims: readonly Claim[],
): string => `# What went wrong in use, and the tests that would have caught it

Printed by \`npx tsx test/requirements/write-table.ts\` from \`findings/\` and from the titles of the tests. Each fault was seen by
using the product as its users do; none was caught by the tests of that time.

# With version 559793c

Of ${numberOf(first)} faults ${waiting(first).length} wait for a later part of the product.

${first.map(({ title, rows }) => chapter(title, rows, claims)).join('\n\n')}

# With version cfcf000b

Of ${numberOf(second)} faults ${named(second, claims)} are named by a test; a dash stands where none does yet.

${second.map(({ title, rows }) => chapter(title, rows, claims)).join('\n\n')}
`;

const numberOf = (chapters: readonly Chapter[]): number => chapters.flatMap(({ rows }) => rows).length;
const waiting = (chapters: readonly Chapter[]): Finding[] =>
  chapters.flatMap(({ rows }) => rows).filter(({ waitsFor }) => waitsFor !== undefined);
const named = (chapters: readonly Chapter[], claims: readonly Claim[]): number =>
  chapters.flatMap(({ rows }) => rows).filter((row) => testsOf(row, claims).length > 0).length;

const chapter = (title: string, rows: readonly Finding[], claims: readonly Claim[]): string =>
  [
    `## ${title}`,
    '',
    '| no. | what went wrong | the tests that would have caught it |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${[row.code, row.says, shownIn(row, claims)].map(cell).join(' | ')} |`),
  ].join('\n');

const shownIn = (row: Finding, claims: readonly Claim[]): string =>
  [
    ...testsOf(row, claims).map(({ file, title }) => `\`${file.replace(/^test\//, '')}\` · ${title}`),
    ...(row.waitsFor === undefined ? [] : [`waits for ${row.waitsFor}`]),
  ].join('<br>') || '—';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
