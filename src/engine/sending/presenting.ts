/** What we present to a partner, opened for one call: headers, a client certificate, an account within the message. */

import type { OutboundAuth } from '../../contract/partner-schemas.js';
import { mayPresentAt, originOf } from '../../domain/partner/origin.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Answer, ClientCertificate, OutgoingCall } from '../model/courier.js';
import type { PartnerRecord } from '../model/records.js';

/** There is a secret for this partner that cannot be presented now; `answer` says why, and the call waits for staff. */
export class NothingToPresent extends Error {
  override name = 'NothingToPresent';
  constructor(readonly answer: Answer) {
    super('nothing-to-present');
  }
}

/** What is stored was encrypted with another secret key: nobody can read it, and it is entered again. */
export const unreadableSecret: Answer = blocked('secret-unreadable', message('call.secretUnreadable'));

/** The address of the partner has another origin than the one for which its secret was entered. */
export const unconfirmedAddress = (partner: Presentable): Answer => blocked('address-unconfirmed', whyItWaits(partner));

function blocked(code: string, reason: Message): Answer {
  return { class: 'blocked', code, reason, durationMs: 0 };
}

type Presentable = Pick<PartnerRecord, 'url' | 'outboundAuth' | 'outboundOrigin'>;

/** Whether a secret is stored for a partner that may not be presented at its address until somebody confirms that. */
export const waitsForConfirmation = ({
  byEmail,
  url,
  outboundAuth,
  outboundOrigin,
}: Presentable & Pick<PartnerRecord, 'byEmail'>): boolean =>
  outboundAuth !== undefined && !byEmail && !mayPresentAt(outboundOrigin, url);

/** In words, with both origins. */
export const whyItWaits = ({ url, outboundOrigin }: Presentable): Message =>
  message('call.addressUnconfirmed', { before: outboundOrigin ?? 'none', to: originOf(url) ?? url });

/** What a partner is called with: its address, its limit, and what it asks of us. Throws `NothingToPresent`. */
export function callTo(
  context: EngineContext,
  partner: Presentable & Pick<PartnerRecord, 'callLimitSeconds'>,
  body: string,
): Pick<OutgoingCall, 'url' | 'body' | 'headers' | 'certificate' | 'callLimitMs'> {
  const auth = presentedTo(context, partner);
  if (auth.kind === 'unreadable') throw new NothingToPresent(unreadableSecret);
  if (auth.kind === 'unconfirmed') throw new NothingToPresent(unconfirmedAddress(partner));
  const certificate = certificateOf(auth);
  return {
    url: partner.url,
    body: withAccount(body, auth.account),
    headers: headersOf(auth),
    callLimitMs: partner.callLimitSeconds * 1000,
    ...(certificate ? { certificate } : {}),
  };
}

/** What may be presented at a partner's address: nothing of what was entered for another origin. */
export const presentedTo = (
  context: Pick<EngineContext, 'openSecret'>,
  { url, outboundAuth, outboundOrigin }: Presentable,
): StoredAuth | { kind: 'unconfirmed' } =>
  outboundAuth && !mayPresentAt(outboundOrigin, url) ? { kind: 'unconfirmed' } : storedAuth(context, outboundAuth);

type StoredAuth = OutboundAuth | { kind: 'unreadable' };

/** As it was entered, to be looked at and not to be presented; `unreadable` when that was with another secret key. */
export function storedAuth(context: Pick<EngineContext, 'openSecret'>, sealed: string | undefined): StoredAuth {
  if (!sealed) return { kind: 'none' };
  try {
    return JSON.parse(context.openSecret(sealed)) as OutboundAuth;
  } catch {
    return { kind: 'unreadable' };
  }
}

export const certificateOf = (auth: StoredAuth | { kind: 'unconfirmed' }): ClientCertificate | undefined =>
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
 * The account id and security code that a partner wants in each message: they go in as it is posted, and are stored nowhere.
 * Our own writer closes the header once; the answers of 2021 have no place for an account.
 */
export function withAccount(body: string, account: OutboundAuth['account']): string {
  if (!account || (/<supplyingAgencyMessage[\s>]/.test(body) && !/ill:version="1\.2"/.test(body))) return body;
  const element = `<requestingAgencyAuthentication><accountId>${escaped(account.accountId)}</accountId><securityCode>${escaped(account.securityCode)}</securityCode></requestingAgencyAuthentication>`;
  return body.replace('</header>', () => `${element}</header>`);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
