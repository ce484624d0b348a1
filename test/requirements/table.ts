/** The table of requirements as it is printed: each with its sentence, the tests that show it, and what it waits for. */
import { fileURLToPath } from 'node:url';
import { laterParts, type Requirement } from './row.js';
import { chapters, requirements } from './rows.js';
import { type Claim, claimsUnder } from './titles.js';

export const readmePath = fileURLToPath(new URL('README.md', import.meta.url));

export const allClaims = (): Claim[] => claimsUnder(fileURLToPath(new URL('../../', import.meta.url)), 'test');

/** Those rows that are shown now without a test that names them. */
export const unshown = (claims: readonly Claim[]): Requirement[] =>
  requirements.filter((row) => row.shownBy !== undefined && testsOf(row, claims).length === 0);

export function tableAsMarkdown(claims: readonly Claim[]): string {
  const shown = requirements.filter(({ shownBy }) => shownBy !== undefined);
  const partly = shown.filter(({ waitsFor }) => waitsFor !== undefined);
  const gaps = unshown(claims).map(({ number }) => `R${number}`);
  return `# Requirements and the tests that show them

Printed by \`npx tsx test/requirements/write-table.ts\` from \`rows/\` and from the titles of the tests.
Of ${requirements.length} requirements ${shown.length} are shown by tests, ${partly.length} of these in part: the rest waits for
what comes later. ${requirements.length - shown.length} wait altogether. Without a test though they should have one: ${gaps.join(', ') || 'none'}.

${chapters.map(({ title, rows }) => chapter(title, rows, claims)).join('\n\n')}
`;
}

const testsOf = ({ number }: Requirement, claims: readonly Claim[]): readonly Claim[] =>
  claims.filter(({ numbers }) => numbers.includes(number));

const chapter = (title: string, rows: readonly Requirement[], claims: readonly Claim[]): string =>
  [
    `## ${title}`,
    '',
    '| R | requirement | shown by | waits for |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      (row) => `| ${[`R${row.number}`, row.says, shownIn(row, claims), waitsIn(row)].map(cell).join(' | ')} |`,
    ),
  ].join('\n');

function shownIn(row: Requirement, claims: readonly Claim[]): string {
  if (row.shownBy === undefined) return '—';
  const tests = testsOf(row, claims).map(({ file, title }) => `\`${file.replace(/^test\//, '')}\` · ${title}`);
  return [`**${row.shownBy}**`, ...(tests.length > 0 ? tests : ['no test yet'])].join('<br>');
}

const waitsIn = ({ waitsFor }: Requirement): string =>
  waitsFor ? `${laterParts[waitsFor.part]}: ${waitsFor.because}` : '—';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
