/** The table of requirements as it is printed: each with its sentence, and the tests that show it. */
import { fileURLToPath } from 'node:url';
import type { Requirement } from './row.js';
import { chapters, requirements } from './rows.js';
import { type Claim, claimsUnder } from './titles.js';

export const readmePath = fileURLToPath(new URL('README.md', import.meta.url));

export const allClaims = (): Claim[] => claimsUnder(fileURLToPath(new URL('../../', import.meta.url)), 'test');

/** Those rows without a test that names them; those about a screen without one in a browser. */
export const unshown = (claims: readonly Claim[]): Requirement[] =>
  requirements.filter(
    (row) => !testsOf(row, claims).some(({ file }) => !row.onScreen || /^test\/e2e\/(desk|my)\//.test(file)),
  );

export function tableAsMarkdown(claims: readonly Claim[]): string {
  const gaps = unshown(claims).map(({ number }) => `R${number}`);
  return `# Requirements and the tests that show them

Printed by \`npx tsx test/requirements/write-table.ts\` from \`rows/\` and from the titles of the tests.
${requirements.length} requirements; ${requirements.filter(({ onScreen }) => onScreen).length} are about a screen, and a test in a browser reads it.
Without such a test: ${gaps.join(', ') || 'none'}.

${chapters.map(({ title, rows }) => chapter(title, rows, claims)).join('\n\n')}
`;
}

const testsOf = ({ number }: Requirement, claims: readonly Claim[]): readonly Claim[] =>
  claims.filter(({ numbers }) => numbers.includes(number));

const chapter = (title: string, rows: readonly Requirement[], claims: readonly Claim[]): string =>
  [
    `## ${title}`,
    '',
    '| R | requirement | shown by |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${[`R${row.number}`, row.says, shownIn(row, claims)].map(cell).join(' | ')} |`),
  ].join('\n');

function shownIn(row: Requirement, claims: readonly Claim[]): string {
  const tests = testsOf(row, claims).map(({ file, title }) => `\`${file.replace(/^test\//, '')}\` · ${title}`);
  return [`**${row.shownBy}**`, ...(tests.length > 0 ? tests : ['no test yet'])].join('<br>');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
