/** What is read of messages, partners and the channels to them. */
import { tryStepNames } from '../../domain/partner/try-steps.js';
import { isoVersions } from '../../protocol/codes.js';
import { partnerViews } from './partner-schemas.js';
import { instant, integer, list, number, object, oneOf, optional, ref, text, yesNo } from './shape.js';

const isoVersion = oneOf(...isoVersions);
const messageEntry = {
  id: text,
  direction: oneOf('in', 'out'),
  partner: text,
  requestId: optional(text),
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
  outcome: optional(text),
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
    reason: optional(text),
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
    state: oneOf('closed', 'open', 'held', 'suspended'),
    reason: optional(text),
    failuresInARow: integer,
    openedAt: optional(instant),
    nextProbeAt: optional(instant),
    ratePerSecond: optional(number),
    lastCall: optional(object({ at: instant, answered: yesNo })),
    waiting: integer,
    oldestWaitingAt: optional(instant),
  }),
  PartnerTestStep: object({
    step: oneOf(...tryStepNames),
    title: text,
    ok: yesNo,
    said: text,
    remedy: optional(text),
  }),
  RemovedPartner: object({
    code: text,
    name: text,
    removedAt: optional(instant),
    removedBy: optional(text),
  }),
};
