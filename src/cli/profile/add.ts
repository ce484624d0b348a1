import { Option } from 'commander';
import type { Side } from '../../engine/ports.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';
import { profileLines, stepsWithout } from './steps.js';

export const addProfile = (host: Host) =>
  staffCommand('add', 'Adds a workflow profile: every optional step, but for those taken out.', [
    'profile add QUIET "No check-in message" --kind lending --without checkedInMessage',
    'profile add TRUSTED "Renewals granted" --kind lending --automatic-renew',
    'profile add PLAIN "No renewals" --kind borrowing --without renewRequested --without mediatedRenewal',
  ])
    .argument('<code>', 'short name, by which partners name it')
    .argument('<name>', 'its name')
    .addOption(
      new Option('--kind <kind>', 'for what we borrow or what we lend')
        .choices(['borrowing', 'lending'])
        .makeOptionMandatory(),
    )
    .option('--without <step>', 'an optional step that is not taken, once for each', collected)
    .option('--automatic-renew', 'lending: a renewal that is possible is granted without staff')
    .action(async (code: string, name: string, { kind, without, automaticRenew, ...options }: Options) => {
      const steps = without && stepsWithout(kind, without);
      const draft = { code, name, kind, ...(steps ? { steps } : {}), ...(automaticRenew ? { automaticRenew } : {}) };
      answer(host, options, await (await connect(host, options)).addProfile(draft), profileLines);
    });

interface Options extends StaffOptions {
  kind: Side;
  without?: string[];
  automaticRenew?: boolean;
}
