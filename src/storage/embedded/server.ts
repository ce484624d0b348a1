import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServerAccount } from './account.js';
import { engineEnvironment } from './cluster.js';
import type { Engine } from './engine.js';
import type { EngineRecord } from './record.js';

/** A running postmaster: started by us, or found running and adopted. */
export interface Server {
  pid: number;
  exited: Promise<void>;
  hasExited(): boolean;
  /** Fast shutdown; immediate after 20 s; then by force. */
  stop(): Promise<void>;
}

export interface Start {
  engine: Engine;
  record: EngineRecord;
  account?: ServerAccount;
  sync: boolean;
  /** The open log file that takes what the server says. */
  log: number;
}

/** TCP on 127.0.0.1 only: a socket file's path may be too long, and needs a folder that two accounts can reach. */
const always = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'lc_messages=C'];
/** A killed process loses nothing all the same: commits still reach the system, only not the disk. */
const unsafe = ['fsync=off', 'full_page_writes=off'];

export function startServer({ engine, record, account, sync, log }: Start): Server {
  const settings = [...always, ...(sync ? [] : unsafe)].flatMap((setting) => ['-c', setting]);
  const child = spawn(engine.postgres, ['-D', record.data, '-p', String(record.port), ...settings], {
    cwd: '/',
    stdio: ['ignore', log, log],
    env: engineEnvironment(),
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return serverOf(child.pid ?? -1, exited, engine, record);
}

/** Watches a server that is not our child. */
export function adoptServer(pid: number, engine: Engine, record: EngineRecord): Server {
  const gone = async (): Promise<void> => {
    while (isAlive(pid)) await wait(300);
  };
  return serverOf(pid, gone(), engine, record);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function serverOf(pid: number, exited: Promise<void>, engine: Engine, record: EngineRecord): Server {
  let over = pid < 0;
  void exited.then(() => {
    over = true;
  });
  const within = (milliseconds: number): Promise<unknown> => Promise.race([exited, wait(milliseconds)]);
  const signal = (name: NodeJS.Signals): void => {
    if (process.platform === 'win32') {
      spawn(engine.pgCtl, ['stop', '-D', record.data, '-m', name === 'SIGINT' ? 'fast' : 'immediate'], {
        stdio: 'ignore',
      });
      return;
    }
    try {
      process.kill(pid, name);
    } catch {
      // it has just ended
    }
  };
  return {
    pid,
    exited,
    hasExited: () => over,
    async stop() {
      for (const [name, patience] of [
        ['SIGINT', 20_000],
        ['SIGQUIT', 5000],
        ['SIGKILL', 5000],
      ] as const) {
        if (over) return;
        signal(name);
        await within(patience);
      }
    },
  };
}
