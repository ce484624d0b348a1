import { nextDateKinds } from '../../domain/next-date.js';
import { tryStepNames } from '../../domain/partner/try-steps.js';
import { leftOutReasons, rankCriteria } from '../../domain/rota-ranking.js';
import { staffRoles } from '../../domain/staff.js';
import { workKindNames } from '../../domain/work-queue.js';
import type { NodeNotice } from '../../engine/distribution/views.js';
import type { NodeSnapshot } from '../../engine/ports.js';
import { isoVersions } from '../../protocol/codes.js';
import { type SettingName, settingRows, settingTypes } from '../../settings/rows.js';
import { settingGroups } from '../../settings/shown.js';
import { places } from '../../translation/elements/row.js';
import { partnerViews } from './partner-schemas.js';
import { day, facts, instant, integer, list, number, object, oneOf, optional, ref, text, yesNo } from './shape.js';

const side = oneOf('borrowing', 'lending');
const symbol = object({ type: text, value: text });
const isoVersion = oneOf(...isoVersions);

const summary = {
  id: text,
  side,
  state: text,
  stateLabel: text,
  version: { ...integer, description: 'Send it back with an action: it tells whether somebody was faster.' },
  externalId: text,
  serviceType: text,
  title: text,
  article: optional(text),
  author: optional(text),
  partner: optional(text),
  partnerName: optional(text),
  dueDate: optional({ ...instant, description: 'The moment at which the day ends on which it is due.' }),
  dueDay: optional({ ...day, description: 'The day on which it is due, as the lender counts days.' }),
  timeZone: optional({
    ...text,
    description: 'Of the library whose request it is: show its other times there. Absent: the node’s own.',
  }),
  assignedTo: optional(text),
  assigneeName: optional(text),
  requester: optional(text),
  pickup: optional(text),
  owner: optional(text),
  needsAttention: integer,
  alerts: optional({ ...integer, description: 'Alerts of move requests; left out when there are none.' }),
  activeNotes: integer,
  unreadMessages: integer,
  createdAt: instant,
  updatedAt: instant,
  action: optional({
    ...object({ name: text, label: text, asks: yesNo }),
    description: 'In lists: what a desk would usually do next, when the reader may do it.',
  }),
  stepOfOthers: optional(ref('StepOfOthers')),
  next: optional({
    ...object({ kind: oneOf(...nextDateKinds), at: text }),
    description: 'In lists: the date that comes next, and what it is.',
  }),
} as const;

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

const money = object({ amount: text, currency: optional(text) });

/** What the desk reads: one schema a view of `ports.ts`. */
export const views = {
  RequestSummary: object(summary),
  ElementView: object({
    label: { ...text, description: 'Names the line; `element.<label>` of the words.' },
    at: oneOf(...places),
    values: list(ref('ElementValue')),
  }),
  ElementValue: object({
    kind: oneOf('text', 'code', 'day', 'moment', 'money', 'yesNo'),
    value: { ...text, description: 'The text, the code, the ISO 8601 date, the decimal amount, `Y` or `N`.' },
    list: optional({ ...text, description: 'Of a code: the list whose words it has.' }),
    currency: optional(text),
    name: optional({ ...text, description: 'Of a number: its kind, such as ISBN.' }),
  }),
  RequestView: object({
    ...summary,
    bibliographic: facts,
    facts,
    elements: list(ref('ElementView')),
    form: optional(facts),
    rota: list(ref('RotaLine')),
    leftOut: optional(list(ref('LeftOutView'))),
    attention: list(ref('AttentionItem')),
    actions: list(ref('AllowedAction')),
    lostCase: optional(ref('LostCase')),
    renewal: optional(
      object({
        since: text,
        due: text,
        asked: optional(text),
        latest: text,
        limitDays: integer,
        proposed: optional(text),
      }),
    ),
    terms: optional(ref('TermsView')),
    patronDue: optional(instant),
    assignment: optional(ref('AssignmentView')),
    notes: list(ref('NoteView')),
    fulfilment: optional(ref('FulfilmentView')),
    letters: optional(object({ waiting: integer, slipPrinted: yesNo })),
    answers: optional(list(object({ name: text, label: text, fields: list(ref('ActionField')) }))),
  }),
  TermsView: object({
    standing: oneOf('toAnswer', 'offered', 'inForce'),
    conditions: list(
      object({
        code: text,
        label: text,
        says: text,
        notForLoan: yesNo,
      }),
    ),
    cost: optional(money),
    limit: optional(money),
    offer: optional({ ...integer, description: 'Names this offer when it is accepted.' }),
    reason: optional(text),
    note: optional({ ...text, description: 'The lender’s own words.' }),
    replyBy: optional(text),
    offeredAt: optional(instant),
    acceptedAt: optional(instant),
  }),
  RotaLine: object({
    position: integer,
    partner: text,
    partnerName: text,
    state: oneOf('listed', 'asked', 'passed', 'ended'),
    requestingAgencyRequestId: optional(text),
    behind: optional(list(object({ symbol: text, refused: yesNo }))),
    why: optional(text),
    ranking: optional(
      object({
        place: integer,
        of: integer,
        unwell: optional(yesNo),
        openRequests: integer,
        capacity: integer,
        capacityAssumed: optional(yesNo),
        medianDays: optional(number),
        saidDays: optional(number),
        deliveryDays: optional(integer),
        tier: optional(integer),
        fee: optional(object({ amount: number, currency: text })),
        inCatalogue: optional(oneOf('available', 'notAvailable')),
        supplied: integer,
        answered: integer,
        before: optional(text),
        by: optional(oneOf(...rankCriteria)),
        why: text,
      }),
    ),
  }),
  LeftOutView: object({
    partner: text,
    partnerName: text,
    reason: oneOf(...leftOutReasons),
    why: text,
  }),
  AttentionItem: object({
    id: text,
    reason: text,
    text,
    partner: optional(text),
    openedAt: instant,
    partnersWords: optional(text),
    facts: optional(facts),
  }),
  AllowedAction: object({
    name: { ...text, description: 'The last part of the address to post the action to.' },
    label: text,
    fields: list(ref('ActionField')),
    to: text,
    primary: yesNo,
    asks: { ...yesNo, description: 'Its form is shown before it is ordered.' },
  }),
  Person: object({ code: text, name: text }),
  StepOfOthers: object({
    action: text,
    roles: list(oneOf(...staffRoles)),
    text: { ...text, description: 'Whose step it is, as a sentence.' },
  }),
  ActionField: object({
    name: text,
    type: oneOf(
      'text',
      'date',
      'datetime',
      'amount',
      'choice',
      'choices',
      'list',
      'items',
      'yesNo',
      'file',
      'url',
      'currency',
      'seen',
      'confirmation',
    ),
    required: yesNo,
    label: text,
    default: optional({ ...text, description: 'What the form begins with.' }),
    options: optional(list(object({ value: text, label: text }))),
  }),
  HistoryEntry: object({
    id: text,
    at: instant,
    actorKind: oneOf('staff', 'partner', 'system', 'patron'),
    actor: text,
    event: text,
    label: { ...text, description: 'The event in words.' },
    fromState: optional(text),
    toState: optional(text),
    note: optional(text),
    facts: optional(facts),
    changes: optional(list(text)),
    rule: optional({ ...text, description: 'Of what a job did: which job, and who made it where staff did.' }),
  }),
  FacetValue: object({
    value: text,
    label: optional(text),
    side: optional(side),
    count: integer,
    more: optional({ ...yesNo, description: 'There are at least so many.' }),
  }),
  RequestCounts: object({
    total: object({ count: integer, more: optional(yesNo) }),
    facets: object({
      side: list(ref('FacetValue')),
      state: list(ref('FacetValue')),
      activity: list(ref('FacetValue')),
      turn: list(ref('FacetValue')),
      partner: list(ref('FacetValue')),
      assignedTo: list(ref('FacetValue')),
      owner: list(ref('FacetValue')),
      pickup: list(ref('FacetValue')),
      attention: list(ref('FacetValue')),
      notes: list(ref('FacetValue')),
      unread: list(ref('FacetValue')),
      due: list(ref('FacetValue')),
      created: list(ref('FacetValue')),
      updated: list(ref('FacetValue')),
      serviceType: list(ref('FacetValue')),
      level: list(ref('FacetValue')),
      format: list(ref('FacetValue')),
      printed: list(ref('FacetValue')),
    }),
  }),
  WorkLine: object({
    kind: oneOf(...workKindNames),
    label: text,
    priority: { ...integer, description: '1 is done first.' },
    why: list(text),
    since: instant,
    request: ref('RequestSummary'),
    action: optional(ref('AllowedAction')),
    stepOfOthers: optional(ref('StepOfOthers')),
  }),
  WorkCount: object({
    kind: oneOf(...workKindNames),
    label: text,
    borrowing: integer,
    lending: integer,
  }),
  Change: object({
    request: text,
    side,
    state: text,
    version: integer,
    attention: integer,
    assignedTo: optional(text),
    event: text,
    label: text,
    actor: text,
    at: instant,
  }),
  Explanation: object({
    request: text,
    whoHasIt: oneOf('us', 'partner', 'patron', 'nobody'),
    sentence: text,
    expectedNext: list(object({ who: text, what: text, by: optional(text) })),
    byItself: list(object({ what: text, when: optional(text), rule: text })),
    undelivered: list(
      object({
        message: text,
        since: text,
        nextAttemptAt: optional(text),
        reason: optional(text),
      }),
    ),
  }),
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
    ...{ title: text, ok: yesNo, said: text, remedy: optional(text) },
  }),
  NodeSnapshot: object({
    outboxDepth: integer,
    outboxOldestSeconds: number,
    held: integer,
    waitingEarly: integer,
    attentionOpen: integer,
    database: oneOf('up', 'read-only', 'down'),
    doorbell: object({
      kind: oneOf('rabbitmq', 'in-process', 'silent'),
      connected: yesNo,
      consumers: integer,
      since: instant,
      lastError: optional(text),
      sharedSince: optional(instant),
    }),
    openChannels: list(text),
    directoryFailures: integer,
    unreadableSecrets: list(text),
  }),
  RemovedPartner: object({
    ...{ code: text, name: text, removedAt: optional(instant), removedBy: optional(text) },
  }),
  SettingsView: object({
    items: list(ref('ShownSetting')),
    claimedRoles: list(
      object({
        value: { ...text, description: 'Of the claim.' },
        gives: object({ role: oneOf(...staffRoles), library: optional(text) }),
      }),
      { description: 'Which role a value of the OpenID claim gives at sign-in.' },
    ),
  }),
  ShownSetting: object({
    name: oneOf(...(Object.keys(settingRows) as SettingName[])),
    env: { ...text, description: 'The environment variable that sets it.' },
    group: oneOf(...settingGroups),
    type: oneOf(...settingTypes),
    value: { ...text, description: 'As it is written in the environment; empty: not set, or a secret.' },
    isSet: yesNo,
    isChanged: yesNo,
  }),
  NodeView: object({
    ...{ name: text, version: text, licence: text, symbols: list(symbol), snapshot: ref('NodeSnapshot') },
    notices: list(
      object({
        kind: oneOf(
          ...([
            'subscriptionFailing',
            'secretUnreadable',
            'nodeIdShared',
            'nothingStored',
            'addressMissing',
            'mailWaits',
            'mailNotTaken',
            'mailFailed',
            'backupFailed',
            'backupFolder',
            'backupOld',
          ] as const),
        ),
        text,
        since: optional(instant),
      }),
      {
        description: 'What systems people must look at.',
      },
    ),
  }),
};

/** The node as the desk sees it. */
export interface NodeView {
  name: string;
  version: string;
  licence: string;
  symbols: { type: string; value: string }[];
  snapshot: NodeSnapshot;
  notices: NodeNotice[];
}
