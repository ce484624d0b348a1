/** Who works at a node, the keys of programs, and who changed which setting. */
import { languages } from '../../domain/fulfilment/patron.js';
import { type Permission, permissions } from '../../domain/staff/permissions.js';
import { type RoleHeld, roleRows, type StaffRole, staffRoles } from '../../domain/staff/staff.js';
import { say } from '../../words/index.js';
import type { Answer, Thing } from '../client.js';
import { call, custom, group, removal } from '../command.js';
import { Misused } from '../failures.js';
import { collectedAs, needed, passwordFrom } from '../input.js';
import type { Columns } from '../table.js';
import { factTable } from '../table.js';

/** `circulationDeskOperator@MAIN` → a role at one library; without `@` at all of them. */
function roleFrom(given: string): RoleHeld {
  const [role = '', library, ...more] = given.split('@');
  if (!Object.hasOwn(roleRows, role) || library === '' || more.length > 0)
    throw new Misused(`"${given}" is no role.`, `Write one of ${staffRoles.join(', ')}, and @CODE for one library.`);
  return { role: role as StaffRole, ...(library ? { library } : {}) };
}

const roleList = collectedAs(roleFrom);

/** As people read it: `Circulation Desk Operator (MAIN)`. */
const rolesInWords = (roles: readonly RoleHeld[]): string =>
  roles.map(({ role, library }) => say(roleRows[role].label, 'en') + (library ? ` (${library})` : '')).join(', ');

const userFacts: Columns<Answer<'readUser'>> = {
  Code: 'code',
  Name: 'name',
  'E-mail': 'email',
  Language: 'language',
  Roles: ({ roles }) => rolesInWords(roles) || 'none',
  Active: 'active',
  Password: 'hasPassword',
  'Last signed in': 'lastSignInAt',
};

const who = { code: ['<code>', 'who'] } as const;
const passwordStdin = [
  '--password-stdin',
  'reads the password from standard input: no other user of this machine sees it there',
] as const;

export const userCommands = group(
  'user',
  'Keeps who works at a running node, their roles and passwords.',
  [
    'user add admin --role generalSystemAdministrator --password-stdin < password.txt',
    'user list --role fulfillmentServicesOperator',
  ],
  [
    call('addUser', 'add', {
      says: 'Adds a user. Only users with the role fulfillmentServicesOperator can be assigned requests.',
      examples: [
        'user add admin --role generalSystemAdministrator --password-stdin < password.txt',
        'user add eroy "Élise Roy" --role fulfillmentServicesOperator',
        'user add mdubois "Marie Dubois" --email m.dubois@college.example --language fr \\',
        '      --role circulationDeskOperator@MAIN --role physicalInventoryOperator',
      ],
      args: {
        code: ['<code>', 'their login; requests are assigned under it'],
        name: ['[name]', 'their name, when it is not the login'],
      },
      options: {
        email: ['--email <address>', 'where letters go'],
        language: ['--language <language>', 'of letters and of the desk', languages],
        roles: [
          '--role <role[@library]>',
          `a role, at one library or at all; once for each: ${staffRoles.join(', ')}`,
          roleList,
        ],
        '--password-stdin': passwordStdin[1],
      },
      fills: async ({ name, code }, { own, host }) => ({
        name: name ?? code,
        ...(own.passwordStdin ? { password: await passwordFrom(host) } : {}),
      }),
      facts: userFacts,
    }),
    call('changeUser', 'change', {
      says: 'Changes what is named of a user; roles are said anew.',
      examples: [
        'user change eroy --role fulfillmentServicesOperator --role fulfillmentServicesManager@MAIN',
        'user change eroy --no-roles',
      ],
      changes: true,
      args: who,
      options: {
        name: ['--name <name>', 'their name'],
        email: ['--email <address>', 'where letters go'],
        language: ['--language <language>', 'of letters', languages],
        roles: [
          '--role <role[@library]>',
          `all their roles, at one library or at all; once for each: ${staffRoles.join(', ')}`,
          roleList,
        ],
        '--no-roles': 'they have no role any more',
        active: ['--active', 'lets in again who was deactivated'],
      },
      fills: ({ roles }, { own }) => {
        if (roles && !own.roles) throw new Misused('--role and --no-roles contradict each other.');
        return own.roles ? {} : { roles: [] };
      },
      facts: userFacts,
    }),
    call('changeUser', 'deactivate', {
      says: 'Lets a user in no more; what they have open ends at once. change --active undoes it.',
      examples: ['user deactivate eroy'],
      args: who,
      fills: () => ({ active: false }),
      lines: (_, { fields: { code } }) => [`${code} is not active any more, and has no session.`],
    }),
    call('listUsers', 'list', {
      says: 'Shows the users with their roles.',
      examples: ['user list', 'user list --role fulfillmentServicesOperator --library RES_SHARE --json'],
      paging: true,
      options: {
        role: ['--role <role>', 'only who has it', staffRoles],
        library: ['--library <code>', 'with --role: who has it there'],
        active: ['--active', 'only who may sign in'],
      },
      empty: 'No users.',
      columns: {
        Code: 'code',
        Name: 'name',
        'E-mail': 'email',
        Language: 'language',
        Active: 'active',
        Roles: ({ roles }) => rolesInWords(roles),
      },
    }),
    call('setPassword', 'password', {
      says: 'Gives a user another password. All their sessions end.',
      examples: ['user password eroy --password-stdin < new-password.txt'],
      args: who,
      options: { '--password-stdin': needed(...passwordStdin) },
      fills: async (_, { host }) => ({ password: await passwordFrom(host) }),
      json: ({ code }) => ({ changed: code }),
      lines: (_, { fields: { code } }) => [`${code} has a new password; their sessions are over.`],
    }),
    removal('removeUser', 'Removes a user. Their tasks can then be passed on by anybody.', 'user remove eroy', who),
    call('readUser', 'show', {
      says: 'Shows one user.',
      examples: ['user show eroy', 'user show eroy --json'],
      args: who,
      facts: userFacts,
    }),
    call('listSessions', 'sessions', {
      says: 'Shows where a user is signed in.',
      examples: ['user sessions eroy'],
      args: who,
      json: (_, items) => ({ items }),
      empty: ({ code }) => `${code} is signed in nowhere.`,
      columns: {
        Session: 'id',
        'Signed in by': ({ way }) => (way === 'openId' ? 'OpenID Connect' : 'password'),
        From: 'address',
        Since: 'startedAt',
        'Last seen': 'seenAt',
        Ends: 'endsAt',
      },
    }),
    custom('sign-out', {
      says: 'Ends the sessions of a user, or one of them; they may sign in again.',
      examples: ['user sign-out eroy', 'user sign-out eroy --session hT3kQ0cX2bLw9ZpA'],
      args: { '<code>': 'who' },
      options: { '--session <id>': 'only this one' },
      run: async ({ own: { code, session }, node }) => {
        if (session) await (await node()).endSession({ code, id: session });
        else await (await node()).endSessions({ code });
        return { code, ...(session ? { session } : {}) };
      },
      lines: ({ code, session }) => [
        session ? `That session of ${code} is over.` : `${code} is signed out everywhere.`,
      ],
    }),
  ],
);

const keyColumns: Columns<Answer<'listKeys'>['items'][number]> = {
  Id: 'id',
  Name: 'name',
  Roles: ({ roles }) => rolesInWords(roles),
  Only: ({ only }) => only?.join(', '),
  'Made by': 'createdBy',
  'Last used': ({ lastUsedAt }, at) => at(lastUsedAt),
  Ends: ({ expiresAt }, at) => at(expiresAt),
  Revoked: ({ revokedAt }, at) => at(revokedAt),
};

function permissionFrom(given: string): Permission {
  const permission = permissions.find((each) => each === given);
  if (!permission) throw new Misused(`"${given}" is no permission.`, `Write one of ${permissions.join(', ')}.`);
  return permission;
}

const permissionList = collectedAs(permissionFrom);

export const keyCommands = group(
  'key',
  'Keeps the keys by which programs call a running node.',
  ['key add "Page 1+ portal" --role fulfillmentServicesOperator --only seeRequests', 'key list'],
  [
    call('addKey', 'add', {
      says: 'Makes a key for a program. It is printed this once; only a digest of it is kept.',
      examples: [
        'key add "Page 1+ portal" --role fulfillmentServicesOperator --only seeRequests',
        'key add monitor --role fulfillmentAdministrator --only seeConfiguration --expires 2027-06-30T00:00:00Z',
      ],
      args: { name: ['<name>', 'what it is for; the history and the audit log show it'] },
      options: {
        roles: needed(
          '--role <role[@library]>',
          `a role, at one library or at all; once for each: ${staffRoles.join(', ')}`,
          roleList,
        ),
        only: [
          '--only <permission>',
          `cuts its roles down; once for each of ${permissions.join(', ')}`,
          permissionList,
        ],
        expiresAt: ['--expires <time>', 'when it ends, as 2027-06-30T00:00:00Z'],
      },
      lines: ({ key, secret }) => [
        ...factTable([
          ['Name', key.name],
          ['Roles', rolesInWords(key.roles)],
          ['Key', secret],
        ]),
        '',
        'It is not shown again: keep it where only the program finds it.',
      ],
    }),
    call('listKeys', 'list', {
      says: 'Shows the keys, the newest first, without what is secret of them.',
      examples: ['key list', 'key list --json'],
      paging: true,
      empty: 'No keys.',
      columns: keyColumns,
    }),
    call('revokeKey', 'revoke', {
      says: 'Ends a key at once.',
      examples: ['key revoke 3k2j9x0abc'],
      args: { id: ['<id>', 'as interlend key list shows it'] },
      lines: ({ name, id }) => [`${name} (${id}) opens nothing any more.`],
    }),
  ],
);

export const auditCommands = group(
  'audit',
  'Shows who changed which setting.',
  ['audit list --thing partner --id lacite'],
  [
    call('listAudit', 'list', {
      says: 'Shows the changes of the configuration, the newest first. --json has before and after.',
      examples: [
        'audit list',
        'audit list --actor eroy --from 2026-11-01T00:00:00Z',
        'audit list --thing partner --id lacite --json',
      ],
      paging: true,
      options: {
        thing: ['--thing <kind>', 'partner, library, user, key, policies, workflowProfile, …'],
        id: ['--id <id>', 'code or id of the thing'],
        actor: ['--actor <code>', 'login of a user, id of a key, or staff for the node’s own key'],
        operation: ['--operation <name>', 'as the API document names it: changePartner, …'],
        outcome: ['--outcome <outcome>', 'how it ended', ['begun', 'done', 'refused']],
        from: ['--from <time>', 'since then'],
        until: ['--until <time>', 'before then'],
      },
      empty: 'No changes.',
      columns: {
        When: (entry, at) => at(entry.at),
        Who: 'actor',
        From: 'address',
        Did: 'operation',
        Thing: 'thing',
        Id: 'thingId',
        Ended: 'outcome',
        'What changed': whatChanged,
      },
    }),
  ],
);

/** Names of the fields that are not as they were. */
function whatChanged({ outcome, before, after }: Thing<'AuditView'>): string {
  if (outcome !== 'done') return '';
  if (before === undefined) return after === undefined ? '' : 'made';
  if (after === undefined) return 'removed';
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .join(', ');
}
