import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { importCatalogue } from './import.js';
import { listImports, showProblems } from './imports.js';
import { searchCatalogue } from './search.js';
import { showTitle } from './show.js';

export const catalogueCommands = (host: Host) =>
  command('catalogue', 'Searches the catalogue of this library and brings records into it.', [
    'catalogue import records.mrc --dry-run',
    'catalogue import records.mrc --source koha',
    'catalogue search "nègres blancs" --format book',
    'catalogue show 4711',
  ])
    .addCommand(importCatalogue(host))
    .addCommand(listImports(host))
    .addCommand(showProblems(host))
    .addCommand(searchCatalogue(host))
    .addCommand(showTitle(host));
