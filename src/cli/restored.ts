import { noteRestored } from '../storage/restored.js';
import { command } from './command-line.js';
import { CallRefused } from './failures.js';
import type { Host } from './host.js';
import { withDatabase } from './library-database.js';

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
      await withDatabase(host, database, (url) => noteRestored(url, moment.toISOString()));
      host.out(
        'When the node starts, it asks lenders where each request stands, and shows staff every request that was under way.',
      );
    });
