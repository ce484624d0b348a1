/** Values and rows of `write-steps.sql`, the one statement that writes steps and new requests. */
import { readFileSync } from 'node:fs';
import type { PoolClient } from 'pg';
import type { ConversationRecord, Decision, OutboundDraft } from '../../engine/model/records.js';
import type { Claimed, SavedStep, WithStep } from '../../engine/model/store.js';
import { wordingText } from '../database/wording-text.js';
import type { HistoryLine } from '../exchange/step-writes.js';
import { wishKeysOf } from '../requests/same-wish.js';

/** For whom a message may be leased as it is written; without it the message waits to be claimed. */
export type Lease = (draft: OutboundDraft, of: Decision) => { leaseFor: string; perPartner: number } | undefined;

/** A step of a request, or a new request with its first step. */
export interface PlannedStep extends WithStep {
  decision: Decision;
  /** Lines of history that come before those of the step. */
  told: readonly HistoryLine[];
  /** Its messages may have to wait for the library's own system: they are not leased as they are written. */
  isNotLeased?: boolean;
}

export interface WrittenStep extends SavedStep {
  /** There are messages that were not leased, for partners that may be called: some are due later. */
  othersWait: boolean;
  /** Messages that were leased as they were written. */
  leased: Claimed[];
}

/** A row of its answer. */
interface StepRow extends Pick<WrittenStep, 'attentionCount' | 'othersWait' | 'early'> {
  /** The place of the step among those that were written. */
  step: number;
  request: string;
  at: Date;
  /** Id and supplier's request id of each conversation that was added, by its position. */
  added: Record<string, [id: string, supplyingAgencyRequestId: string | null]> | null;
  leased: { id: string; leaseToken: string; seq: number; conversationId: string }[] | null;
}

/** The build puts the text itself here (`config/vite.program.ts`). */
export const writeStepsSql = readFileSync(new URL('./write-steps.sql', import.meta.url), 'utf8');

/** Writes steps of different requests, and new requests, by one statement. Gives what was written in their order. */
export async function writeSteps(
  client: PoolClient,
  steps: readonly PlannedStep[],
  lease: Lease,
): Promise<WrittenStep[]> {
  const values = valuesOf(steps, lease);
  const { rows } = await client.query<StepRow>({ name: 'write-steps', text: writeStepsSql, values });
  const found = new Map(rows.map((row) => [row.step, row]));
  return steps.map((step, at) => {
    const row = found.get(at);
    if (!row) throw new Error(`Request ${step.decision.loan.request.id} is not there any more.`);
    return writtenStep(step, row);
  });
}

/** $1 to $10, as the statement describes them. */
export function valuesOf(steps: readonly PlannedStep[], lease: Lease): unknown[] {
  /** Rows of all steps, each with the number of its step. The row comes first: spread behind a property it takes ten times as long. */
  const rowsOf = (rows: (step: PlannedStep) => readonly object[]) =>
    JSON.stringify(steps.flatMap((planned, step) => rows(planned).map((row) => ({ ...row, step }))));
  return [
    steps.flatMap(({ isNew, decision }) => (isNew ? [] : [decision.loan.request.id])),
    rowsOf((step) => [requestOf(step)]),
    rowsOf(conversationsOf),
    rowsOf(historyOf),
    rowsOf(({ decision, isNotLeased }) =>
      decision.outbound.map((draft) => ({
        ...onConversation(decision, draft),
        ...(isNotLeased ? {} : lease(draft, decision)),
      })),
    ),
    rowsOf(({ decision }) => decision.attention),
    rowsOf(({ decision }) => decision.notes),
    rowsOf(({ isNew, decision: { loan } }) =>
      isNew ? (wishKeysOf(loan.request, loan.citation) ?? []).map((key) => ({ key })) : [],
    ),
    rowsOf(({ inbound }) =>
      inbound ? [{ ...inbound, raw: undefined, outcomeReason: wordingText(inbound.outcomeReason) }] : [],
    ),
    steps.map(({ inbound }) => inbound?.raw ?? null),
  ];
}

/** The request as the step leaves it; of a new one also what never changes. */
function requestOf({ decision, told, isNew, earlyKey }: PlannedStep) {
  const { loan, attention, history } = decision;
  const { request, citation, conversations } = loan;
  const { id: requestId, side, externalId } = request;
  const last = history.at(-1) ?? told.at(-1);
  const supplying = conversations[0]?.supplyingSymbol;
  // Open items are counted under the request's lock: where none was open before, none is closed.
  const settled = request.attentionCount > attention.length ? decision.settled : [];
  return {
    state: request.state,
    service: request.serviceType,
    partner: request.partnerCode,
    position: request.activePosition,
    due: request.dueDate,
    dueDay: request.dueDay,
    facts: request.facts,
    newItems: attention.length,
    closed: request.closedAt,
    event: last?.event ?? '',
    actor: last?.actor ?? '',
    ...(isNew ? { side, externalId, citation, supplying, earlyKey } : { requestId, settled }),
  };
}

function conversationsOf({ decision: { loan, changed } }: PlannedStep) {
  const isNew = ({ id }: ConversationRecord) => id === undefined;
  return loan.conversations
    .filter((each) => isNew(each) || changed.includes(each.position))
    .map((each) => ({ ...each, side: loan.request.side, isNew: isNew(each) }));
}

const historyOf = ({ told, decision }: PlannedStep) => [
  ...told,
  ...decision.history.map((line) => ({ ...onConversation(decision, line), note: wordingText(line.note) })),
];

/** With the id of its conversation; one that is just being added is found by its position. */
const onConversation = <T extends { conversationPosition?: number }>({ loan }: Decision, row: T) => ({
  ...row,
  conversationId: loan.conversations.find(({ position }) => position === row.conversationPosition)?.id,
});

function writtenStep({ decision, isNew }: PlannedStep, row: StepRow): WrittenStep {
  const { loan, attention, outbound } = decision;
  const { request: id, at, added, attentionCount, othersWait, early } = row;
  const conversations = loan.conversations.map((each) => {
    const [id, supplyingAgencyRequestId] = added?.[each.position] ?? [];
    if (!id) return each;
    // Whoever decided on an existing request goes on with the same record.
    if (!isNew) each.id = id;
    return { ...each, id, ...(supplyingAgencyRequestId ? { supplyingAgencyRequestId } : {}) };
  });
  const request = isNew
    ? { ...loan.request, id, version: 1, attentionCount: attention.length, createdAt: at, updatedAt: at }
    : loan.request;
  /** As a claim would give it: its first try, which nothing went before. */
  const claimed = (lease: NonNullable<StepRow['leased']>[number]): Claimed[] => {
    const position = conversations.find((each) => each.id === lease.conversationId)?.position;
    const draft = outbound.find((each) => each.conversationPosition === position && each.seq === lease.seq);
    const first = { attempt: 1, ambiguous: false, crashes: 0, ageSeconds: 0, probe: false, unwell: false };
    return draft ? [{ ...draft, ...lease, requestId: id, ...first }] : [];
  };
  return {
    ...{ attentionCount, othersWait, early, updatedAt: at },
    loan: { request, citation: loan.citation, conversations },
    leased: (row.leased ?? []).flatMap(claimed),
  };
}
