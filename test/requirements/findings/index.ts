/** Every fault that was found by using version 559793c: its number, one sentence, and the tests that would have caught it. */
import { fileURLToPath } from 'node:url';
import type { Claim } from '../titles.js';
import { administration } from './administration.js';
import { circulation } from './circulation.js';
import { desk } from './desk.js';
import { abuse, aMillion, operating } from './operating.js';
import { otherPrograms, protocol } from './protocol.js';
import type { Finding } from './row.js';

const chapters: readonly { title: string; rows: readonly Finding[] }[] = [
  { title: 'A. The desk', rows: desk },
  { title: 'B. The protocol', rows: protocol },
  { title: 'C. Operating a node', rows: operating },
  { title: 'D. Abuse, faults, safety', rows: abuse },
  { title: 'E. With other programs', rows: otherPrograms },
  { title: 'F. Administration', rows: administration },
  { title: 'G. Circulation and time', rows: circulation },
  { title: 'H. At a million requests', rows: aMillion },
];

export const findings: readonly Finding[] = chapters.flatMap(({ rows }) => rows);

export const findingsPath = fileURLToPath(new URL('../FINDINGS.md', import.meta.url));

const testsOf = ({ code }: Finding, claims: readonly Claim[]): readonly Claim[] =>
  claims.filter(({ findings }) => findings.includes(code));

/** Those that wait for nothing and yet have no test that names them. */
export const unprovenFindings = (claims: readonly Claim[]): Finding[] =>
  findings.filter((row) => row.waitsFor === undefined && testsOf(row, claims).length === 0);

export const findingsAsMarkdown = (
  claims: readonly Claim[],
): string => `# What went wrong in use, and the tests that would have caught it

Printed by \`npx tsx test/requirements/write-table.ts\` from \`findings/\` and from the titles of the tests. Each fault was seen by
using version 559793c as its users do; none was caught by the tests of that time. Of ${findings.length} faults
${findings.filter(({ waitsFor }) => waitsFor !== undefined).length} wait for a later part of the product.

${chapters.map(({ title, rows }) => chapter(title, rows, claims)).join('\n\n')}
`;

const chapter = (title: string, rows: readonly Finding[], claims: readonly Claim[]): string =>
  [
    `## ${title}`,
    '',
    '| F | what went wrong | the tests that would have caught it |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${[row.code, row.says, shownIn(row, claims)].map(cell).join(' | ')} |`),
  ].join('\n');

const shownIn = (row: Finding, claims: readonly Claim[]): string =>
  [
    ...testsOf(row, claims).map(({ file, title }) => `\`${file.replace(/^test\//, '')}\` · ${title}`),
    ...(row.waitsFor === undefined ? [] : [`waits for ${row.waitsFor}`]),
  ].join('<br>') || '—';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
