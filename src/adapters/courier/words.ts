/** What staff read of a call: a sentence of the catalogue with its numbers and the partner's own words. */
import { type Facts, type KeyOf, type Message, message } from '../../words/message.js';

/** The part of an answer that people read. */
export interface Reason {
  reason: Message;
}

export const reason = (key: KeyOf<'call'>, facts: Facts = {}): Reason => ({ reason: message(`call.${key}`, facts) });

/** By HTTP status: to be tried again, the partner's matter, the message's matter. */
export const statusWords: Readonly<Record<'wait' | 'partner' | 'message', Readonly<Record<number, KeyOf<'call'>>>>> = {
  wait: { 408: 'status408', 425: 'status425', 429: 'status429', 503: 'status503' },
  partner: { 401: 'status401', 403: 'status403', 404: 'status404', 410: 'status410' },
  message: { 400: 'status400', 405: 'status405', 413: 'status413', 415: 'status415' },
};

/** By the error type of a confirmation. */
export const refusalWords: Readonly<Record<string, KeyOf<'call'>>> = {
  UnsupportedActionType: 'errorUnsupportedActionType',
  UnsupportedReasonForMessageType: 'errorUnsupportedReasonForMessageType',
  UnrecognisedDataElement: 'errorUnrecognisedDataElement',
  UnrecognisedDataValue: 'errorUnrecognisedDataValue',
  BadlyFormedMessage: 'errorBadlyFormedMessage',
};

/** Why an address may not be dialled; the rule is the guard's name for it. */
export const notAllowed = (
  rule: string,
  key: Exclude<KeyOf<'dial'>, 'refused' | 'ofName'>,
  facts: Facts = {},
): Reason => ({
  reason: message('dial.refused', { rule, why: message(`dial.${key}`, facts) }),
});

export const ofName = (host: string, { reason: why }: Reason): Reason => ({
  reason: message('dial.ofName', { host, why }),
});

/** A range of addresses that are not dialled, by the name that ipaddr.js gives it. */
export const rangeWords = (range: string): Message => message(`dialRange.${isKnownRange(range) ? range : 'reserved'}`);

const knownRanges = {
  unspecified: true,
  broadcast: true,
  multicast: true,
  linkLocal: true,
  metadata: true,
  loopback: true,
  private: true,
  carrierGradeNat: true,
  uniqueLocal: true,
  ipv4Mapped: true,
  rfc6145: true,
  rfc6052: true,
  '6to4': true,
  teredo: true,
  reserved: true,
} as const satisfies Record<KeyOf<'dialRange'>, true>;

const isKnownRange = (range: string): range is KeyOf<'dialRange'> => Object.hasOwn(knownRanges, range);
