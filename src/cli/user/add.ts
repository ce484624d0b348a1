import { Option } from 'commander';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';
import { passwordFrom, passwordOption } from './password.js';
import { roleFrom } from './roles.js';
import { userLines } from './view.js';

export const addUser = (host: Host) =>
  staffCommand('add', 'Adds a user. Requests can be assigned to a fulfillmentServicesOperator.', [
    'user add admin --role generalSystemAdministrator --password-stdin < password.txt',
    'user add eroy "Élise Roy" --role fulfillmentServicesOperator',
    'user add mdubois "Marie Dubois" --email m.dubois@college.example --language fr \\',
    '      --role circulationDeskOperator@MAIN --role physicalInventoryOperator',
  ])
    .argument('<code>', 'their login; requests are assigned under it')
    .argument('[name]', 'their name, when it is not the login')
    .option('--email <address>', 'where letters go')
    .addOption(new Option('--language <language>', 'of letters and of the desk').choices(['en', 'fr']))
    .option('--role <role[@library]>', 'a role, at one library or at all; once for each', collected)
    .option(...passwordOption)
    .action(async (code: string, name: string | undefined, options: Options) => {
      const { email, language, role, passwordStdin } = options;
      const password = passwordStdin ? await passwordFrom(host) : undefined;
      const draft = { code, name: name ?? code, email, language, roles: role?.map(roleFrom), password };
      answer(host, options, await (await connect(host, options)).addUser(draft), userLines);
    });

interface Options extends StaffOptions {
  email?: string;
  language?: Language;
  role?: string[];
  passwordStdin?: boolean;
}
