import type { Host } from '../host.js';
import { importFile, refuseIfRefused, reportLines } from '../import-file.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const importPatrons = (host: Host) =>
  staffCommand('import', 'Adds and changes patrons from a CSV file; ends with 1 when a row is refused.', [
    'patron import patrons.csv --dry-run',
    'patron import patrons.csv',
  ])
    .argument('<file>', 'columns id, name, group, email, language, pickupLibrary, expiresOn; - reads standard input')
    .option('--dry-run', 'say what would be, and keep nothing')
    .action(async (file: string, options: StaffOptions & { dryRun?: boolean }) => {
      const api = await connect(host, options);
      const report = await importFile(host, file, options.dryRun, (order) => api.importPatrons(order));
      answer(host, options, report, reportLines);
      refuseIfRefused(report);
    });
