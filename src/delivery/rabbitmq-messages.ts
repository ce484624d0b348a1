/** A leased message as it travels on the broker: its bytes as the body, its lease and what its sending needs as properties. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ConsumeMessage, Options } from 'amqplib';
import type { QueuedMessage } from '../engine/model/delivery-queue.js';
import type { Claimed } from '../engine/model/store.js';

export interface Publisher {
  /** Tells the database from all others. */
  database: string;
  /** The process. */
  instance: string;
  key: SigningKey;
}

/** What tells messages of this library from those that somebody else wrote into its queue. */
export type SigningKey = Buffer;

export const signingKey = (secretKey: string): SigningKey =>
  createHmac('sha256', secretKey).update('interlend delivery').digest();

/** Of all that is sent, and of the lease under which it is. */
function signatureOf(key: SigningKey, { claimed, at }: { claimed: Claimed; at: number }, content: Buffer): Buffer {
  const { id, leaseToken, partnerCode, kind, requestId, conversationId, requestingAgencyRequestId } = claimed;
  const named = [id, leaseToken, partnerCode, kind, requestId, conversationId, requestingAgencyRequestId, at];
  return createHmac('sha256', key).update(JSON.stringify(named)).update(content).digest();
}

/** Longer messages are read from the database by whoever sends them: a queue holds many small messages well. */
const longestBody = 128 * 1024;

export function toBroker(
  claimed: Claimed,
  { database, instance, key }: Publisher,
): { content: Buffer; options: Options.Publish } {
  const body = Buffer.from(claimed.body, 'utf8');
  const isLong = body.length > longestBody;
  const content = isLong ? Buffer.alloc(0) : body;
  const at = Date.now();
  return {
    content,
    options: {
      persistent: true,
      mandatory: true,
      contentType: 'application/xml',
      appId: database,
      messageId: claimed.id,
      correlationId: claimed.leaseToken,
      type: claimed.kind,
      headers: {
        request: claimed.requestId,
        conversation: claimed.conversationId,
        partner: claimed.partnerCode,
        summary: claimed.summary,
        number: claimed.requestingAgencyRequestId,
        attempt: claimed.attempt,
        crashes: claimed.crashes,
        ageSeconds: Math.round(claimed.ageSeconds),
        ...flags(claimed),
        from: instance,
        at,
        signature: signatureOf(key, { claimed, at }, content).toString('base64'),
        ...(isLong ? { fetchBody: true } : {}),
      },
    },
  };
}

/** Those that are set. */
const flags = ({ ambiguous, probe, unwell }: Claimed) => ({
  ...(ambiguous ? { ambiguous } : {}),
  ...(probe ? { probe } : {}),
  ...(unwell ? { unwell } : {}),
});

const kinds = new Set<unknown>(['request', 'supplyingAgencyMessage', 'requestingAgencyMessage']);

/**
 * Undefined for what is no message of this database. One with another signature was written by a process with another secret key, or
 * by somebody else: only what its lease says in the database is sent.
 */
export function fromBroker(
  { content, properties, fields }: Pick<ConsumeMessage, 'content' | 'properties' | 'fields'>,
  { database, key }: Pick<Publisher, 'database' | 'key'>,
  linkedAt: number,
): QueuedMessage | undefined {
  const { messageId, correlationId, type, appId, headers = {} } = properties;
  const { request, conversation, partner, summary, number, from, at } = headers;
  const texts = [messageId, correlationId, request, conversation, partner, summary, number, from];
  if (appId !== database || !kinds.has(type) || typeof at !== 'number') return undefined;
  if (!texts.every((text) => typeof text === 'string' && text.length > 0)) return undefined;
  const claimed: Claimed = {
    id: messageId,
    leaseToken: correlationId,
    attempt: numberOr(headers['attempt'], 1),
    requestId: request,
    conversationId: conversation,
    partnerCode: partner,
    kind: type,
    summary,
    requestingAgencyRequestId: number,
    body: content.toString('utf8'),
    ambiguous: headers['ambiguous'] === true,
    crashes: numberOr(headers['crashes'], 0),
    ageSeconds: numberOr(headers['ageSeconds'], 0) + Math.max(0, Date.now() - at) / 1000,
    probe: headers['probe'] === true,
    unwell: headers['unwell'] === true,
  };
  const signature = Buffer.from(String(headers['signature']), 'base64');
  const expected = signatureOf(key, { claimed, at }, content);
  const isOurs = signature.length === expected.length && timingSafeEqual(signature, expected);
  return {
    claimed,
    publisher: from,
    publishedAt: at,
    isRedelivered: fields.redelivered,
    isOlderThanLink: at < linkedAt,
    lacksBody: headers['fetchBody'] === true || !isOurs,
  };
}

const numberOr = (given: unknown, otherwise: number): number => (typeof given === 'number' ? given : otherwise);
