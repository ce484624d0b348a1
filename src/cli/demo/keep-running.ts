import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf } from '../../program-files.js';
import type { Library } from './desk.js';
import type { NetworkOptions } from './network.js';

export interface KeptLibrary {
  /** As a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs one library as a process of its own, and starts it again whenever that ends. */
export function keepRunning(
  library: Library,
  databaseUrl: string,
  options: NetworkOptions,
  elsewhere: (library: Library) => Promise<void>,
): KeptLibrary {
  let child = startLibrary(library, databaseUrl, options);
  let stopping = false;
  const running = (async () => {
    for (;;) {
      const began = Date.now();
      await gone(child);
      if (stopping) return;
      options.log(`          ${library.name} is down; it is started again.`);
      if (child.exitCode === wrongSetting) await elsewhere(library);
      if (Date.now() - began < 1_000) await pause(1_000); // it cannot start yet
      if (stopping) return;
      child = startLibrary(library, databaseUrl, options);
    }
  })();
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await gone(child);
    },
    stop: async () => {
      stopping = true;
      await end(child);
      await running;
    },
  };
}

/** The status of a node that cannot start as it was told to: here it can only be the port. */
const wrongSetting = 2;

function startLibrary(library: Library, databaseUrl: string, options: NetworkOptions): ChildProcess {
  // Settings of a real node on this machine are not those of the demo.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('INTERLEND_'));
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(inherited),
    INTERLEND_SETTINGS: 'none',
    INTERLEND_NAME: library.name,
    INTERLEND_SYMBOLS: library.symbol,
    INTERLEND_INSTITUTION_CODE: library.institutionCode,
    INTERLEND_PORT: String(library.port),
    INTERLEND_ADMIN_PORT: String(library.adminPort),
    INTERLEND_DATA: join(options.dataFolder, library.code.toLowerCase()),
    INTERLEND_STAFF_TOKEN: library.staffToken,
    INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
    INTERLEND_UNDO_SECONDS: '0',
    INTERLEND_ADDRESS: `http://127.0.0.1:${library.port}`,
    INTERLEND_AUTO_SEND_NEXT: options.autoSendNext ? 'yes' : 'no',
    INTERLEND_SWEEP_SECONDS: '1',
    ...(options.smtpPort
      ? {
          INTERLEND_SMTP_HOST: '127.0.0.1',
          INTERLEND_SMTP_PORT: String(options.smtpPort),
          INTERLEND_SMTP_TLS: 'none',
          INTERLEND_SMTP_FROM: `ill@${library.code.toLowerCase()}.example`,
        }
      : {}),
    INTERLEND_LOG_LEVEL: 'error',
    INTERLEND_DATABASE_CONNECTIONS: '8',
    DATABASE_URL: databaseUrl,
    AMQP_URL: options.amqpUrl ?? '',
    NODE_ENV: 'production',
  };
  const { file } = commandOf('cli/interlend');
  return fork(file, ['serve'], { env, execArgv: process.execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function gone(child: ChildProcess): Promise<void> {
  if (!isOver(child)) await new Promise((done) => child.once('exit', done));
}

/** Asks it to stop, and insists after a while. */
async function end(child: ChildProcess): Promise<void> {
  if (isOver(child)) return;
  child.kill('SIGTERM');
  const insisting = new AbortController();
  const late = pause(15_000, true, { signal: insisting.signal }).catch(() => false);
  void late.then((isLate) => isLate && child.kill('SIGKILL'));
  await gone(child);
  insisting.abort();
}
