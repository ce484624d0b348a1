/** The commands that copy a whole library: backup and its check, restore, move. */
import { rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { backupCopiesFolder, checkCopies, putBackCopies, saveCopies } from '../adapters/files/copy-files.js';
import { noteRestoreTried } from '../adapters/files/restore-tried.js';
import { TransferRefused } from '../storage/transfer/refused.js';
import { command } from './command-line.js';
import { CallRefused, Misused } from './failures.js';
import type { Host } from './host.js';
import { asFailures, withDatabase } from './library-database.js';
import {
  copyFolderOf,
  createProgress,
  keyNote,
  refuseCopiesThere,
  reportTransfer,
  stoppable,
  tellCopies,
} from './transfer-report.js';

/** Loaded when one of these commands is given: all others do without a database. */
const onDatabase = async () => ({
  ...(await import('../storage/transfer/backup.js')),
  ...(await import('../storage/transfer/move.js')),
  ...(await import('../storage/transfer/named-copies.js')),
  ...(await import('../storage/transfer/restore.js')),
  ...(await import('../storage/transfer/verify.js')),
  ...(await import('../storage/node/restored.js')),
});

export const backupCommand = (host: Host) =>
  command('backup', 'Writes everything of one moment into one file; the node may run meanwhile.', [
    'backup --to interlend-2025-11-25.backup',
    'backup --to /safe/interlend.backup --database postgres://interlend@db.example/interlend',
    'backup verify interlend-2025-11-25.backup',
  ])
    .option('--to <file>', 'the file; it must not be there yet')
    .option('--database <url>', 'the database (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .option('--json', 'print JSON for programs instead of text for people')
    .addHelpText(
      'after',
      `${keyNote}\n\nFiles of copies are put into the folder FILE.copies beside it; keep both together.\n\nThe file holds patrons' names. It is made readable by you only, and is not encrypted: its digests find damage, not forgery.\nINTERLEND_BACKUP_FOLDER lets the node make backups by itself, each night.`,
    )
    .action(async ({ to, database, json }: { to?: string; database?: string; json?: boolean }) => {
      if (!to) throw new Misused('Say into which file: --to FILE.', 'interlend backup --help shows how it is written.');
      const { copies, ...report } = await withDatabase(host, database, async (url) => {
        const { backup, namedCopies } = await onDatabase();
        await refuseCopiesThere(to);
        const progress = createProgress(host, 'Saved');
        // Only what this command wrote itself is put away: a file that was there is somebody's.
        let isOurs = false;
        const putAway = () => {
          rmSync(`${to}.partial`, { force: true });
          if (!isOurs) return;
          rmSync(to, { force: true });
          rmSync(backupCopiesFolder(to), { recursive: true, force: true });
        };
        const save = async () => {
          const saved = await backup(url, to, { product: host.version, ...progress }).finally(progress.end);
          isOurs = true;
          try {
            return { ...saved, copies: await saveCopies(await namedCopies(url), copyFolderOf(host.env), to) };
          } catch (error) {
            putAway();
            throw error;
          }
        };
        return stoppable(host, 'The backup was stopped: there is none. Nothing of it was kept.', save, putAway);
      });
      reportTransfer(host, json ? { ...report, copies } : report, json, `They are in ${to}; the secret key is not.`);
      if (!json) tellCopies(host, copies, 'saved');
    })
    .addCommand(verifyCommand(host));

const verifyCommand = (host: Host) =>
  command(
    'verify',
    'Reads a backup to its end and says whether everything in it is as it was saved. No database is needed.',
    ['backup verify interlend-2025-11-25.backup'],
  )
    .argument('<file>', 'a file that interlend backup, or the job of the node, wrote')
    .option('--json', 'print JSON for programs instead of text for people')
    .action(async (file: string, _own: object, verify: Command) => {
      // `interlend backup` has an option of the same name, and takes it first.
      const { json } = verify.optsWithGlobals<{ json?: boolean }>();
      const { copies: named, ...report } = await asFailures(readWhole(host, file));
      const copies = await checkCopies(named, file);
      const { savedAt, product } = report;
      reportTransfer(
        host,
        json ? { ...report, copies } : report,
        json,
        `Saved at ${savedAt} by Interlend ${product}; every digest is right.`,
      );
      if (json) return;
      tellCopies(host, copies, 'read');
    });

async function readWhole(host: Host, file: string) {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  const { verifyBackup } = await onDatabase();
  const progress = createProgress(host, 'Read', size);
  try {
    return await verifyBackup(file, progress);
  } catch (error) {
    if (error instanceof TransferRefused)
      throw new CallRefused(error.message, 'Do not count on this file: make another backup, or use an earlier one.');
    throw error;
  } finally {
    progress.end();
  }
}

/** What follows, for who restored it. */
const afterwards =
  'When the node starts, it asks lenders where each request stands, and shows staff every request that was under way: what happened after the backup is not in it.';

export const restoreCommand = (host: Host) =>
  command('restore', 'Fills an empty database from a backup: all of it, verified row for row, or nothing.', [
    'restore --from interlend-2025-11-25.backup',
    'restore --from /safe/interlend.backup --database postgres://interlend@db.example/interlend',
  ])
    .requiredOption('--from <file>', 'a file that interlend backup wrote')
    .option('--database <url>', 'the empty database (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .option('--json', 'print JSON for programs instead of text for people')
    .addHelpText(
      'after',
      `${keyNote}\n\nFiles of copies are taken from the folder FILE.copies beside it and put into INTERLEND_COPY_FOLDER, else the data folder.`,
    )
    .action(async ({ from, database, json }: { from: string; database?: string; json?: boolean }) => {
      const { copies, ...report } = await withDatabase(
        host,
        database,
        async (url) => {
          const { restore, noteRestored, namedCopies } = await onDatabase();
          const size = await stat(from).then(
            (found) => found.size,
            () => 0,
          );
          const progress = createProgress(host, 'Loaded', size);
          const restored = await stoppable(
            host,
            'The restore was stopped: nothing of it was kept. Begin again with the same database.',
            () => restore(url, from, { migrate: host.migrate, ...progress }).finally(progress.end),
          );
          await noteRestored(url, restored.savedAt);
          await noteRestoreTried(from, new Date());
          return { ...restored, copies: await putBackCopies(await namedCopies(url), from, copyFolderOf(host.env)) };
        },
        { mayMake: true },
      );
      reportTransfer(host, json ? { ...report, copies } : report, json, 'They are as they were saved.');
      if (json) return;
      tellCopies(host, copies, 'restored');
      host.out(afterwards);
    });

export const restoredCommand = (host: Host) =>
  command(
    'restored',
    'Says that the database was put back to an earlier moment by other means than restore: the node then asks partners what it missed.',
    ['restored --to-moment 2026-11-27T14:05:00-05:00'],
  )
    .requiredOption('--to-moment <time>', 'the moment to which it was put back')
    .option('--database <url>', 'the database (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .action(async ({ toMoment, database }: { toMoment: string; database?: string }) => {
      const moment = new Date(toMoment);
      if (Number.isNaN(moment.getTime()))
        throw new CallRefused(`--to-moment: ${toMoment} is no time.`, 'Write it as 2026-11-27T14:05:00-05:00.');
      const { noteRestored } = await onDatabase();
      await withDatabase(host, database, (url) => noteRestored(url, moment.toISOString()));
      host.out(
        'When the node starts, it asks lenders where each request stands, and shows staff every request that was under way.',
      );
    });

export const moveCommand = (host: Host) =>
  command(
    'move',
    'Copies this library into an empty database, for instance from the embedded one to a server, and verifies every row.',
    [
      'move --to postgres://interlend:password@db.example/interlend',
      'PGPASSWORD=… interlend move --to postgres://interlend@db.example/interlend',
      'move --from postgres://interlend@old.example/interlend --to postgres://interlend@new.example/interlend',
    ],
  )
    .requiredOption('--to <database-url>', 'the empty database; a password written here may be seen by other users')
    .option('--from <database-url>', 'the database now (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .option('--while-running', 'copy the present moment although a node runs; what comes later stays behind')
    .option('--json', 'print JSON for programs instead of text for people')
    .addHelpText(
      'after',
      `${keyNote}\n\nThe old database is only read and stays as it is. Stop the node first, and start it with the new DATABASE_URL.`,
    )
    .action(async ({ to, from, whileRunning, json }: Options) => {
      const { move } = await onDatabase();
      const report = await withDatabase(host, from, (url) => {
        const progress = createProgress(host, 'Copied');
        return stoppable(
          host,
          'The move was stopped: nothing of it was kept, and the old database is as it was. Begin again with the same database.',
          () => move(url, to, { migrate: host.migrate, whileRunning, ...progress }).finally(progress.end),
        );
      });
      reportTransfer(
        host,
        report,
        json,
        'They are the same on both sides. Now start the node with the new DATABASE_URL.',
      );
    });

interface Options {
  to: string;
  from?: string;
  whileRunning?: boolean;
  json?: boolean;
}
