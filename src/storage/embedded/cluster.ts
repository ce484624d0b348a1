import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, rename, rm, writeFile } from 'node:fs/promises';
import type { ServerAccount } from './account.js';
import type { Engine } from './engine.js';
import { makePrivate } from './place.js';
import { type EngineRecord, superuser } from './record.js';

/** Makes the data directory, whole or not at all: it gets its name when initdb has ended well. */
export async function makeCluster(
  engine: Engine,
  record: EngineRecord,
  account: ServerAccount | undefined,
  sync: boolean,
): Promise<void> {
  const fresh = `${record.data}.${randomBytes(4).toString('hex')}`;
  const passwordFile = `${fresh}.password`;
  try {
    await makePrivate(fresh, account);
    await writeFile(passwordFile, `${record.password}\n`, { mode: 0o600, flag: 'wx' });
    if (account) await chown(passwordFile, account.uid, account.gid);
    const shared = ['-D', fresh, `--pwfile=${passwordFile}`, `--username=${superuser}`, '--encoding=UTF8'];
    const rest = ['--auth=scram-sha-256', '--lc-messages=C', ...(sync ? [] : ['--no-sync'])];
    const first = await run(engine.initdb, [...shared, ...rest, '--locale=C.UTF-8'], account);
    // A system that does not know C.UTF-8: PostgreSQL brings its own.
    if (first !== undefined) {
      const own = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
      const second = await run(engine.initdb, [...shared, ...rest, ...own], account);
      if (second !== undefined) throw new Error(`The database could not be made in ${record.data}: ${first}`);
    }
    await rename(fresh, record.data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

/** What the program said when it failed; nothing when it ended well. initdb empties its folder when it fails. */
function run(program: string, args: string[], account: ServerAccount | undefined): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const who = account ? { uid: account.uid, gid: account.gid } : {};
    const child = spawn(program, args, {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: engineEnvironment(),
      ...who,
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `${words.trim()} (${signal ?? code})`));
  });
}

/**
 * PG* and locale settings of whoever started us must not leak into the database. A library that is loaded into every process
 * (`LD_PRELOAD`), with its settings, stays: the server and its node then read the same clock.
 */
export function engineEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'TMPDIR', 'TZ', 'SystemRoot', 'TEMP', 'LD_PRELOAD', 'FAKETIME', 'DONT_FAKE_MONOTONIC'];
  const passed = Object.entries(process.env).filter(([name, value]) => names.includes(name) && value !== undefined);
  return { ...Object.fromEntries(passed), LC_MESSAGES: 'C' };
}
