import { backup } from '../storage/transfer/backup.js';
import { command } from './command-line.js';
import { copyFolderOf, refuseCopiesThere, saveCopies, tellCopies } from './copies-beside.js';
import type { Host } from './host.js';
import { withDatabase } from './library-database.js';
import { keyNote, progress, reportTransfer } from './transfer-report.js';

export const backupCommand = (host: Host) =>
  command('backup', 'Writes everything of one moment into one file; the node may run meanwhile.', [
    'backup --to interlend-2025-11-25.backup',
    'backup --to /safe/interlend.backup --database postgres://interlend@db.example/interlend',
  ])
    .requiredOption('--to <file>', 'the file; it must not be there yet')
    .option('--database <url>', 'the database (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .option('--json', 'print JSON for programs instead of text for people')
    .addHelpText(
      'after',
      `${keyNote}\n\nFiles of copies are put into the folder FILE.copies beside it; keep both together.\n\nThe file holds patrons' names. It is made readable by you only, and is not encrypted: its digests find damage, not forgery.`,
    )
    .action(async ({ to, database, json }: { to: string; database?: string; json?: boolean }) => {
      const { copies, ...report } = await withDatabase(host, database, async (url) => {
        await refuseCopiesThere(to);
        const saved = await backup(url, to, { product: host.version, onTable: progress(host, 'Saved') });
        return { ...saved, copies: await saveCopies(url, copyFolderOf(host.env), to) };
      });
      reportTransfer(host, json ? { ...report, copies } : report, json, `They are in ${to}; the secret key is not.`);
      if (!json) tellCopies(host, copies, 'saved');
    });
