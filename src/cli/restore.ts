import { restore } from '../storage/transfer/restore.js';
import type { Host } from './host.js';
import { withDatabase } from './library-database.js';
import { command } from './staff-command.js';
import { keyNote, progress, reportTransfer } from './transfer-report.js';

export const restoreCommand = (host: Host) =>
  command('restore', 'Fills an empty database from a backup: all of it, verified row for row, or nothing.', [
    'restore --from interlend-2025-11-25.backup',
    'restore --from /safe/interlend.backup --database postgres://interlend@db.example/interlend',
  ])
    .requiredOption('--from <file>', 'a file that interlend backup wrote')
    .option('--database <url>', 'the empty database (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .option('--json', 'print JSON for programs instead of text for people')
    .addHelpText('after', keyNote)
    .action(async ({ from, database, json }: { from: string; database?: string; json?: boolean }) => {
      const report = await withDatabase(host, database, (url) =>
        restore(url, from, { migrate: host.migrate, onTable: progress(host, 'Verified') }),
      );
      reportTransfer(host, report, json, 'They are as they were saved.');
    });
