import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const userSessions = (host: Host) =>
  staffCommand('sessions', 'Shows where a user is signed in.', ['user sessions eroy'])
    .argument('<code>', 'who')
    .action(async (code: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).sessions(code), ({ items }) =>
        items.length === 0
          ? [`${code} is signed in nowhere.`]
          : table(
              ['Session', 'Signed in by', 'From', 'Since', 'Last seen', 'Ends'],
              items.map(({ id, way, address, startedAt, seenAt, endsAt }) => [
                ...[id, way === 'openId' ? 'OpenID Connect' : 'password', address, startedAt, seenAt, endsAt],
              ]),
            ),
      );
    });

export const signOutUser = (host: Host) =>
  staffCommand('sign-out', 'Ends the sessions of a user, or one of them; they may sign in again.', [
    'user sign-out eroy',
    'user sign-out eroy --session hT3kQ0cX2bLw9ZpA',
  ])
    .argument('<code>', 'who')
    .option('--session <id>', 'only this one')
    .action(async (code: string, { session, ...options }: StaffOptions & { session?: string }) => {
      await (await connect(host, options)).endSessions(code, session);
      const words = session ? `That session of ${code} is over.` : `${code} is signed out everywhere.`;
      answer(host, options, { code, ...(session ? { session } : {}) }, () => [words]);
    });
