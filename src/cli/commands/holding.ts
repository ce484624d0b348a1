import { call, custom, group } from '../command.js';
import { inTerminalLanguage } from '../locale.js';
import { importFile, linesOfReport, refuseIfRefused } from './import-file.js';

export const holdingCommands = group(
  'holding',
  'Shows and imports what this library owns.',
  ['holding list --search "leaves of grass"', 'holding import holdings.csv --dry-run'],
  [
    call('listHoldings', 'list', {
      says: 'Shows items of this library.',
      examples: ['holding list', 'holding list --search 9780140449136'],
      paging: true,
      options: { q: ['--search <words>', 'words of title or author, a barcode, or a number'] },
      empty: 'No holdings.',
      columns: {
        Barcode: 'barcode',
        Title: 'title',
        Author: 'author',
        Numbers: ({ identifiers }) => identifiers.map(({ value }) => value).join(', '),
        Library: 'library',
        Location: 'location',
        'Call number': 'callNumber',
        Policy: ({ policy }) => (policy === 'loanable' ? undefined : 'not requestable'),
      },
    }),
    custom('import', {
      says: 'Adds and changes items from a CSV file; ends with 1 when a row is refused.',
      examples: ['holding import holdings.csv --dry-run', 'holding import holdings.csv'],
      args: {
        '<file>':
          'columns barcode, title, author, isbn, issn, oclc, location, callNumber, policy; - reads standard input',
      },
      options: {
        '--dry-run': 'say what would be, and keep nothing',
        '--language': inTerminalLanguage('in which language the report is'),
      },
      run: async ({ host, own, node }) => {
        const { importHoldings } = await node();
        return importFile(host, own, importHoldings);
      },
      lines: (report, { own }) => linesOfReport(report, own.language),
      ends: (report, { own }) => refuseIfRefused(report, own.language),
    }),
  ],
);
