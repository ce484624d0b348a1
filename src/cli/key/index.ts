import { Option } from 'commander';
import { type Permission, permissions } from '../../domain/permissions.js';
import type { KeyView } from '../../engine/access/index.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import {
  answer,
  collected,
  command,
  connect,
  more,
  type PagingOptions,
  staffCommand,
  withPaging,
} from '../staff-command.js';
import { facts, table } from '../table.js';
import { roleFrom, rolesInWords } from '../user/roles.js';
import { when } from '../when.js';

export const keyCommands = (host: Host) => {
  const group = command('key', 'Keeps the keys by which programs call a running node.', [
    'key add "Page 1+ portal" --role fulfillmentServicesOperator --only seeRequests',
    'key list',
  ]);
  for (const make of [addKey, listKeys, revokeKey]) group.addCommand(make(host));
  return group;
};

const addKey = (host: Host) =>
  staffCommand('add', 'Makes a key for a program. It is printed this once; only a digest of it is kept.', [
    'key add "Page 1+ portal" --role fulfillmentServicesOperator --only seeRequests',
    'key add monitor --role fulfillmentAdministrator --only seeConfiguration --expires 2027-06-30T00:00:00Z',
  ])
    .argument('<name>', 'what it is for; the history and the audit log show it')
    .requiredOption('--role <role[@library]>', 'a role, at one library or at all; once for each', collected)
    .addOption(
      new Option('--only <permission>', `cuts its roles down; once for each of ${permissions.join(', ')}`).argParser(
        collected,
      ),
    )
    .option('--expires <time>', 'when it ends, as 2027-06-30T00:00:00Z')
    .action(async (name: string, { role, only, expires, ...options }: AddOptions) => {
      const wrong = only?.find((each) => !permissions.includes(each as Permission));
      if (wrong) throw new Misused(`"${wrong}" is no permission.`, `Write one of ${permissions.join(', ')}.`);
      const draft = {
        ...{ name, roles: role.map(roleFrom) },
        ...(only ? { only: only as Permission[] } : {}),
        ...(expires ? { expiresAt: expires } : {}),
      };
      answer(host, options, await (await connect(host, options)).addKey(draft), ({ key, secret }) => [
        ...facts([
          ['Name', key.name],
          ['Roles', rolesInWords(key.roles)],
          ['Key', secret],
        ]),
        '',
        'It is not shown again: keep it where only the program finds it.',
      ]);
    });

const listKeys = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows the keys, the newest first, without what is secret of them.', [
      'key list',
      'key list --json',
    ]),
  ).action(async (options: PagingOptions) => {
    const { after, limit } = options;
    answer(host, options, await (await connect(host, options)).keys({ after, limit }), ({ items, next }) =>
      items.length === 0
        ? ['No keys.']
        : [
            ...table(
              headings,
              items.map((key) => lineOf(host, key)),
            ),
            ...more(next),
          ],
    );
  });

const headings = ['Id', 'Name', 'Roles', 'Only', 'Made by', 'Last used', 'Ends', 'Revoked'];
const lineOf = (host: Host, key: KeyView) => [
  ...[key.id, key.name, rolesInWords(key.roles), key.only?.join(', '), key.createdBy],
  ...[key.lastUsedAt, key.expiresAt, key.revokedAt].map((at) => (at ? when(host, at) : undefined)),
];

const revokeKey = (host: Host) =>
  staffCommand('revoke', 'Ends a key at once.', ['key revoke 3k2j9x0abc'])
    .argument('<id>', 'as interlend key list shows it')
    .action(async (id: string, options: StaffOptions) => {
      const key = await (await connect(host, options)).revokeKey(id);
      answer(host, options, key, () => [`${key.name} (${key.id}) opens nothing any more.`]);
    });

interface AddOptions extends StaffOptions {
  role: string[];
  only?: string[];
  expires?: string;
}
