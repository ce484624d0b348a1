/** Orders on one rule that all kinds of rules have. */
import { type Command, InvalidArgumentError } from 'commander';
import type { ApiClient } from '../api-client.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const removeRule = (host: Host, kind: string, remove: (node: ApiClient, id: string) => Promise<void>): Command =>
  staffCommand('remove', 'Removes one.', [`rule ${kind} remove 3`])
    .argument('<id>', `as interlend rule ${kind} list shows it`)
    .action(async (id: string, options: StaffOptions) => {
      await remove(await connect(host, options), id);
      answer(host, options, { removed: id }, () => [`${id} is removed.`]);
    });

/** What was named of a rule that is changed; naming nothing is a mistake. */
export function named<Change extends object>(given: Change, kind: string): Change {
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(change).length === 0)
    throw new Misused('Nothing is to be changed.', `interlend rule ${kind} change --help shows what can be.`);
  return change as Change;
}

export const turnRule = (
  host: Host,
  kind: string,
  turn: (node: ApiClient, id: string, on: boolean) => Promise<object>,
): Command =>
  staffCommand('turn', 'Turns one on or off; what is off is not asked.', [`rule ${kind} turn 3 off`])
    .argument('<id>', `as interlend rule ${kind} list shows it`)
    .argument('<on|off>', 'on or off', onOrOff)
    .action(async (id: string, on: boolean, options: StaffOptions) => {
      const rule = await turn(await connect(host, options), id, on);
      answer(host, options, rule, () => [`${id} is ${on ? 'on' : 'off'}.`]);
    });

function onOrOff(given: string): boolean {
  if (given === 'on' || given === 'off') return given === 'on';
  throw new InvalidArgumentError('Write on or off.');
}
