/** Where the files of the program are: the same answer from the sources as from what is built of them (`dist/src`). */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Files of `src` that are started by their names, as processes or as threads, and those that `test/bench` runs in a
 * process of its own. Each is a file of the built program; all others are in chunks beside them.
 */
export const started = [
  'cli/interlend',
  'adapters/reader/thread',
  'compose/backups/thread',
  'storage/embedded/keeper',
  'main',
  'cli/foreground',
] as const;

export type Started = (typeof started)[number];

const fromSource = import.meta.url.endsWith('.ts');

let folder: string | undefined;

/** The checkout or image that this program runs from: the first folder upwards that holds its package file. */
export function programFolder(): string {
  if (folder !== undefined) return folder;
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package.json'))) {
    if (dirname(at) === at) throw new Error('No package.json was found above the program.');
    at = dirname(at);
  }
  folder = at;
  return folder;
}

/** A file that comes with the program: `programFile('schemas', 'iso18626-1.2.xsd')`. */
export const programFile = (...path: string[]): string => join(programFolder(), ...path);

export interface ProgramFacts {
  version: string;
  licence: string;
  /** The commit that was built; a `+` follows it when files were changed since. Absent where the build knew none. */
  commit?: string;
  /** When it was built, in UTC; absent when the sources themselves run. */
  built?: string;
}

let facts: ProgramFacts | undefined;

/** Which version this is, and under which licence, as its package says; and of what it was built. */
export function programFacts(): ProgramFacts {
  facts ??= programOnDisk();
  return facts;
}

/** The same of what is on the disk now: a newer program may have been installed since this process began. */
export function programOnDisk(): ProgramFacts {
  const { version, license } = JSON.parse(readFileSync(programFile('package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  return { version, licence: license, ...(fromSource ? {} : buildFacts()) };
}

/** What the build wrote beside the program: when it runs, there is no git. */
function buildFacts(): Pick<ProgramFacts, 'commit' | 'built'> {
  try {
    return JSON.parse(readFileSync(programFile('dist', 'build.json'), 'utf8')) as Pick<
      ProgramFacts,
      'commit' | 'built'
    >;
  } catch {
    return {}; // built by a version that did not write it
  }
}

/** The version as people read it: `1.0.0 (commit 7f3db08e, built 2026-12-01)`. */
export function versionText({ version, commit, built }: Omit<ProgramFacts, 'licence'> = programFacts()): string {
  const more = [
    ...(commit === undefined ? [] : [`commit ${commit.slice(0, 8)}${commit.endsWith('+') ? ' with changes' : ''}`]),
    ...(built === undefined ? [] : [`built ${built.slice(0, 10)}`]),
  ];
  return more.length === 0 ? version : `${version} (${more.join(', ')})`;
}

/** The file of a part that is started by its name. */
const fileOf = (name: Started): string =>
  fromSource ? programFile('src', `${name}.ts`) : programFile('dist', 'src', `${name}.js`);

/** Where Node may keep what it has compiled; nothing when the sources themselves run. */
export const compiledFolder = fromSource ? undefined : programFile('dist', '.compiled');

/** What Node is to be called with to run a part as a process of its own. */
export const commandOf = (name: Started): { execArgv: string[]; file: string } => ({
  execArgv: fromSource ? ['--import', import.meta.resolve('tsx')] : ['--enable-source-maps'],
  file: fileOf(name),
});

/** Starts a part as a thread, which inherits neither the loader of sources nor how stacks are shown. */
export function startThread(name: Started, options: WorkerOptions = {}): Worker {
  const part = `import(${JSON.stringify(pathToFileURL(fileOf(name)).href)})`;
  const text = fromSource
    ? `import('${import.meta.resolve('tsx/esm/api')}').then(({ register }) => { register(); return ${part}; })`
    : `process.setSourceMapsEnabled(true); ${part}`;
  return new Worker(text, { ...options, eval: true });
}
