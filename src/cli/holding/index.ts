import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { importHoldings } from './import.js';
import { listHoldings } from './list.js';

export const holdingCommands = (host: Host) =>
  command('holding', 'Shows and imports what this library owns.', [
    'holding list --search "leaves of grass"',
    'holding import holdings.csv --dry-run',
  ])
    .addCommand(listHoldings(host))
    .addCommand(importHoldings(host));
