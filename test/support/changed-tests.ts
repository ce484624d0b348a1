import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { levelOf } from './levels.js';
import { root } from './root.js';

/** What is changed in this checkout, against where it left `main` and not yet committed. Throws where there is no git. */
export function changedFiles(): string[] {
  const git = (...args: string[]): string[] => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`--changed asks git what has changed, and git says: ${stderr.trim()}`);
    return stdout.split('\n').filter((line) => line !== '');
  };
  const known = ['main', 'origin/main'].find(
    (name) => spawnSync('git', ['rev-parse', '--verify', '-q', name], { cwd: root }).status === 0,
  );
  const committed = known ? git('diff', '--name-only', '--merge-base', known) : git('diff', '--name-only', 'HEAD');
  return [...new Set([...committed, ...git('ls-files', '--others', '--exclude-standard')])];
}

/** Every file of code of the checkout with its text, by its path from the root. */
export function codeOfCheckout(): Map<string, string> {
  const code = new Map<string, string>();
  for (const folder of ['src', 'test', 'migrations'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name).replaceAll('\\', '/');
      if (/\.(ts|tsx|mjs|cjs)$/.test(name) && existsSync(join(root, path)))
        code.set(path, readFileSync(join(root, path), 'utf8'));
    }
  return code;
}

/** Whoever looks through a browser sees these, whatever it imports. */
const behindTheDesk = /^src\/(ui|http|words)\//;
/** Whoever starts a node or the command line sees these. */
const behindTheProgram = /^src\/(cli|http|settings|compose|main)/;

/**
 * The tests that a change may turn: they import the file, or something that does, or name a file that is no code. Those
 * that start whole nodes would all be among them each time: they come with what they look at, and what stands in `test`.
 */
export function testsOf(
  changed: readonly string[],
  tests: readonly string[],
  code: ReadonlyMap<string, string>,
): string[] {
  const imports = new Map([...code].map(([file, text]) => [file, importsOf(file, text, code)]));
  const isCode = (file: string) => /\.(ts|tsx|mjs|cjs)$/.test(file);
  const touched = new Set(changed);
  const others = changed.filter((file) => !isCode(file) && !file.endsWith('.md')).map((file) => basename(file));
  for (const [file, text] of code) if (others.some((name) => text.includes(name))) touched.add(file);
  return tests.filter((test) => {
    const level = levelOf(test);
    const whole = level === 'desk' || level === 'e2e';
    if (whole && changed.some((file) => (level === 'desk' ? behindTheDesk : behindTheProgram).test(file))) return true;
    return reaches(test.replaceAll('\\', '/'), touched, imports, whole);
  });
}

function reaches(
  test: string,
  touched: ReadonlySet<string>,
  imports: ReadonlyMap<string, readonly string[]>,
  inTestsOnly: boolean,
): boolean {
  const seen = new Set([test]);
  for (const file of seen) {
    if (touched.has(file)) return true;
    for (const next of imports.get(file) ?? []) if (!inTestsOnly || next.startsWith('test/')) seen.add(next);
  }
  return false;
}

/** Files of the checkout that this one imports, or loads by a path written beside it. */
function importsOf(file: string, text: string, code: ReadonlyMap<string, string>): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\bURL\()\s*['"](\.[^'"]+)['"]/g);
  return [...found].flatMap(([, path = '']) => {
    const whole = posix.join(posix.dirname(file), path);
    const places = [
      whole,
      whole.replace(/\.js$/, '.ts'),
      whole.replace(/\.js$/, '.tsx'),
      `${whole}.ts`,
      `${whole}.tsx`,
    ];
    return places.filter((place) => code.has(place)).slice(0, 1);
  });
}
