import type { Command } from 'commander';
import type { PartnerDraft } from '../../engine/ports.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { textFrom } from '../input.js';

export interface PresentOptions {
  present?: string;
  secretFrom?: string;
  accountId?: string;
  securityCodeFrom?: string;
}

/** The options of what we present, on the commands that take it. */
export const withPresentOptions = (of: Command): Command =>
  of
    .option('--present <how>', 'what we present to it: none, bearer, basic, header:NAME, or certificate')
    .option(
      '--secret-from <file>',
      'file with that secret (basic: user:password; certificate: certificate and key in PEM); - reads standard input',
    )
    .option('--account-id <id>', 'account id that goes into the header of each message besides')
    .option('--security-code-from <file>', 'file with the security code of that account');

/** What we present to a partner. Secrets are read from a file, because other users of the machine can see a command's words. */
export async function authFrom(host: Host, options: PresentOptions): Promise<PartnerDraft['outboundAuth']> {
  const account = await accountFrom(host, options);
  const presented = await presentedFrom(host, options, account !== undefined);
  return presented && { ...presented, ...(account ? { account } : {}) };
}

async function accountFrom(host: Host, { accountId, securityCodeFrom }: PresentOptions) {
  if (accountId === undefined && securityCodeFrom === undefined) return undefined;
  if (accountId === undefined || securityCodeFrom === undefined)
    throw new Misused('--account-id and --security-code-from belong together.', 'Say both.');
  const securityCode = (await textFrom(host, securityCodeFrom)).trim();
  if (securityCode === '') throw new Misused('The security code is empty.');
  return { accountId, securityCode };
}

/** What is presented is said anew as a whole: an account without anything else is no secret in the header. */
async function presentedFrom(
  host: Host,
  { present, secretFrom }: PresentOptions,
  withAccount: boolean,
): Promise<PartnerDraft['outboundAuth']> {
  if (present === undefined && secretFrom === undefined) return withAccount ? { kind: 'none' } : undefined;
  if (present === 'none' && secretFrom === undefined) return { kind: 'none' };
  if (present === undefined || secretFrom === undefined)
    throw new Misused('--present and --secret-from belong together.', 'Say how, and which file has the secret.');
  const secret = (await textFrom(host, secretFrom)).trim();
  if (secret === '') throw new Misused('The secret is empty.');
  const header = /^header:(\S+)$/.exec(present)?.[1];
  if (header) return { kind: 'header', name: header, value: secret };
  if (present === 'certificate') return certificateIn(secret);
  if (present === 'bearer') return { kind: 'bearer', token: secret };
  const at = secret.indexOf(':');
  if (present === 'basic' && at > 0)
    return { kind: 'basic', user: secret.slice(0, at), password: secret.slice(at + 1) };
  if (present === 'basic') throw new Misused('The secret for basic is not user:password.');
  throw new Misused(
    `"${present}" is no way to present a secret.`,
    'Choose none, bearer, basic, header:NAME, or certificate.',
  );
}

/** One file holds both, in any order; what stands between its blocks is left out. */
function certificateIn(text: string): PartnerDraft['outboundAuth'] {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g)];
  const named = (what: RegExp) => blocks.filter(([, name = '']) => what.test(name)).map(([block]) => `${block}\n`);
  const [certificates, keys] = [named(/^CERTIFICATE$/), named(/PRIVATE KEY$/)];
  if (certificates.length === 0 || keys.length !== 1)
    throw new Misused(
      'The file does not hold a certificate and its private key.',
      'Put both into it in PEM: the certificate first, those of its authorities after it, and one key.',
    );
  return { kind: 'certificate', certificate: certificates.join(''), key: keys.join('') };
}
