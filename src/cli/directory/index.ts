import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { exportFile } from './export.js';
import { importFile } from './import.js';
import { importCommands } from './imports.js';
import { imposeSection, proposeSection } from './impose.js';
import { proposalCommands } from './proposals.js';
import { followFile, subscriptionCommands } from './subscription.js';

export const directoryCommands = (host: Host) =>
  command('directory', 'Shares partners, rotas, rules and profiles between libraries, by one file.', [
    'directory export colleges.json',
    'directory import colleges.json --dry-run',
    'directory subscribe https://directory.example.ca/api/v1/directory/file --token-from key.txt',
    'directory proposals list',
  ])
    .addCommand(exportFile(host))
    .addCommand(imposeSection(host))
    .addCommand(proposeSection(host))
    .addCommand(importFile(host))
    .addCommand(importCommands(host))
    .addCommand(proposalCommands(host))
    .addCommand(followFile(host))
    .addCommand(subscriptionCommands(host));
