/** Signatures of Standard Webhooks (https://www.standardwebhooks.com), version 1: HMAC-SHA256 over id, time and body. */
import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A signing key as receivers enter it. */
export const newSigningKey = (): string => `${prefix}${randomBytes(32).toString('base64')}`;

/** The headers of one try. While a key is replaced both sign, so that the receiver may change over when it likes. */
export function signedHeaders(
  { messageId, body, at }: { messageId: string; body: string; at: Date },
  keys: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = keys.map((key) => {
    const bytes = Buffer.from(key.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', bytes).update(`${messageId}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
