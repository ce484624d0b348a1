import { resolve } from 'node:path';
import { createLogger } from '../logging.js';
import { versionText } from '../program-files.js';
import { nodeIdOf } from '../settings/node-id.js';
import { type Settings, WrongSetting } from '../settings/read-settings.js';
import { settingsFileIn } from '../settings/settings-file.js';
import { supervise } from '../supervisor/supervise.js';
import { checkProgram } from './check-program.js';
import { sayOpen } from './foreground.js';
import type { OnHangUp } from './serve.js';

/** A node of several processes: this one starts them, and what they share. */
export async function serveProcesses(settings: Settings, asked: Promise<void>, onHangUp: OnHangUp): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  readFileAnew();
  const log = createLogger(settings.logLevel, nodeIdOf(settings), undefined, 'supervisor');
  log.info({ version: versionText(), processes: settings.processes }, 'Interlend starts');
  const engine = settings.databaseUrl ? undefined : await openEngine(settings, say);
  try {
    process.exitCode = await supervise({
      processes: settings.processes,
      program: process.argv[1] ?? '',
      words: ['serve'],
      env: engine ? { DATABASE_URL: engine.url } : {},
      log,
      say,
      opened: (at) => sayOpen(say, settings, at),
      asked,
      onHangUp,
      checkProgram,
    });
  } finally {
    await engine?.stop();
  }
  process.exit();
}

/** Each process reads the settings file itself, so that a new one has what the file says then. */
function readFileAnew(): void {
  for (const [name, value] of Object.entries(settingsFileIn(process.cwd(), process.env).values))
    if (process.env[name] === value) delete process.env[name];
}

/** The embedded database belongs to all of them. */
async function openEngine({ dataFolder }: Settings, say: (line: string) => void) {
  const folder = resolve(dataFolder);
  const { startEmbeddedPostgres } = await import('../storage/embedded/embedded-postgres.js');
  const engine = await startEmbeddedPostgres({ dataFolder: resolve(folder, 'postgres'), log: say }).catch(
    (cause: Error) => {
      throw new WrongSetting([cause.message]);
    },
  );
  say(`DATABASE_URL is not set: an embedded PostgreSQL keeps the data under ${folder}.`);
  return { url: await engine.ensureDatabase('interlend'), stop: () => engine.stop() };
}
