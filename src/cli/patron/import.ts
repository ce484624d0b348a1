import type { Host } from '../host.js';
import { type ImportOptions, importFile, refuseIfRefused, reportLines } from '../import-file.js';
import { languageOption } from '../language.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const importPatrons = (host: Host) =>
  staffCommand('import', 'Adds and changes patrons from a CSV file; ends with 1 when a row is refused.', [
    'patron import patrons.csv --dry-run',
    'patron import patrons.csv',
  ])
    .argument(
      '<file>',
      'columns id, name, group, email, language, pickupLibrary, expiresOn, pin; - reads standard input',
    )
    .option('--dry-run', 'say what would be, and keep nothing')
    .addOption(languageOption(host, 'in which language the report is'))
    .action(async (file: string, options: ImportOptions) => {
      const api = await connect(host, options);
      const report = await importFile(host, file, options, (order) => api.importPatrons(order));
      answer(host, options, report, reportLines(options.language));
      refuseIfRefused(report, options.language);
    });
