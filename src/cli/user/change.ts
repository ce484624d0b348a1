import { Option } from 'commander';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { StaffChange } from '../../engine/local/staff.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';
import { roleFrom } from './roles.js';
import { userLines } from './view.js';

export const changeUser = (host: Host) =>
  staffCommand('change', 'Changes what is named of a user; roles are said anew.', [
    'user change eroy --role fulfillmentServicesOperator --role fulfillmentServicesManager@MAIN',
    'user change eroy --no-roles',
  ])
    .argument('<code>', 'who')
    .option('--name <name>', 'their name')
    .option('--email <address>', 'where letters go')
    .addOption(new Option('--language <language>', 'of letters').choices(['en', 'fr']))
    .option('--role <role[@library]>', 'all their roles, at one library or at all; once for each', collected)
    .option('--no-roles', 'they have no role any more')
    .option('--active', 'lets in again who was deactivated')
    .action(async (code: string, { name, email, language, role, roles, active, ...options }: Options) => {
      if (role && !roles) throw new Misused('--role and --no-roles contradict each other.');
      const given: StaffChange = { name, email, language, roles: roles ? role?.map(roleFrom) : [], active };
      const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      if (Object.keys(change).length === 0)
        throw new Misused('Nothing is to be changed.', 'interlend user change --help shows what can be.');
      answer(host, options, await (await connect(host, options)).changeUser(code, change), userLines);
    });

interface Options extends StaffOptions {
  name?: string;
  email?: string;
  language?: Language;
  role?: string[];
  roles: boolean;
  active?: boolean;
}
