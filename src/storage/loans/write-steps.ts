/** Values and rows of `write-steps.sql`, the one statement that writes steps and new requests. */
import { readFileSync } from 'node:fs';
import type { PoolClient } from 'pg';
import type { ConversationRecord, Decision, InboundDraft, Loan, OutboundDraft } from '../../engine/model/records.js';
import type { Claimed } from '../../engine/model/store.js';
import { wishKeysOf } from '../same-wish.js';
import type { HistoryLine } from '../step-writes.js';
import { wordingText } from '../wording-text.js';

/** For whom a message may be leased as it is written; without it the message waits to be claimed. */
export type Lease = (draft: OutboundDraft) => { leaseFor: string; perPartner: number } | undefined;

/** A step of a request, or a new request with its first step. */
export interface PlannedStep {
  decision: Decision;
  isNew: boolean;
  /** The message that led to it, which is stored with it. */
  inbound: InboundDraft | undefined;
  lease: Lease;
  /** Lines of history that come before those of the step. */
  told: readonly HistoryLine[];
  /** Of a new request: under which messages may wait that came before it. */
  earlyKey: string | undefined;
}

export interface WrittenStep {
  /** The request as it was written; a new one and new conversations have their ids. */
  loan: Loan;
  /** There are messages that were not leased, for partners that may be called: some are due later. */
  othersWait: boolean;
  attentionCount: number;
  updatedAt: Date;
  /** Messages that wait for a new request are there. */
  early: boolean;
  /** Messages that were leased as they were written. */
  leased: Claimed[];
}

/** A row of its answer: one for each request. */
interface StepRow {
  request: string;
  /** The number of a new request in the list of values. */
  newAt: number | null;
  at: Date;
  attentionCount: number;
  /** Id and supplier's request id of each conversation that was added, by its position. */
  added: Record<string, [id: string, supplyingAgencyRequestId: string | null]> | null;
  othersWait: boolean;
  leased: { id: string; leaseToken: string; seq: number; conversationId: string }[] | null;
  early: boolean;
}

/** The build puts the text itself here (`config/vite.program.ts`). */
export const writeStepsSql = readFileSync(new URL('./write-steps.sql', import.meta.url), 'utf8');

/** Writes steps of different requests, and new requests, by one statement. Gives what was written in their order. */
export async function writeSteps(client: PoolClient, steps: readonly PlannedStep[]): Promise<WrittenStep[]> {
  const { rows } = await client.query<StepRow>({
    name: 'write-steps',
    text: writeStepsSql,
    values: valuesOf(steps),
  });
  const found = new Map(rows.map((row) => [row.newAt ?? `request ${row.request}`, row]));
  return steps.map((step, at) => {
    const row = found.get(step.isNew ? at : `request ${step.decision.loan.request.id}`);
    if (!row) throw new Error(`Request ${step.decision.loan.request.id} is not there any more.`);
    return writtenStep(step, row);
  });
}

/** $1 to $11, as the statement describes them. */
export function valuesOf(steps: readonly PlannedStep[]): unknown[] {
  /** Rows of all steps, each with whose it is. */
  const rowsOf = (rows: (step: PlannedStep) => readonly object[]) =>
    JSON.stringify(
      steps.flatMap((step, at) => {
        const { id } = step.decision.loan.request;
        // The row comes first: spread behind another property it takes ten times as long.
        return rows(step).map((row: { requestId?: string }) =>
          step.isNew ? { ...row, newAt: at } : { ...row, requestId: row.requestId ?? id },
        );
      }),
    );
  const inbound = inboundOf(steps);
  const existing = steps.filter(({ isNew }) => !isNew);
  return [
    existing.map(({ decision }) => decision.loan.request.id),
    JSON.stringify(existing.map(changeOf)),
    rowsOf((step) => (step.isNew ? [newRequestOf(step)] : [])),
    rowsOf(conversationsOf),
    rowsOf(historyOf),
    rowsOf((step) => step.decision.outbound.map((draft) => ({ ...onConversation(step, draft), ...step.lease(draft) }))),
    rowsOf(({ decision }) => decision.attention),
    rowsOf(({ decision }) => decision.notes),
    rowsOf(({ isNew, decision: { loan } }) =>
      isNew ? (wishKeysOf(loan.request, loan.citation) ?? []).map((key) => ({ key })) : [],
    ),
    rowsOf((step) => inbound.rows.get(step) ?? []),
    inbound.raw,
  ];
}

/** What a step and a new request say of the request itself. */
function requestOf(step: PlannedStep) {
  const { request } = step.decision.loan;
  const last = historyOf(step).at(-1);
  return {
    state: request.state,
    service: request.serviceType,
    partner: request.partnerCode,
    position: request.activePosition,
    due: request.dueDate,
    dueDay: request.dueDay,
    facts: request.facts,
    newMarks: step.decision.attention.length,
    closed: request.closedAt,
    event: last?.event ?? '',
    actor: last?.actor ?? '',
  };
}

function changeOf(step: PlannedStep) {
  const { loan, settled, attention, history } = step.decision;
  return {
    ...requestOf(step),
    request: loan.request.id,
    owner: loan.request.facts.form?.ownerLibrary,
    // They are counted under the request's lock: where none was open before, none is closed.
    settled: loan.request.attentionCount > attention.length ? settled : [],
    by: history.at(-1)?.actor ?? '',
  };
}

function newRequestOf(step: PlannedStep) {
  const { request, citation, conversations } = step.decision.loan;
  return {
    ...requestOf(step),
    side: request.side,
    externalId: request.externalId,
    citation,
    supplying: conversations[0]?.supplyingSymbol,
    earlyKey: step.earlyKey,
  };
}

function conversationsOf({ decision: { loan, changed } }: PlannedStep) {
  const isNew = ({ id }: ConversationRecord) => id === undefined;
  return loan.conversations
    .filter((each) => isNew(each) || changed.includes(each.position))
    .map((each) => ({ ...each, side: loan.request.side, isNew: isNew(each) }));
}

const historyOf = (step: PlannedStep) => [
  ...step.told,
  ...step.decision.history.map((line) => ({ ...onConversation(step, line), note: wordingText(line.note) })),
];

/** A line with the id of its conversation; one that is just being added is found by its position. */
function onConversation<T extends { conversationPosition?: number | undefined }>(
  { decision: { loan } }: PlannedStep,
  line: T,
): T & { conversationId: string | undefined } {
  const at = line.conversationPosition;
  const conversation = at === undefined ? undefined : loan.conversations.find(({ position }) => position === at);
  return { ...line, conversationId: conversation?.id };
}

/** Messages that came in: their rows, and their bytes one after the other. */
function inboundOf(steps: readonly PlannedStep[]): { rows: Map<PlannedStep, object[]>; raw: Buffer } {
  const rows = new Map<PlannedStep, object[]>();
  const bytes: Buffer[] = [];
  let from = 1;
  for (const step of steps) {
    if (!step.inbound) continue;
    const { raw, outcomeReason } = step.inbound;
    const row = { ...step.inbound, raw: undefined, outcomeReason: wordingText(outcomeReason) };
    rows.set(step, [Object.assign(row, { rawFrom: from, rawLength: raw.length })]);
    bytes.push(raw);
    from += raw.length;
  }
  return { rows, raw: bytes.length === 1 && bytes[0] ? bytes[0] : Buffer.concat(bytes) };
}

function writtenStep({ decision, isNew }: PlannedStep, row: StepRow): WrittenStep {
  const { loan, attention } = decision;
  const at = row.at;
  const conversations = loan.conversations.map((each) => {
    const [id, supplyingAgencyRequestId] = row.added?.[each.position] ?? [];
    if (!id) return each;
    // Whoever decided on an existing request goes on with the same record.
    if (!isNew) each.id = id;
    return { ...each, id, ...(supplyingAgencyRequestId ? { supplyingAgencyRequestId } : {}) };
  });
  const request = isNew
    ? { ...loan.request, id: row.request, version: 1, attentionCount: attention.length, createdAt: at, updatedAt: at }
    : loan.request;
  return {
    loan: { request, citation: loan.citation, conversations },
    othersWait: row.othersWait,
    attentionCount: row.attentionCount,
    updatedAt: at,
    early: row.early,
    leased: leasedOf(decision, row.request, conversations, row.leased ?? []),
  };
}

/** As a claim would give them: their first try, which nothing went before. */
function leasedOf(
  { outbound }: Decision,
  requestId: string,
  conversations: readonly ConversationRecord[],
  leased: NonNullable<StepRow['leased']>,
): Claimed[] {
  return leased.flatMap(({ id, leaseToken, conversationId, seq }) => {
    const position = conversations.find((each) => each.id === conversationId)?.position;
    const draft = outbound.find((each) => each.conversationPosition === position && each.seq === seq);
    if (!draft) return [];
    const { partnerCode, kind, summary, requestingAgencyRequestId, body } = draft;
    return {
      ...{ id, leaseToken, requestId, conversationId, partnerCode, kind, summary, requestingAgencyRequestId, body },
      ...{ attempt: 1, ambiguous: false, crashes: 0, ageSeconds: 0, probe: false, unwell: false },
    };
  });
}
