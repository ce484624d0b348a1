/** What is read of requests, of the work on them, and of what happens to them. */

import { nextDateKinds } from '../domain/lists/next-date.js';
import { urgencies } from '../domain/lists/urgency.js';
import { workKindNames } from '../domain/lists/work-queue.js';
import { leftOutReasons, rankCriteria } from '../domain/rota/rota-ranking.js';
import { staffRoles } from '../domain/staff/staff.js';
import type { HistoryEvent } from '../domain/tables/events.js';
import type { ActionName, StateName } from '../domain/tables/tables.js';
import { places } from '../translation/elements/row.js';
import type { Shape } from './schemas.js';
import {
  day,
  facts,
  instant,
  integer,
  list,
  meaning,
  number,
  object,
  oneOfThese,
  optional,
  ref,
  text,
  wording,
  yesNo,
} from './shape.js';

const side = oneOfThese('borrowing', 'lending');
const summary = {
  id: text,
  urgency: optional({
    ...oneOfThese(...urgencies),
    description: 'In a list by urgency: the group of the rule in which it stands.',
  }),
  side,
  state: meaning<StateName>(text),
  stateLabel: wording,
  version: { ...integer, description: 'Send it back with an action: it tells whether somebody was faster.' },
  externalId: text,
  serviceType: text,
  title: text,
  /** The article or chapter that is wanted of it. */
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
  /** Whose task it is: the user name, and how colleagues call them. */
  assignedTo: optional(text),
  assigneeName: optional(text),
  /** Name of the patron, else their id. */
  requester: optional(text),
  pickup: optional(text),
  neededBy: optional({
    ...text,
    description: 'The day by which it is needed; what a partner wrote otherwise, as written.',
  }),
  /** The most that it may cost. */
  maximumCost: optional(object({ amount: text, currency: optional(text) })),
  note: optional({ ...text, description: 'What the borrower wrote to the lender with the request.' }),
  /** Code of the resource sharing library whose request it is. */
  owner: optional(text),
  needsAttention: integer,
  alerts: optional({ ...integer, description: 'Alerts of move requests; left out when there are none.' }),
  activeNotes: integer,
  unreadMessages: integer,
  createdAt: instant,
  updatedAt: instant,
  action: optional({
    ...object({ name: meaning<ActionName>(text), label: wording, asks: yesNo }),
    description: 'In lists: what a desk would usually do next, when the reader may do it.',
  }),
  /** The usual next step, when it is not the reader's to do: whose it is. */
  stepOfOthers: optional(ref('StepOfOthers')),
  next: optional({
    ...object({ kind: oneOfThese(...nextDateKinds), at: text }),
    description: 'In lists: the date that comes next, and what it is.',
  }),
} as const;
const money = object({ amount: text, currency: optional(text) });

export const requestViews = {
  RequestSummary: object(summary),
  ElementView: object({
    label: { ...text, description: 'Names the line; `element.<label>` of the words.' },
    at: oneOfThese(...places),
    values: list(ref('ElementValue')),
  }),
  ElementValue: object({
    kind: oneOfThese('text', 'code', 'day', 'moment', 'money', 'yesNo'),
    value: { ...text, description: 'The text, the code, the ISO 8601 date, the decimal amount, `Y` or `N`.' },
    list: optional({ ...text, description: 'Of a code: the list whose words it has.' }),
    currency: optional(text),
    name: optional({ ...text, description: 'Of a number: its kind, such as ISBN.' }),
  }),
  RequestView: object({
    ...summary,
    bibliographic: facts,
    facts,
    /** What its messages said, by the table of elements, in the table's order. */
    elements: list(ref('ElementView')),
    /** The request form's fields as they are now, to be changed; of our own requests. */
    form: optional(facts),
    rota: list(ref('RotaLine')),
    /** Whom the rota names and who cannot be asked. */
    leftOut: optional(list(ref('LeftOutView'))),
    attention: list(ref('AttentionItem')),
    actions: list(ref('AllowedAction')),
    /** What was lost, and how that stands between the libraries. */
    lostCase: optional(ref('LostCase')),
    /** The dates to decide on: of a renewal that a borrower asks us for, or that we may ask a lender for. */
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
    /** When the patron is to bring it back; of several loans the earliest. */
    patronDue: optional(instant),
    assignment: optional(ref('AssignmentView')),
    notes: list(ref('NoteView')),
    /** Of a lending request: the items that meet it, and where they are. */
    fulfilment: optional(ref('FulfilmentView')),
    letters: optional(object({ waiting: integer, slipPrinted: yesNo })),
    /** Of a partner that speaks only e-mail: what it may have written, to be entered by staff. */
    answers: optional(list(object({ name: text, label: wording, fields: list(ref('ActionField')) }))),
  }),
  TermsView: object({
    /** `toAnswer`: we are to answer; `offered`: the borrower is; `inForce`: they hold for this loan. */
    standing: oneOfThese('toAnswer', 'offered', 'inForce'),
    conditions: list(
      object({
        code: text,
        label: wording,
        says: wording,
        /** It is used in the library and not lent. */
        notForLoan: yesNo,
      }),
    ),
    cost: optional(money),
    /** The most that the request allows. */
    limit: optional(money),
    offer: optional({ ...integer, description: 'Names this offer when it is accepted.' }),
    reason: optional(wording),
    note: optional({ ...text, description: 'The lender’s own words.' }),
    replyBy: optional(text),
    offeredAt: optional(instant),
    acceptedAt: optional(instant),
  }),
  RotaLine: object({
    position: integer,
    partner: text,
    partnerName: text,
    /** listed (not asked yet), asked (active), passed (said no or given up), ended. */
    state: oneOfThese('listed', 'asked', 'passed', 'ended'),
    requestingAgencyRequestId: optional(text),
    /** Of a broker: the libraries that it asked for us, and whether they cannot supply. */
    behind: optional(list(object({ symbol: text, refused: yesNo }))),
    why: optional(wording),
    /** Of a ranked rota: the figures that put it there, in words too. */
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
        inCatalogue: optional(oneOfThese('available', 'notAvailable')),
        supplied: integer,
        answered: integer,
        before: optional(text),
        by: optional(oneOfThese(...rankCriteria)),
        why: wording,
      }),
    ),
  }),
  LeftOutView: object({
    partner: text,
    partnerName: text,
    reason: oneOfThese(...leftOutReasons),
    why: wording,
  }),
  AttentionItem: object({
    id: text,
    reason: text,
    text: wording,
    partner: optional(text),
    openedAt: instant,
    /** What the partner itself wrote in the message that raised it; nothing where it wrote nothing. */
    partnersWords: optional(text),
    /** What the sentence speaks of, as data: reasons, another request, the copies on our shelves. */
    facts: optional(facts),
  }),
  AllowedAction: object({
    name: { ...meaning<ActionName>(text), description: 'The last part of the address to post the action to.' },
    label: wording,
    fields: list(ref('ActionField')),
    to: meaning<StateName>(text),
    primary: yesNo,
    asks: { ...yesNo, description: 'Its form is shown before it is ordered.' },
    undoes: optional(
      object(
        { action: meaning<HistoryEvent>(text), version: integer, until: optional(instant) },
        {
          description: 'Of an undo: the step that it takes back, by its action and the version of the request with it.',
        },
      ),
    ),
  }),
  UndoState: object(
    {
      action: optional({ ...text, description: 'The action that takes the step back.' }),
      until: optional({ ...instant, description: 'Where that is possible for a short while only.' }),
      over: optional({ ...text, description: 'Why it is not possible any more: what came after the step, and when.' }),
    },
    { description: 'Whether a step can be taken back: `action` or `over`.' },
  ),
  Person: object({ code: text, name: text }),
  StepOfOthers: object({
    action: meaning<ActionName>(text),
    roles: list(oneOfThese(...staffRoles)),
    text: { ...wording, description: 'Whose step it is, as a sentence.' },
  }),
  ActionField: object({
    name: text,
    type: oneOfThese(
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
    label: wording,
    default: optional({ ...text, description: 'What the form begins with.' }),
    options: optional(list(object({ value: text, label: wording }))),
  }),
  HistoryEntry: object({
    id: text,
    at: instant,
    actorKind: oneOfThese('staff', 'partner', 'system', 'patron'),
    actor: text,
    event: meaning<HistoryEvent>(text),
    label: { ...wording, description: 'The event in words.' },
    fromState: optional(meaning<StateName>(text)),
    toState: optional(meaning<StateName>(text)),
    note: optional(wording),
    /** `dueDate: { from?, to }` where it changed. For automatic acts: the rule, the setting, its value and the date that decided. */
    facts: optional(facts),
    /** Of an edit: each field with what it is and what it was. */
    changes: optional(list(wording)),
    rule: optional({ ...wording, description: 'Of what a job did: which job, and who made it where staff did.' }),
  }),
  FacetValue: object({
    value: text,
    /** States, partners and libraries have names for people. */
    label: optional(wording),
    /** A state belongs to a side. */
    side: optional(side),
    count: integer,
    more: optional({ ...yesNo, description: 'There are at least so many.' }),
  }),
  ViewCount: object({ count: integer, more: optional(yesNo) }),
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
      urgency: list(ref('FacetValue')),
    }),
  }),
  WorkLine: object({
    kind: oneOfThese(...workKindNames),
    label: wording,
    priority: { ...integer, description: '1 is done first.' },
    why: list(wording),
    /** Since when it waits: the oldest open mark, else the last step. */
    since: instant,
    request: ref('RequestSummary'),
    /** The usual next step; none where staff must judge. */
    action: optional(ref('AllowedAction')),
    /** The usual next step, when it is not the reader's to do: whose it is. */
    stepOfOthers: optional(ref('StepOfOthers')),
  }),
  WorkCount: object({
    kind: oneOfThese(...workKindNames),
    label: wording,
    borrowing: integer,
    lending: integer,
  }),
  Change: object({
    request: text,
    side,
    state: meaning<StateName>(text),
    version: integer,
    attention: integer,
    /** Whose task it is by now. */
    assignedTo: optional(text),
    /** The step's last event, and who did it. */
    event: meaning<HistoryEvent | ''>(text),
    label: wording,
    actor: text,
    at: instant,
  }),
  Explanation: object({
    request: text,
    /** The status that it explains. */
    state: meaning<StateName>(text),
    whoHasIt: oneOfThese('us', 'partner', 'patron', 'onItsWay', 'nobody'),
    sentence: wording,
    expectedNext: list(object({ who: wording, what: wording, by: optional(text) })),
    byItself: list(object({ what: wording, when: optional(text), rule: wording })),
    /** A message that may be sent now is on the broker, or is being sent. */
    undelivered: list(
      object({
        message: wording,
        since: text,
        nextAttemptAt: optional(text),
        onBrokerSince: optional(text),
        beingSentSince: optional(text),
        reason: optional(wording),
      }),
    ),
  }),
};

/** A member of staff. */
export type Person = Shape<'Person'>;

export type AttentionItem = Shape<'AttentionItem'>;
/** Who has it, why, what comes next by whom and when, and what happens by itself if nothing comes. */
export type Explanation = Shape<'Explanation'>;
export type FacetValue = Shape<'FacetValue'>;
export type HistoryEntry = Shape<'HistoryEntry'>;
/** Each facet is counted with all others applied. Exact for active requests, else up to 10,000. */
export type RequestCounts = Shape<'RequestCounts'>;
export type RequestSummary = Shape<'RequestSummary'>;
export type RequestView = Shape<'RequestView'>;
export type RotaLineView = Shape<'RotaLine'>;
/** The lender's terms in words: while they wait for an answer, and for as long as they hold. */
export type TermsView = Shape<'TermsView'>;
/** A task line of the dashboard. */
export type WorkCount = Shape<'WorkCount'>;
export type WorkLine = Shape<'WorkLine'>;
/** A change of a request, as those who look at it learn of it. */
export type ChangeView = Shape<'Change'>;
