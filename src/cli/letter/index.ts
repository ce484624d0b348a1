import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { listLetters } from './list.js';
import { markPrinted } from './printed.js';
import { queryCommands } from './query.js';
import { showLetter } from './show.js';

export const letterCommands = (host: Host) =>
  command('letter', 'Shows the letters and slips that a running node wrote, and notes which were printed.', [
    'letter list --kind slip',
    'letter printed 12',
  ])
    .addCommand(listLetters(host))
    .addCommand(showLetter(host))
    .addCommand(markPrinted(host))
    .addCommand(queryCommands(host));
