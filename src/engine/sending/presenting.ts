/** What we present to a partner, opened for one call: headers, a client certificate, an account within the message. */
import type { House } from '../house.js';
import type { ClientCertificate, OutboundAuth, OutgoingCall } from '../ports.js';
import type { PartnerRecord } from '../records.js';
import { withAccount } from './with-account.js';

/** What a partner is called with: its address, its limit, and what it asks of us. */
export function callTo(
  house: House,
  { url, callLimitSeconds, outboundAuth }: Pick<PartnerRecord, 'url' | 'callLimitSeconds' | 'outboundAuth'>,
  body: string,
): Pick<OutgoingCall, 'url' | 'body' | 'headers' | 'certificate' | 'callLimitMs'> {
  const auth = presentedTo(house, outboundAuth);
  const certificate = certificateOf(auth);
  return {
    ...{ url, body: withAccount(body, auth.account), headers: headersOf(auth), callLimitMs: callLimitSeconds * 1000 },
    ...(certificate ? { certificate } : {}),
  };
}

/** As it was said when it was stored. */
export const presentedTo = (house: House, sealed: string | undefined): OutboundAuth =>
  sealed ? (JSON.parse(house.openSecret(sealed)) as OutboundAuth) : { kind: 'none' };

export const certificateOf = (auth: OutboundAuth): ClientCertificate | undefined =>
  auth.kind === 'certificate' ? { certificate: auth.certificate, key: auth.key } : undefined;

function headersOf(auth: OutboundAuth): Record<string, string> {
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
