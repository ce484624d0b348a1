import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { closeLibrary } from './close.js';
import { listLibraries } from './list.js';
import { reopenLibrary } from './reopen.js';

export const libraryCommands = (host: Host) =>
  command('library', 'Shows the libraries of a running node, and closes them for a time.', [
    'library list',
    'library close RES_SHARE 2026-12-24 2027-01-02',
  ])
    .addCommand(listLibraries(host))
    .addCommand(closeLibrary(host))
    .addCommand(reopenLibrary(host));
