import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { writeBackup } from '../compose/backups/write-backup.js';
import { asSetting } from '../main.js';
import { versionText } from '../program-files.js';
import { readSettings } from '../settings/read-settings.js';
import { openDatabase } from '../storage/database/database.js';
import { migrate } from '../storage/database/migrate.js';
import {
  type MigrationPlan,
  type MigrationStep,
  planMigration,
  removing,
} from '../storage/database/planned-migrations.js';
import { startEmbeddedPostgres } from '../storage/embedded/embedded-postgres.js';
import { databaseNameOf } from '../storage/transfer/connect.js';
import type { Migrate } from '../storage/transfer/fill.js';
import { CallRefused } from './failures.js';
import { copyFolderOf } from './transfer-report.js';

interface MigrateWords {
  dryRun?: boolean;
  yes?: boolean;
  /** A folder for a backup of what is there before the first step. */
  backupTo?: string;
}

/** `interlend migrate`: the database of the settings, embedded or not. */
export async function run({ dryRun, yes, backupTo }: MigrateWords = {}): Promise<void> {
  const settings = readSettings(process.env);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const engine = settings.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: resolve(settings.dataFolder, 'postgres'), log: say });
  try {
    const url = engine ? await engine.ensureDatabase('interlend') : settings.databaseUrl;
    const named = (error: unknown): never => {
      throw asSetting(error, databaseNameOf(url));
    };
    const plan = await planOf(url).catch(named);
    for (const line of linesOf(plan, backupTo)) say(line);
    if (dryRun || plan.due.length === 0) return;
    if (removing(plan).length > 0 && !yes) await mayGoOn();
    if (backupTo !== undefined && !plan.fresh) say(`Backup: ${await backUpInto(backupTo, url)}.`);
    const done = await migrateUrl(url, undefined, ({ does }) => say(`Done: ${does}`)).catch(named);
    say(`Migrated: ${counted(done.length)}.`);
  } finally {
    await engine?.stop();
  }
}

/** What is going to be done, and what cannot be taken back. */
function linesOf(plan: MigrationPlan, backupTo: string | undefined): string[] {
  const { due, fresh } = plan;
  if (due.length === 0) return ['The database has the shape of this version already.'];
  if (fresh) return [`The database is empty: ${counted(due.length)} make its tables.`];
  const removed = removing(plan);
  return [
    `${counted(due.length)} to be done:`,
    ...due.map(({ does }) => `  ${does}`),
    ...(removed.length === 0
      ? ['None of them removes anything that is stored.']
      : [
          `${removed.length === 1 ? 'One of them cannot be taken back' : `${removed.length} of them cannot be taken back`}:`,
          ...removed.map(({ does, removes }) => `  ${does} ${removes}`),
        ]),
    backupTo === undefined
      ? 'To go back to the version before, restore a backup that was made before: interlend backup --to FILE.'
      : `Before the first of them a backup is written into ${resolve(backupTo)}: to go back, the version before restores it.`,
  ];
}

/** Writes the database as it is into a new file there, with the files of copies next to it, and reads it back. Throws `CallRefused`. */
async function backUpInto(folder: string, databaseUrl: string): Promise<string> {
  const moment = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const file = join(resolve(folder), `before-upgrade-${moment}.backup`);
  const refused = (words: string): never => {
    throw new CallRefused(
      `No backup could be written into ${resolve(folder)}: ${words.replace(/\.$/, '')}. Nothing was changed.`,
      'Make room or name another folder with --backup-to.',
    );
  };
  await mkdir(resolve(folder), { recursive: true, mode: 0o700 }).catch((error: Error) => refused(error.message));
  const copyFolder = copyFolderOf(process.env);
  const made = await writeBackup({ databaseUrl, copyFolder, file, product: versionText() });
  if ('kind' in made) refused('words' in made ? made.words : made.kind);
  return file;
}

const counted = (steps: number): string => (steps === 1 ? '1 step' : `${steps} steps`);

/** Throws `CallRefused` when nobody says yes. */
async function mayGoOn(): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new CallRefused(
      'Nothing was changed: some steps cannot be taken back, and nobody is here to be asked.',
      'Make a backup, then write interlend migrate --yes.',
    );
  if (!(await isYes(process.stdin, process.stdout))) throw new CallRefused('Nothing was changed.');
}

/** Asks once. Ctrl-C, Ctrl-D and a terminal that goes away are no yes. */
async function isYes(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<boolean> {
  const lines = createInterface({ input, output });
  const gone = new Promise<string>((done) => lines.once('close', () => done('')));
  lines.once('SIGINT', () => lines.close());
  try {
    const asked = lines.question('Is there a backup, and shall it begin? (yes/no) ').catch(() => '');
    const answer = await Promise.race([asked, gone]);
    if (answer === '') output.write('\n');
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}

async function planOf(url: string): Promise<MigrationPlan> {
  const database = await openDatabase({ url, connections: 1, name: 'interlend migrate' });
  try {
    return await planMigration(database);
  } finally {
    await database.close();
  }
}

/** Brings a database to the shape of this version, or to that of the migrations named. */
export const migrateTo: Migrate = async (url, only) => {
  await migrateUrl(url, only);
};

/** The same, and which migrations it took. */
export async function migrateUrl(
  url: string,
  only?: Parameters<Migrate>[1],
  onStep?: (step: MigrationStep) => void,
): Promise<string[]> {
  const database = await openDatabase({ url, connections: 2, name: 'interlend migrate' });
  try {
    return await migrate(database, { ...(only ? { only } : {}), ...(onStep ? { onStep } : {}) });
  } finally {
    await database.close();
  }
}
