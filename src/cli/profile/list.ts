import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';
import { namesOf } from './steps.js';

export const listProfiles = (host: Host) =>
  staffCommand('list', 'Shows the workflow profiles, what is not ticked in them, and who names them.', [
    'profile list',
    'profile list --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).profiles(), (profiles) =>
      table(
        ['Profile', 'Name', 'Kind', 'Not ticked', 'Automatic renew', 'Partners'],
        profiles.map(({ code, name, kind, steps, automaticRenew, partners }) => [
          ...[code, name, kind, namesOf(steps, false)],
          automaticRenew || undefined,
          partners.join(', '),
        ]),
      ),
    );
  });
