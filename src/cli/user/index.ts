import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { addUser } from './add.js';
import { changeUser } from './change.js';
import { deactivateUser } from './deactivate.js';
import { listUsers } from './list.js';
import { setPassword } from './password.js';
import { removeUser } from './remove.js';
import { signOutUser, userSessions } from './sessions.js';
import { showUser } from './show.js';

export const userCommands = (host: Host) => {
  const group = command('user', 'Keeps who works at a running node, their roles and passwords.', [
    'user add admin --role generalSystemAdministrator --password-stdin < password.txt',
    'user list --role fulfillmentServicesOperator',
  ]);
  for (const make of [addUser, changeUser, deactivateUser, listUsers, setPassword, removeUser, showUser])
    group.addCommand(make(host));
  for (const make of [userSessions, signOutUser]) group.addCommand(make(host));
  return group;
};
