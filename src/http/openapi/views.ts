import type {
  ActionField,
  AllowedAction,
  AttemptEntry,
  AttentionItem,
  ChannelView,
  DoorbellHealth,
  Explanation,
  HistoryEntry,
  MessageDetail,
  MessageEntry,
  NodeSnapshot,
  PartnerTestStep,
  PartnerView,
  QuarantineEntry,
  RequestSummary,
  RequestView,
  RotaLine,
} from '../../engine/ports.js';
import { isoVersions } from '../../protocol/codes.js';
import {
  facts,
  instant,
  integer,
  list,
  number,
  object,
  oneOf,
  optional,
  ref,
  type Schema,
  text,
  yesNo,
} from './shape.js';

const side = oneOf('borrowing', 'lending');
const symbol = object<PartnerView['symbols'][number]>({ type: text, value: text });
const isoVersion = oneOf(...isoVersions);

const summary = {
  id: text,
  side,
  state: text,
  stateLabel: text,
  version: { type: 'integer', description: 'Send it back with an action: it tells whether somebody was faster.' },
  externalId: text,
  serviceType: text,
  title: text,
  author: optional(text),
  partner: optional(text),
  partnerName: optional(text),
  dueDate: optional(text),
  needsAttention: integer,
  createdAt: instant,
  updatedAt: instant,
} as const;

const messageEntry = {
  id: text,
  direction: oneOf('in', 'out'),
  partner: text,
  requestId: optional(text),
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

/** What the desk reads: one schema a view of `ports.ts`. */
export const views: Record<string, Schema> = {
  RequestSummary: object<RequestSummary>(summary),
  RequestView: object<RequestView>({
    ...summary,
    bibliographic: facts,
    facts,
    rota: list(ref('RotaLine')),
    attention: list(ref('AttentionItem')),
    actions: list(ref('AllowedAction')),
  }),
  RotaLine: object<RotaLine>({
    position: integer,
    partner: text,
    partnerName: text,
    state: oneOf('listed', 'asked', 'passed', 'ended'),
    requestingAgencyRequestId: optional(text),
    why: optional(text),
  }),
  AttentionItem: object<AttentionItem>({ id: text, reason: text, text, partner: optional(text), openedAt: instant }),
  AllowedAction: object<AllowedAction>({
    name: { type: 'string', description: 'The last part of the address to post the action to.' },
    label: text,
    french: text,
    fields: list(ref('ActionField')),
    to: text,
    primary: yesNo,
  }),
  ActionField: object<ActionField>({
    name: text,
    type: oneOf('text', 'date', 'datetime', 'amount', 'choice', 'list', 'yesNo', 'url'),
    required: yesNo,
    label: text,
    french: text,
    options: optional(
      list(object<NonNullable<ActionField['options']>[number]>({ value: text, label: text, french: text })),
    ),
  }),
  HistoryEntry: object<HistoryEntry>({
    id: text,
    at: instant,
    actorKind: oneOf('staff', 'partner', 'system'),
    actor: text,
    event: text,
    fromState: optional(text),
    toState: optional(text),
    note: optional(text),
    facts: optional(facts),
  }),
  Explanation: object<Explanation>({
    request: text,
    whoHasIt: oneOf('us', 'partner', 'patron', 'nobody'),
    sentence: text,
    expectedNext: list(object<Explanation['expectedNext'][number]>({ who: text, what: text, by: optional(text) })),
    byItself: list(object<Explanation['byItself'][number]>({ what: text, when: optional(text), rule: text })),
    undelivered: list(
      object<Explanation['undelivered'][number]>({
        message: text,
        since: text,
        nextAttemptAt: optional(text),
        reason: optional(text),
      }),
    ),
  }),
  MessageEntry: object<MessageEntry>(messageEntry),
  MessageDetail: object<MessageDetail>({
    ...messageEntry,
    xml: { type: 'string', description: 'The XML as it travelled.' },
    confirmationXml: optional({ type: 'string', description: 'The confirmation that answered it, as it travelled.' }),
    schemaVerdict: optional(
      object<NonNullable<MessageDetail['schemaVerdict']>>({ valid: yesNo, problems: list(text) }),
    ),
    tolerances: optional(list(text)),
    attemptLog: optional(list(ref('AttemptEntry'))),
  }),
  AttemptEntry: object<AttemptEntry>({
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
  QuarantineEntry: object<QuarantineEntry>({
    id: text,
    at: instant,
    partner: optional(text),
    source: text,
    reason: text,
    prefix: text,
  }),
  PartnerView: object<PartnerView>({
    code: text,
    name: text,
    status: oneOf('active', 'inactive'),
    symbols: list(symbol),
    url: text,
    dialect: text,
    isoVersion,
    strict: yesNo,
    borrowing: yesNo,
    lending: yesNo,
    callLimitSeconds: number,
    credentials: list(
      object<PartnerView['credentials'][number]>({
        id: text,
        kind: oneOf('token', 'basic', 'path'),
        prefix: text,
        createdAt: instant,
        lastUsedAt: optional(instant),
        revokedAt: optional(instant),
      }),
    ),
    channel: ref('ChannelView'),
  }),
  ChannelView: object<ChannelView>({
    state: oneOf('closed', 'open', 'held', 'suspended'),
    reason: optional(text),
    failuresInARow: integer,
    openedAt: optional(instant),
    nextProbeAt: optional(instant),
    ratePerSecond: optional(number),
    waiting: integer,
    oldestWaitingAt: optional(instant),
  }),
  PartnerTestStep: object<PartnerTestStep>({ step: text, ok: yesNo, said: text, remedy: optional(text) }),
  NodeSnapshot: object<NodeSnapshot>({
    outboxDepth: integer,
    outboxOldestSeconds: number,
    held: integer,
    waitingEarly: integer,
    attentionOpen: integer,
    database: oneOf('up', 'down'),
    doorbell: object<DoorbellHealth>({
      kind: oneOf('rabbitmq', 'in-process', 'silent'),
      connected: yesNo,
      consumers: integer,
      since: instant,
      lastError: optional(text),
    }),
    openChannels: list(text),
  }),
  NodeView: object<NodeView>({ name: text, symbols: list(symbol), snapshot: ref('NodeSnapshot') }),
};

/** The node as the desk sees it. */
export interface NodeView {
  name: string;
  symbols: { type: string; value: string }[];
  snapshot: NodeSnapshot;
}
