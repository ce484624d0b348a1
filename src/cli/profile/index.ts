import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { addProfile } from './add.js';
import { changeProfile } from './change.js';
import { listProfiles } from './list.js';
import { removeProfile } from './remove.js';

export const profileCommands = (host: Host) => {
  const group = command('profile', 'Keeps workflow profiles: which optional steps are taken with a partner.', [
    'profile list',
    'profile add QUIET "No check-in message" --kind lending --without checkedInMessage',
  ]);
  for (const make of [addProfile, changeProfile, listProfiles, removeProfile]) group.addCommand(make(host));
  return group;
};
