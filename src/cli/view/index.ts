import { Option } from 'commander';
import type { RequestColumn } from '../../engine/sheets/request-columns.js';
import { requestColumns } from '../../engine/sheets/request-columns.js';
import type { Host } from '../host.js';
import { formatOf, writeSheet } from '../sheet-file.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, command, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const viewCommands = (host: Host) =>
  command('view', 'Shows the shared views of the request lists, and writes what they show to a file.', [
    'view list',
    'view export 4 overdue.xlsx',
  ])
    .addCommand(listViews(host))
    .addCommand(exportView(host));

const listViews = (host: Host) =>
  staffCommand('list', 'Shows the shared views: of which list, whose, and what they filter.', [
    'view list',
    'view list --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).views(), (views) =>
      views.length === 0
        ? ['No view is shared yet. Staff share one from the list of requests.']
        : table(
            ['Id', 'List', 'Name', 'Library', 'Filters'],
            views.map(({ id, side, name, library, search }) => [id, side, name, library ?? 'all', search]),
          ),
    );
  });

const exportView = (host: Host) =>
  staffCommand('export', 'Writes what a shared view shows now to a file: a spreadsheet, or CSV. At most 10,000 rows.', [
    'view export 4 overdue.xlsx',
    'view export 4 overdue.csv --column externalId --column title',
    'view export 4 - --language fr',
  ])
    .argument('<id>', 'its number, as `view list` shows it')
    .argument('<file>', 'where to, ending in .xlsx or .csv; - is standard output, as CSV')
    .addOption(
      new Option('--column <name>', 'only this column, once for each').choices(requestColumns).argParser(collected),
    )
    .addOption(new Option('--language <code>', 'of the headings').choices(['en', 'fr']).default('en'))
    .action(
      async (id: string, file: string, options: StaffOptions & { column?: RequestColumn[]; language: 'en' | 'fr' }) => {
        const node = await connect(host, options);
        const content = await node.viewFile(id, { format: formatOf(file), columns: options.column });
        await writeSheet(host, options, file, content);
      },
    );
