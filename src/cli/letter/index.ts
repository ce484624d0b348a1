import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { listLetters } from './list.js';
import { markPrinted } from './printed.js';
import { queryCommands } from './query.js';
import { showLetter } from './show.js';
import { backToUsual, reword, showWords } from './words.js';

export const letterCommands = (host: Host) =>
  command(
    'letter',
    'Shows the letters and slips that a running node wrote, notes which were printed, and words letters anew.',
    ['letter list --kind slip', 'letter printed 12', 'letter reword onHoldShelf hold.txt --library PERTH'],
  )
    .addCommand(listLetters(host))
    .addCommand(showLetter(host))
    .addCommand(markPrinted(host))
    .addCommand(showWords(host))
    .addCommand(reword(host))
    .addCommand(backToUsual(host))
    .addCommand(queryCommands(host));
