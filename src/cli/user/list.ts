import { Option } from 'commander';
import { type StaffRole, staffRoles } from '../../domain/staff.js';
import type { Host } from '../host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';
import { rolesInWords } from './roles.js';

export const listUsers = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows the users with their roles.', [
      'user list',
      'user list --role fulfillmentServicesOperator --library RES_SHARE --json',
    ]),
  )
    .addOption(new Option('--role <role>', 'only who has it').choices(staffRoles))
    .option('--library <code>', 'with --role: who has it there')
    .option('--active', 'only who may sign in')
    .action(async ({ role, library, active, ...options }: Options) => {
      const { after, limit } = options;
      answer(
        host,
        options,
        await (await connect(host, options)).users({ role, library, active, after, limit }),
        (page) =>
          page.items.length === 0
            ? ['No users.']
            : [
                ...table(
                  ['Code', 'Name', 'E-mail', 'Language', 'Active', 'Roles'],
                  page.items.map(({ code, name, email, language, active: works, roles }) => [
                    ...[code, name, email, language, works, rolesInWords(roles)],
                  ]),
                ),
                ...more(page.next),
              ],
      );
    });

interface Options extends PagingOptions {
  role?: StaffRole;
  library?: string;
  active?: boolean;
}
