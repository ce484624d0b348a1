/** A step as its statement writes it: the rows of each part, and which parts it has. */
import type { Decision, InboundDraft, OutboundDraft } from '../../engine/model/records.js';
import type { Wording } from '../../words/message.js';
import { inboundParameters, inboundValues } from '../inbox.js';
import type { HistoryLine } from '../step-writes.js';
import { wordingText } from '../wording-text.js';

import type { StepParts } from './statements.js';

/** For whom a message may be leased as it is written; without it the message waits to be claimed. */
export type Lease = (draft: OutboundDraft) => { leaseFor: string; perPartner: number } | undefined;

export const unleased: Lease = () => undefined;

export interface PlannedStep {
  /** Its id. */
  request: string;
  decision: Decision;
  parts: StepParts;
  /** Of the request itself. */
  row: Record<string, unknown>;
  talks: readonly object[];
  history: readonly object[];
  outbound: readonly object[];
  /** Of the message that came in, in the order of the inbox’s columns. */
  inbound: readonly unknown[] | undefined;
}

/** All conversations of the decision have their ids. */
export function plannedStep(
  decision: Decision,
  inbound: InboundDraft | undefined,
  lease: Lease,
  told: readonly HistoryLine[] = [],
): PlannedStep {
  const { request, conversations } = decision.loan;
  const talks = conversations.filter((each) => decision.changed.includes(each.position));
  const ids = new Map(conversations.map(({ position, id }) => [position, id]));
  const onConversation = <T extends { conversationPosition?: number | undefined }>(line: T) => ({
    ...line,
    conversationId: line.conversationPosition === undefined ? undefined : ids.get(line.conversationPosition),
  });
  const outbound = decision.outbound.map((draft) => ({ ...onConversation(draft), ...lease(draft) }));
  const lines = [...told, ...decision.history.map((line) => storedLine(onConversation(line)))];
  const owner = request.facts.form?.ownerLibrary;
  return {
    request: request.id,
    decision,
    parts: {
      // Its marks are counted under its lock: where none was open before, none is closed.
      settles: decision.settled.length > 0 && request.attentionCount > decision.attention.length,
      namesOwner: owner !== undefined,
      sends: outbound.length > 0,
      leases: outbound.some(({ leaseFor }) => leaseFor !== undefined),
      touches: talks.length > 0,
      marks: decision.attention.length > 0,
      notes: decision.notes.length > 0,
      stores: inbound !== undefined,
    },
    row: {
      ...requestValues(decision, lines.at(-1)),
      request: request.id,
      owner,
      settled: decision.settled,
      by: decision.history.at(-1)?.actor ?? '',
    },
    talks,
    history: lines,
    outbound,
    inbound: inbound && inboundParameters(inbound, request.id),
  };
}

/** Of a single step, by the names of its statement. */
export const valuesOf = ({
  decision,
  row,
  talks,
  history,
  outbound,
  inbound,
}: PlannedStep): Record<string, unknown> => ({
  ...row,
  talks: JSON.stringify(talks),
  history: JSON.stringify(history),
  outbound: JSON.stringify(outbound),
  marks: JSON.stringify(decision.attention),
  notes: JSON.stringify(decision.notes),
  ...(inbound ? inboundValues(inbound) : {}),
});

/** Of several, by the names of theirs. */
export function valuesOfSteps(steps: readonly PlannedStep[]): Record<string, unknown> {
  const rows = (of: (step: PlannedStep) => readonly object[]) =>
    JSON.stringify(steps.flatMap((step) => of(step).map((row) => ({ requestId: step.request, ...row }))));
  const inbound = steps.flatMap((step) => (step.inbound ? [step.inbound] : []));
  return {
    requests: steps.map(({ request }) => request),
    steps: `[${steps.map(({ row: { facts, ...row } }) => `{"facts":${facts},${JSON.stringify(row).slice(1)}`).join(',')}]`,
    talks: rows(({ talks }) => talks),
    history: rows(({ history }) => history),
    outbound: rows(({ outbound }) => outbound),
    marks: rows(({ decision }) => decision.attention),
    notes: rows(({ decision }) => decision.notes),
    ...inboundColumnsOf(inbound),
  };
}

/** Values of several messages that came in, a list of each. */
export const inboundColumnsOf = (messages: readonly (readonly unknown[])[]): Record<string, unknown> =>
  inboundValues(messages[0]?.map((_, at) => messages.map((message) => message[at])) ?? []);

/** The parts that any of the steps has. */
export function anyOf(steps: readonly PlannedStep[]): StepParts {
  const has = (part: keyof StepParts) => steps.some(({ parts }) => parts[part]);
  return {
    settles: has('settles'),
    namesOwner: has('namesOwner'),
    sends: has('sends'),
    leases: has('leases'),
    touches: has('touches'),
    marks: has('marks'),
    notes: has('notes'),
    stores: has('stores'),
  };
}

/** Values that a step and a new request have in common. */
export function requestValues(
  decision: Decision,
  last: { event: string; actor: string } | undefined,
): Record<string, unknown> {
  const { request } = decision.loan;
  return {
    state: request.state,
    service: request.serviceType,
    partner: request.partnerCode,
    position: request.activePosition,
    due: request.dueDate,
    dueDay: request.dueDay,
    facts: JSON.stringify(request.facts),
    closed: request.closedAt,
    newMarks: decision.attention.length,
    event: last?.event ?? '',
    actor: last?.actor ?? '',
  };
}

export const storedLine = <T extends { note?: Wording | undefined }>(line: T) => ({
  ...line,
  note: wordingText(line.note),
});
