/** The command line on this machine: its environment, its terminal, and the programs that are loaded when they are asked for. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { versionText } from '../program-files.js';
import { settingsFileIn } from '../settings/settings-file.js';
import { whenWordsAreMissing } from '../words/say.js';
import type { Host, ProgramName } from './host.js';
import { runCommand } from './program.js';

/** Loaded when they are entered: `interlend request list` must not wait for the whole program. */
const rooms: Record<ProgramName, () => Promise<{ run(options: Record<string, unknown>): Promise<void> }>> = {
  serve: () => import('./serve.js'),
  demo: () => import('./demo.js'),
  migrate: () => import('./migrate.js'),
  practice: () => import('./practice.js'),
  'practice-system': () => import('./practice-system.js'),
  setup: () => import('./setup.js'),
  host: () => import('./hosting.js'),
  'host-add': () => import('./host-add.js'),
};

// What the environment says itself stays as it is.
for (const [name, value] of Object.entries(settingsFileIn(process.cwd(), process.env).values))
  process.env[name] ??= value;

// People who work read a plain sentence, and whoever runs the program finds the code in its log.
if (process.env['NODE_ENV'] !== 'development')
  whenWordsAreMissing((code) =>
    process.stderr.write(
      `${JSON.stringify({ level: 'error', time: new Date(), msg: 'A code has no words.', code })}\n`,
    ),
  );

const host: Host = {
  env: process.env,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY ? { overwrite: (line) => void process.stderr.write(`\r\u001b[K${line}`) } : {}),
  terminal: process.stdout.isTTY === true,
  user: userName(),
  fetch,
  readInput: () => text(process.stdin),
  version: versionText(),
  start: async (room, options) => (await rooms[room]()).run(options),
  migrate: async (url, only) => (await import('./migrate.js')).migrateTo(url, only),
  async openEmbedded(dataFolder) {
    const { startEmbeddedPostgres } = await import('../storage/embedded/embedded-postgres.js');
    const engine = await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres'), log: host.err });
    return { url: await engine.ensureDatabase('interlend'), close: () => engine.stop() };
  },
};

// `interlend message list | head` closes our output early: that is no error. Nor is a terminal that was closed, whose signal ends us.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EIO') return;
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const status = await runCommand(process.argv.slice(2), host);
if (status !== 0) process.exitCode = status; // a room may have set its own

/** A user without a name, as in a container, is nobody in particular. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
