/** What is read of messages, partners and the channels to them. */

import { tryStepNames } from '../domain/partner/try-steps.js';
import { isoVersions } from '../protocol/codes.js';
import { partnerViews } from './partner-schemas.js';
import type { Shape } from './schemas.js';
import { instant, integer, list, number, object, oneOfThese, optional, ref, text, wording, yesNo } from './shape.js';

const isoVersion = oneOfThese(...isoVersions);
const messageEntry = {
  id: text,
  direction: oneOfThese('in', 'out'),
  partner: text,
  requestId: optional(text),
  /** Of the request: its External ID, and the title of what is wanted. */
  externalId: optional(text),
  title: optional(text),
  kind: text,
  summary: text,
  status: text,
  isoVersion: optional(isoVersion),
  at: instant,
  settledAt: optional(instant),
  attempts: optional(integer),
  nextAttemptAt: optional(instant),
  outcome: optional(wording),
  repeatCount: optional(integer),
} as const;

export const exchangeViews = {
  MessageEntry: object(messageEntry),
  MessageDetail: object({
    ...messageEntry,
    xml: { ...text, description: 'The XML as it travelled.' },
    confirmationXml: optional({ ...text, description: 'The confirmation that answered it, as it travelled.' }),
    schemaVerdict: optional(object({ valid: yesNo, problems: list(text) })),
    tolerances: optional(list(text)),
    attemptLog: optional(list(ref('AttemptEntry'))),
  }),
  AttemptEntry: object({
    number: integer,
    openedAt: instant,
    closedAt: optional(instant),
    instance: text,
    address: optional(text),
    httpStatus: optional(integer),
    class: optional(text),
    reason: optional(wording),
    answerPrefix: optional(text),
    durationMs: optional(number),
  }),
  QuarantineEntry: object({
    id: text,
    at: instant,
    partner: optional(text),
    source: text,
    reason: text,
    prefix: text,
  }),
  ...partnerViews,
  ChannelView: object({
    state: oneOfThese('closed', 'open', 'held', 'suspended'),
    reason: optional(wording),
    failuresInARow: integer,
    openedAt: optional(instant),
    nextProbeAt: optional(instant),
    ratePerSecond: optional(number),
    /** Our last call or test, and whether the partner answered it as a partner does. Absent: it was never called. */
    lastCall: optional(object({ at: instant, answered: yesNo })),
    waiting: integer,
    oldestWaitingAt: optional(instant),
  }),
  PartnerTestStep: object({
    step: oneOfThese(...tryStepNames),
    title: wording,
    ok: yesNo,
    said: wording,
    /** What to do, when it failed. */
    remedy: optional(wording),
  }),
  RemovedPartner: object({
    code: text,
    name: text,
    removedAt: optional(instant),
    removedBy: optional(text),
  }),
};

export type QuarantineEntry = Shape<'QuarantineEntry'>;
/** A partner that was removed and is kept for the requests that name it. */
export type RemovedPartner = Shape<'RemovedPartner'>;

export type AttemptEntry = Shape<'AttemptEntry'>;
export type ChannelView = Shape<'ChannelView'>;
export type MessageDetail = Shape<'MessageDetail'>;
export type MessageEntry = Shape<'MessageEntry'>;
/** One step of a try of a partner. */
export type PartnerTestStep = Shape<'PartnerTestStep'>;
