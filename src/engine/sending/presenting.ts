/** What we present to a partner, opened for one call: headers, a client certificate, an account within the message. */
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Answer, ClientCertificate, OutgoingCall } from '../model/courier.js';
import type { OutboundAuth } from '../model/partners.js';
import type { PartnerRecord } from '../model/records.js';

/** What we keep for a partner was sealed with another secret key: nobody can read it, and it is entered again. */
export class UnreadableSecret extends Error {
  override name = 'UnreadableSecret';
}

/** What becomes of a call for which there is nothing to present: it waits for staff, and goes then. */
export const unreadableSecret: Answer = {
  class: 'blocked',
  code: 'secret-unreadable',
  reason: message('call.secretUnreadable'),
  durationMs: 0,
};

/** What a partner is called with: its address, its limit, and what it asks of us. Throws `UnreadableSecret`. */
export function callTo(
  context: EngineContext,
  { url, callLimitSeconds, outboundAuth }: Pick<PartnerRecord, 'url' | 'callLimitSeconds' | 'outboundAuth'>,
  body: string,
): Pick<OutgoingCall, 'url' | 'body' | 'headers' | 'certificate' | 'callLimitMs'> {
  const auth = presentedTo(context, outboundAuth);
  if (auth.kind === 'unreadable')
    throw new UnreadableSecret('What we present to this partner was sealed with another secret key.');
  const certificate = certificateOf(auth);
  return {
    url,
    body: withAccount(body, auth.account),
    headers: headersOf(auth),
    callLimitMs: callLimitSeconds * 1000,
    ...(certificate ? { certificate } : {}),
  };
}

/** As it was said when it was stored; `unreadable` when that was with another secret key. */
export function presentedTo(
  context: Pick<EngineContext, 'openSecret'>,
  sealed: string | undefined,
): OutboundAuth | { kind: 'unreadable' } {
  if (!sealed) return { kind: 'none' };
  try {
    return JSON.parse(context.openSecret(sealed)) as OutboundAuth;
  } catch {
    return { kind: 'unreadable' };
  }
}

export const certificateOf = (auth: OutboundAuth | { kind: 'unreadable' }): ClientCertificate | undefined =>
  auth.kind === 'certificate' ? { certificate: auth.certificate, key: auth.key } : undefined;

export function headersOf(auth: OutboundAuth): Record<string, string> {
  switch (auth.kind) {
    case 'none':
    case 'certificate':
      return {};
    case 'bearer':
      return { authorization: `Bearer ${auth.token}` };
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${auth.user}:${auth.password}`).toString('base64')}` };
    case 'header':
      return { [auth.name]: auth.value };
  }
}

/**
 * The account id and security code that a partner wishes in each message: they go in as it is posted, and are stored nowhere.
 * Our own writer closes the header once; the answers of 2021 have no place for an account.
 */
export function withAccount(body: string, account: OutboundAuth['account']): string {
  if (!account || (/<supplyingAgencyMessage[\s>]/.test(body) && !/ill:version="1\.2"/.test(body))) return body;
  const element = `<requestingAgencyAuthentication><accountId>${escaped(account.accountId)}</accountId><securityCode>${escaped(account.securityCode)}</securityCode></requestingAgencyAuthentication>`;
  return body.replace('</header>', () => `${element}</header>`);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
