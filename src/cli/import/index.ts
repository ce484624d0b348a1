import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { importFromAlma } from './alma.js';

export const importCommands = (host: Host) =>
  command('import', 'Takes the records of another system over.', [
    'import alma partners partners.xml --dry-run',
    'import alma requests borrowing.csv --side borrowing',
  ]).addCommand(
    command('alma', 'From Alma: partners, open requests, patrons and items. The same file again changes nothing.', [
      'import alma partners partners.xml --dry-run',
      'import alma patrons users.csv',
      'import alma items items.csv --take-rest',
      'import alma requests borrowing.csv --side borrowing',
    ])
      .addCommand(importFromAlma(host, 'partners', 'partner records of its partner API, XML or JSON'))
      .addCommand(importFromAlma(host, 'patrons', 'a list of users, CSV'))
      .addCommand(importFromAlma(host, 'items', 'a list of physical items, CSV'))
      .addCommand(importFromAlma(host, 'requests', 'a list of borrowing or lending requests, CSV')),
  );
