import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { listMessages } from './list.js';
import { showMessage } from './show.js';

export const messageCommands = (host: Host) => {
  const group = command('message', 'Shows the messages of a running node, as they travelled.', [
    'message list --partner lacite',
    'message show out/12 --xml',
  ]);
  for (const make of [listMessages, showMessage]) group.addCommand(make(host));
  return group;
};
