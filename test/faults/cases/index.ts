/** Every fault and abuse that the exchange must bear, by its number: how it is made, what must hold, and the tests that show it. */
import { fileURLToPath } from 'node:url';
import type { Claim } from '../../requirements/titles.js';
import { access } from './access.js';
import { bytesIn } from './bytes-in.js';
import { crashes } from './crashes.js';
import { meaning } from './meaning.js';
import { partnersOut } from './partners-out.js';
import type { FaultCase } from './row.js';
import { waiting } from './waiting.js';

const chapters: readonly { title: string; rows: readonly FaultCase[] }[] = [
  { title: 'A. What ends or fails', rows: crashes },
  { title: 'B. Partners that do not answer as they should', rows: partnersOut },
  { title: 'C. Messages that come again, too early, too late, or from somebody else', rows: meaning },
  { title: 'D. XML and HTTP that mean harm', rows: bytesIn },
  { title: 'E. The network, the staff desk, and who may do what', rows: access },
];

export const faultCases: readonly FaultCase[] = chapters.flatMap(({ rows }) => rows);

export const readmePath = fileURLToPath(new URL('../README.md', import.meta.url));

const testsOf = ({ code }: FaultCase, claims: readonly Claim[]): readonly Claim[] =>
  claims.filter(({ cases }) => cases.includes(code));

/** The cases that some test names. */
export const shownCases = (claims: readonly Claim[]): FaultCase[] =>
  faultCases.filter((row) => testsOf(row, claims).length > 0);

export function casesAsMarkdown(claims: readonly Claim[]): string {
  const notBuilt = faultCases.filter((row) => row.notBuilt !== undefined).map(({ code }) => code);
  return `# Faults, abuse, and the tests that show what holds

Printed by \`npx tsx test/faults/write-readme.ts\` from \`cases/\` and from the titles of the tests.
Of ${faultCases.length} cases ${shownCases(claims).length} are shown by tests. Waiting: ${Object.keys(waiting).join(', ') || 'none'}. Not built: ${notBuilt.join(', ') || 'none'}.

“Mode” is the way of a message to the process that sends it: through RabbitMQ, within the process that wrote it, or so because the broker is away. It is left
empty where nothing is on its way out.

\`npm test\` plays a short form of each. \`npm run test:faults\` plays the long form, a scenario a file in \`long/\`: nodes, PostgreSQL and
RabbitMQ are killed hundreds of times under load, on servers of the run's own, with what each side said and was told kept outside of
what is killed; processes are replaced one by one, and by a newer version, while partner and staff go on; a hundred thousand messages are
changed at random, a backlog of as many is drained, fifty partners live beside a dead, a slow and a flooding one, and every test that
names a case is played from twenty seeds, which say how long those who call and those who answer pause, and which of many hostile
values a place is asked with (a file that asks no dice is played twice, and named). It fails on counts (lost, doubled, out of order,
refused, falsely parked) and on memory, never on seconds, and writes a report with the machine's card; \`--help\` tells how to play less, or a scenario at a
time: \`npx tsx test/faults/long/gather.ts OUT FOLDER…\` makes one report of several.
\`plants.ts\` are faults that its ledger must find: \`planted.integration.test.ts\` plants each of them.

${chapters.map(({ title, rows }) => chapter(title, rows, claims)).join('\n\n')}
`;
}

const chapter = (title: string, rows: readonly FaultCase[], claims: readonly Claim[]): string =>
  [
    `## ${title}`,
    '',
    '| case | how it is provoked | what must hold | mode | shown by |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${cellsOf(row, claims).map(escaped).join(' | ')} |`),
  ].join('\n');

const cellsOf = (row: FaultCase, claims: readonly Claim[]): string[] => [
  row.code,
  row.provoked,
  row.holds,
  (row.modes ?? []).join(', '),
  shownIn(row, claims),
];

function shownIn(row: FaultCase, claims: readonly Claim[]): string {
  const tests = testsOf(row, claims).map(({ file, title }) => `\`${file.replace(/^test\//, '')}\` · ${title}`);
  if (row.notBuilt !== undefined) return [`**not built**: ${row.notBuilt}`, ...tests].join('<br>');
  const waits = waiting[row.code];
  return [...tests, ...(waits === undefined ? [] : [`**waits**: ${waits}`])].join('<br>');
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
