import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { printSlips } from './print.js';

export const slipCommands = (host: Host) =>
  command('slips', 'Prints the slips that wait, as one PDF.', [
    'slips print slips.pdf --since 8h',
    'slips print morning.pdf --new',
  ]).addCommand(printSlips(host));
