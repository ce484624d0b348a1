import type { PartnerDraft } from '../../engine/ports.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { textFrom } from '../input.js';

export interface PresentOptions {
  present?: string;
  secretFrom?: string;
}

/** What we present to a partner. Secrets are read from a file, because other users of the machine can see a command's words. */
export async function authFrom(
  host: Host,
  { present, secretFrom }: PresentOptions,
): Promise<PartnerDraft['outboundAuth']> {
  if (present === undefined && secretFrom === undefined) return undefined;
  if (present === undefined || secretFrom === undefined)
    throw new Misused('--present and --secret-from belong together.', 'Say how, and which file has the secret.');
  const secret = (await textFrom(host, secretFrom)).trim();
  if (secret === '') throw new Misused('The secret is empty.');
  const header = /^header:(\S+)$/.exec(present)?.[1];
  if (header) return { kind: 'header', name: header, value: secret };
  if (present === 'bearer') return { kind: 'bearer', token: secret };
  const at = secret.indexOf(':');
  if (present === 'basic' && at > 0)
    return { kind: 'basic', user: secret.slice(0, at), password: secret.slice(at + 1) };
  if (present === 'basic') throw new Misused('The secret for basic is not user:password.');
  throw new Misused(`"${present}" is no way to present a secret.`, 'Choose bearer, basic, or header:NAME.');
}
