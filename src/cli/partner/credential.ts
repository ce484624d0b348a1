import { Option } from 'commander';
import type { CredentialKind } from '../../engine/ports.js';
import type { Host } from '../host.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, command, connect, staffCommand } from '../staff-command.js';

export const credentialCommands = (host: Host) =>
  command('credential', 'Issues and revokes what a partner presents to us.', [
    'partner credential issue lacite --kind basic',
    'partner credential revoke lacite 4',
  ])
    .addCommand(issue(host))
    .addCommand(revoke(host));

const issue = (host: Host) =>
  staffCommand('issue', 'Makes another credential; the secret is shown this once.', [
    'partner credential issue lacite',
    'partner credential issue lacite --kind path',
  ])
    .argument('<partner>', 'its code')
    .addOption(
      new Option('--kind <kind>', 'in a header, as a password, or in the path for systems that can only set a URL')
        .choices(['token', 'basic', 'path'])
        .default('token'),
    )
    .action(async (code: string, { kind, ...options }: StaffOptions & { kind: CredentialKind }) => {
      answer(host, options, await (await connect(host, options)).issueCredential(code, kind), ({ id, secret }) => [
        `Number ${line(id)}, shown this once:`,
        line(secret),
      ]);
    });

const revoke = (host: Host) =>
  staffCommand('revoke', 'Makes a credential worthless at once.', ['partner credential revoke lacite 4'])
    .argument('<partner>', 'its code')
    .argument('<number>', 'of the credential, as interlend partner show lists it')
    .action(async (code: string, id: string, options: StaffOptions) => {
      await (await connect(host, options)).revokeCredential(code, id);
      answer(host, options, { revoked: id }, () => ['Revoked.']);
    });
