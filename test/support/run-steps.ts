import { spawn } from 'node:child_process';
import { askForAdvisories } from './advisories.js';
import { testFiles } from './choose-tests.js';
import { downloadAddresses } from './lock-file.js';
import { inLanes } from './portions.js';
import { root } from './root.js';
import { runMocha } from './run-mocha.js';
import { type FileResult, failedPart, sumOf } from './tally.js';

const bin = (script: string, ...args: string[]) => ({ script: `node_modules/${script}`, args });

const inCi = process.env['CI'] === 'true';

/** What was found about types is kept in `dist`: the next time only what has changed is looked at. */
const types = (project: string, kept: string) =>
  bin(
    'typescript-native/bin/tsc',
    '--noEmit',
    '-p',
    project,
    ...(inCi ? [] : ['--incremental', '--tsBuildInfoFile', `dist/${kept}`]),
  );

/** Each is a program that ends with status 0 when all is well. */
const programs = {
  types: types('tsconfig.json', '.types-seen'),
  'types of the staff desk': types('config/tsconfig.ui.json', '.types-of-desk-seen'),
  'format and lint': bin(
    '@biomejs/biome/bin/biome',
    'ci',
    '--config-path',
    'config/biome.json',
    '--colors=off',
    '--max-diagnostics=30',
    // What is only advice would push out of a record's end what failed.
    ...(inCi ? ['--diagnostic-level=error'] : []),
  ),
};
const unused = { 'unused files and exports': bin('knip/bin/knip.js', '--config', 'config/knip.json') };

/** Tests that watch over the checkout: import rules with their planted violations, and what is printed from the code. */
const watchers = (file: string): boolean => /import-rules|lock-file|stale/.test(file) && file.endsWith('.test.ts');

export interface CheckWish {
  /** The watchers among the tests have been run already. */
  afterTests?: boolean;
  /** Types, format and lint alone. */
  quick?: boolean;
}

/** Runs the steps, two at a time where there is nothing else to do, and all of them also after one has failed. */
export async function check({ afterTests = false, quick = false }: CheckWish = {}): Promise<FileResult[]> {
  const results: FileResult[] = [];
  const told = (title: string, well: boolean, error = ''): void => {
    console.log(`${well ? 'well' : 'FAILED'}: ${title}`);
    const step = failedPart('npm run check', { title, error });
    results.push(well ? { ...step, passed: 1, failed: 0, failures: [] } : step);
  };
  const { status, words } = await ended('node_modules/tsx/dist/cli.mjs', ['test/http/write-client-types.ts']);
  told('types of the API for the staff desk', status === 0, beginning(words));
  const steps = Object.entries({ ...programs, ...(quick ? {} : unused) });
  await inLanes(steps, afterTests ? 1 : 2, async ([title, { script, args }]) => {
    const { status, words } = await ended(script, args);
    process.stdout.write(words);
    told(title, status === 0, beginning(words));
  });
  const addresses = downloadAddresses();
  told('no download address in package-lock.json', addresses.length === 0, addresses.slice(0, 6).join('\n'));
  if (!quick) {
    const { verdict, words } = await askForAdvisories();
    console.log(words);
    told('no advisory of high severity for what is shipped', verdict !== 'bad', words);
  }
  if (afterTests || quick) return results;
  const tests = await runMocha([], testFiles().filter(watchers), { INTERLEND_TEST_SHOW: 'all' });
  const { passed, failed } = sumOf(tests);
  const failures = tests.flatMap((result) => result.failures.map(({ title, error }) => `${title}\n${error}`));
  told('import rules, and documents printed from the code', failed === 0 && passed > 0, failures.join('\n'));
  return results;
}

function ended(script: string, args: string[]): Promise<{ status: number | null; words: string }> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, words: Buffer.concat(pieces).toString('utf8') }));
  });
}

/** The first lines that say something. */
const beginning = (words: string): string =>
  words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 12)
    .map((line) => line.slice(0, 300))
    .join('\n');
