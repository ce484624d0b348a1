import { rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { checkCopies, copiesBeside, saveCopies } from '../files/copies-beside.js';
import { backup } from '../storage/transfer/backup.js';
import { namedCopies } from '../storage/transfer/named-copies.js';
import { TransferRefused } from '../storage/transfer/refused.js';
import { verifyBackup } from '../storage/transfer/verify.js';
import { command } from './command-line.js';
import { CallRefused, Misused } from './failures.js';
import type { Host } from './host.js';
import { asFailures, withDatabase } from './library-database.js';
import { createProgress } from './progress.js';
import { stoppable } from './stoppable.js';
import { copyFolderOf, keyNote, refuseCopiesThere, reportTransfer, tellCopies } from './transfer-report.js';

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
        await refuseCopiesThere(to);
        const progress = createProgress(host, 'Saved');
        // Only what this command wrote itself is put away: a file that was there is somebody's.
        let isOurs = false;
        const putAway = () => {
          rmSync(`${to}.partial`, { force: true });
          if (!isOurs) return;
          rmSync(to, { force: true });
          rmSync(copiesBeside(to), { recursive: true, force: true });
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
