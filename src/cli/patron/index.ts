import type { Host } from '../host.js';
import { command } from '../staff-command.js';
import { addPatron } from './add.js';
import { importPatrons } from './import.js';
import { listPatrons } from './list.js';
import { patronLoans } from './loans.js';
import { setPin } from './pin.js';
import { renewForPatron } from './renew.js';
import { showPatron } from './show.js';

export const patronCommands = (host: Host) => {
  const group = command('patron', 'Shows, adds and imports the patrons of a running node.', [
    'patron list --search roy',
    'patron import patrons.csv --dry-run',
  ]);
  for (const make of [addPatron, listPatrons, showPatron, patronLoans, renewForPatron, setPin, importPatrons])
    group.addCommand(make(host));
  return group;
};
