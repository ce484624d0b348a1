import { spawnSync } from 'node:child_process';
import { testFiles } from './choose-tests.js';
import { downloadAddresses } from './lock-file.js';
import { root } from './root.js';
import { runMocha } from './run-mocha.js';
import type { Tally } from './tally.js';

const bin = (script: string, ...args: string[]) => ({ script: `node_modules/${script}`, args });

/** Each is a program that ends with status 0 when all is well. */
const programs = {
  types: bin('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  'types of the staff desk': bin('typescript/bin/tsc', '--noEmit', '-p', 'config/tsconfig.ui.json'),
  'format and lint': bin(
    '@biomejs/biome/bin/biome',
    'ci',
    '--config-path',
    'config/biome.json',
    '--colors=off',
    '--max-diagnostics=30',
  ),
  'unused files and exports': bin('knip/bin/knip.js', '--config', 'config/knip.json'),
};

/** Tests that watch over the checkout: import rules with their planted violations, and what is printed from the code. */
const watchers = (file: string): boolean => /import-rules|lock-file|stale/.test(file) && file.endsWith('.test.ts');

/** Runs every step, also after one has failed. */
export async function check(): Promise<Tally> {
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  const count = (title: string, well: boolean): void => {
    console.log(`${well ? 'well' : 'FAILED'}: ${title}`);
    total[well ? 'passed' : 'failed']++;
  };
  for (const [title, { script, args }] of Object.entries(programs)) {
    const { status } = spawnSync(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    count(title, status === 0);
  }
  count('no download address in package-lock.json', downloadAddresses().length === 0);
  const tests = await runMocha([], testFiles().filter(watchers), { INTERLEND_TEST_SHOW: 'all' });
  count('import rules, and documents printed from the code', tests.failed === 0 && tests.passed > 0);
  return total;
}
