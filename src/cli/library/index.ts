import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { showCalendar } from './calendar.js';
import { closeLibrary } from './close.js';
import { addLibrary, changeLibrary, removeLibrary, showLibrary } from './keep.js';
import { listLibraries } from './list.js';
import { deskCommands, locationCommands } from './places.js';
import { reopenLibrary } from './reopen.js';

export const libraryCommands = (host: Host) =>
  command('library', 'Keeps the libraries of a running node: desks, locations, addresses, holidays and closures.', [
    'library list',
    'library add MAIN "Main library"',
    'library desk add MAIN FRONT "Front desk"',
    'library close RES_SHARE 2026-12-24 2027-01-02',
  ])
    .addCommand(listLibraries(host))
    .addCommand(addLibrary(host))
    .addCommand(showLibrary(host))
    .addCommand(changeLibrary(host))
    .addCommand(removeLibrary(host))
    .addCommand(deskCommands(host))
    .addCommand(locationCommands(host))
    .addCommand(showCalendar(host))
    .addCommand(closeLibrary(host))
    .addCommand(reopenLibrary(host));
