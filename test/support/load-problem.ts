import { spawnSync } from 'node:child_process';
import { root } from './root.js';

/** Imports each file as mocha would, with describe and its like doing nothing, and prints the first that fails. */
const importEach = `
  const nothing = Object.assign(() => nothing, { skip: () => nothing, only: () => nothing, timeout: () => nothing });
  for (const name of ['describe', 'it', 'before', 'after', 'beforeEach', 'afterEach']) globalThis[name] = nothing;
  for (const file of process.argv.slice(1))
    try { await import(new URL(file, 'file://${root}/')); }
    catch (error) { console.log(JSON.stringify({ file, error: String(error?.stack ?? error) })); process.exit(0); }
  process.exit(0);
`;

/**
 * The first of these files that cannot be loaded, and why. Mocha tells of a TypeScript file only that Node without its loader
 * cannot read it. Undefined: each of them loads.
 */
export function loadProblem(files: string[]): { file: string; error: string } | undefined {
  const asked = spawnSync(
    process.execPath,
    ['--import', 'tsx/esm', '--input-type=module', '--eval', importEach, ...files],
    { cwd: root, encoding: 'utf8', timeout: 120_000 },
  );
  const line = asked.stdout.trim().split('\n').at(-1);
  if (!line?.startsWith('{"file"')) return undefined;
  const { file, error } = JSON.parse(line) as { file: string; error: string };
  return { file, error: error.split('\n').slice(0, 12).join('\n') };
}
