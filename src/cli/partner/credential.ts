import { Option } from 'commander';
import type { CredentialPart } from '../../domain/partner/credential-parts.js';
import type { CredentialKind } from '../../engine/ports.js';
import type { Host } from '../host.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, command, connect, staffCommand } from '../staff-command.js';

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
    'partner credential issue lacite --kind certificate --fingerprint 3F:A1:…',
    'partner credential issue broker --symbol ISIL:CA-OOLC',
  ])
    .argument('<partner>', 'its code')
    .addOption(
      new Option(
        '--kind <kind>',
        'in a header, as a password, in the path for systems that can only set a URL, as security code in each message, or a client certificate',
      )
        .choices(['token', 'basic', 'path', 'account', 'certificate'])
        .default('token'),
    )
    .option('--fingerprint <sha256>', 'of the client certificate')
    .option('--symbol <type:value>', 'the symbols it may speak for, once for each; without it all', collected)
    .action(async (code: string, { kind, fingerprint, symbol, ...options }: IssueOptions) => {
      const wish = { kind, ...(fingerprint ? { fingerprint } : {}), ...(symbol ? { symbols: symbol } : {}) };
      const issued = await (await connect(host, options)).issueCredential(code, wish);
      answer(host, options, issued, ({ id, secret, parts }) => [
        secret ? `Number ${line(id)}, shown this once:` : `Number ${line(id)}.`,
        ...(secret ? parts.map(({ part, value }) => line(`${partNames[part]}: ${value}`)) : []),
      ]);
    });

interface IssueOptions extends StaffOptions {
  kind: CredentialKind;
  fingerprint?: string;
  symbol?: string[];
}

const revoke = (host: Host) =>
  staffCommand('revoke', 'Makes a credential worthless at once.', ['partner credential revoke lacite 4'])
    .argument('<partner>', 'its code')
    .argument('<number>', 'of the credential, as interlend partner show lists it')
    .action(async (code: string, id: string, options: StaffOptions) => {
      await (await connect(host, options)).revokeCredential(code, id);
      answer(host, options, { revoked: id }, () => ['Revoked.']);
    });

const partNames: Record<CredentialPart, string> = {
  address: 'Address',
  secretAddress: 'Secret address',
  header: 'Header',
  user: 'User',
  password: 'Password',
  accountId: 'Account ID',
  securityCode: 'Security code',
  fingerprint: 'Fingerprint',
};
