import { stat } from 'node:fs/promises';
import { putBackCopies } from '../files/copies-beside.js';
import { noteRestored } from '../storage/restored.js';
import { namedCopies } from '../storage/transfer/named-copies.js';
import { restore } from '../storage/transfer/restore.js';
import { command } from './command-line.js';
import type { Host } from './host.js';
import { withDatabase } from './library-database.js';
import { createProgress } from './progress.js';
import { stoppable } from './stoppable.js';
import { copyFolderOf, keyNote, reportTransfer, tellCopies } from './transfer-report.js';

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
      const { copies, ...report } = await withDatabase(host, database, async (url) => {
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
        return { ...restored, copies: await putBackCopies(await namedCopies(url), from, copyFolderOf(host.env)) };
      });
      reportTransfer(host, json ? { ...report, copies } : report, json, 'They are as they were saved.');
      if (json) return;
      tellCopies(host, copies, 'restored');
      host.out(afterwards);
    });
