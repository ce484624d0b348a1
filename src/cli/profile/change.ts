import type { ProfileChange } from '../../engine/local/rules.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';
import { namesOf, profileLines } from './steps.js';

export const changeProfile = (host: Host) =>
  staffCommand('change', 'Ticks and unticks steps of a workflow profile.', [
    'profile change QUIET --without recall',
    'profile change QUIET --with checkedInMessage --automatic-renew',
  ])
    .argument('<code>', 'the profile')
    .option('--name <name>', 'its name')
    .option('--with <step>', 'a step that is taken from now on, once for each', collected)
    .option('--without <step>', 'a step that is not taken any more, once for each', collected)
    .option('--automatic-renew', 'a renewal that is possible is granted without staff')
    .option('--no-automatic-renew', 'staff decide on renewals')
    .action(async (code: string, options: Options) => {
      const { name, with: more = [], without = [], automaticRenew } = options;
      const node = await connect(host, options);
      const change: ProfileChange = {
        ...(name === undefined ? {} : { name }),
        ...(automaticRenew === undefined ? {} : { automaticRenew }),
      };
      if (more.length + without.length > 0) {
        const profile = (await node.profiles()).find((each) => each.code === code);
        if (!profile) throw new Misused(`There is no workflow profile ${code}.`, 'interlend profile list shows them.');
        const before = namesOf(profile.steps, true).split(', ').filter(Boolean);
        change.steps = [...new Set([...before, ...more])].filter((step) => !without.includes(step));
      }
      if (Object.keys(change).length === 0)
        throw new Misused('Nothing is to be changed.', 'interlend profile change --help shows what can be.');
      answer(host, options, await node.changeProfile(code, change), profileLines);
    });

interface Options extends StaffOptions {
  name?: string;
  with?: string[];
  without?: string[];
  automaticRenew?: boolean;
}
