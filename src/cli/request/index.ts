import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { actOnRequest } from './act.js';
import { createRequest } from './create.js';
import { dismissAttention } from './dismiss.js';
import { duplicateRequest } from './duplicate.js';
import { editRequest } from './edit.js';
import { historyOfRequest } from './history.js';
import { listRequests } from './list.js';
import { showRequest } from './show.js';

export const requestCommands = (host: Host) => {
  const group = command('request', 'Shows, creates and moves on requests of a running node.', [
    'request list --attention',
    'request show OOALG0000123',
  ]);
  for (const make of [
    listRequests,
    showRequest,
    createRequest,
    editRequest,
    duplicateRequest,
    actOnRequest,
    historyOfRequest,
    dismissAttention,
  ])
    group.addCommand(make(host));
  return group;
};
