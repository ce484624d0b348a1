import { move } from '../storage/transfer/move.js';
import { command } from './command-line.js';
import type { Host } from './host.js';
import { withDatabase } from './library-database.js';
import { createProgress } from './progress.js';
import { stoppable } from './stoppable.js';
import { keyNote, reportTransfer } from './transfer-report.js';

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
