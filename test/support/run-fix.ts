/** `npm run fix`: formats, fixes what the linter can, and prints anew the documents that are made from the code. */
import { spawnSync } from 'node:child_process';
import { root } from './root.js';

/** Those that need no database; `test/storage/write-schema.ts` needs one. */
const printed = [
  'test/http/write-client-types.ts',
  'test/requirements/write-table.ts',
  'test/faults/write-readme.ts',
  'test/settings/write-handbook.ts',
  'test/library-system/write-calls-table.ts',
  'test/domain/write-readme.ts',
  'test/domain/write-joint-states.ts',
  'test/translation/write-elements.ts',
  'test/distribution/write-schema.ts',
  'test/protocol/write-dialects.ts',
  'test/words/write-index.ts',
];

/** What went wrong, in the words of the error and without its stack. */
const problemIn = (stderr: string): string =>
  stderr
    .split('\n')
    .find((line) => /^\S*Error\b.*: /.test(line))
    ?.replace(/^\S*Error\b[^:]*: /, '') ?? stderr.trim();

const failed = printed.filter((file) => {
  const run = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', file], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  if (run.status === 0) process.stderr.write(run.stderr);
  else console.error(`${file} could not print its document: ${problemIn(run.stderr)}`);
  return run.status !== 0;
});

const biome = ['check', '--write', '--config-path', 'config/biome.json', '--colors=off'];
const formatted = spawnSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', ...biome], {
  cwd: root,
  stdio: 'inherit',
});

if (failed.length > 0)
  console.error(
    `Not everything is printed anew. Correct what is said above of ${failed.join(', ')}, then run npm run fix again.`,
  );
if (failed.length > 0 || formatted.status !== 0) process.exitCode = 1;
