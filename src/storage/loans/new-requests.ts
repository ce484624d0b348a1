/** New requests, written: several of one transaction by one statement. */
import type { PoolClient } from 'pg';
import type { Decision, InboundDraft, Loan } from '../../engine/model/records.js';
import { AlreadyStored, type Claimed } from '../../engine/model/store.js';
import { nothingBeside, type StoredBeside, withStep } from '../beside-step.js';
import { inboundParameters } from '../inbox.js';
import { wishKeysOf } from '../same-wish.js';
import { type NewParts, newStatement } from './new-statement.js';
import { inboundColumnsOf, type Lease, storedLine } from './planned-step.js';
import { orUndefined, type Row } from './rows.js';
import { claimedOf } from './write.js';

/** A new request as it is to be written. Position decides which conversation an outbound message belongs to. */
export interface PlannedRequest {
  decision: Decision;
  /** The message that made it. */
  inbound: InboundDraft | undefined;
  /** Under which messages may wait for it that came before it. */
  earlyKey: string | undefined;
  lease: Lease;
}

export interface MadeRequest {
  loan: Loan;
  outboundIds: string[];
  /** Whether messages wait for it. */
  early: boolean;
  leased: Claimed[];
  beside: StoredBeside;
}

/** Writes new requests in one statement. Gives them in their order; of a message that was stored meanwhile, nothing. */
export async function saveNewRequests(
  client: PoolClient,
  planned: readonly PlannedRequest[],
): Promise<(MadeRequest | undefined)[]> {
  const rowsOf = (rows: (each: PlannedRequest) => readonly object[]) =>
    JSON.stringify(planned.flatMap((each, at) => rows(each).map((row) => ({ ...row, requestId: at }))));
  const outbound = planned.map(({ decision, lease }) =>
    decision.outbound.map((draft) => ({ ...draft, ...lease(draft) })),
  );
  const wishes = planned.flatMap(({ decision: { loan } }, at) =>
    (wishKeysOf(loan.request, loan.citation) ?? []).map((key) => ({ requestId: at, key })),
  );
  const messages = planned.flatMap(({ inbound }, at) => (inbound ? [{ at, inbound }] : []));
  const has = (part: (decision: Decision) => readonly unknown[]) =>
    planned.some(({ decision }) => part(decision).length > 0);
  const parts: NewParts = {
    sends: outbound.some((drafts) => drafts.length > 0),
    leases: outbound.flat().some((draft) => 'leaseFor' in draft),
    marks: has(({ attention }) => attention),
    notes: has(({ notes }) => notes),
    wishes: wishes.length > 0,
    stores: messages.length > 0,
    early: planned.some(({ earlyKey }) => earlyKey !== undefined),
  };
  const values: Record<string, unknown> = {
    requests: JSON.stringify(planned.map((each, at) => ({ n: at, ...requestRow(each) }))),
    talks: rowsOf(({ decision }) => decision.loan.conversations),
    history: rowsOf(({ decision }) => decision.history.map(storedLine)),
    outbound: JSON.stringify(outbound.flatMap((drafts, at) => drafts.map((draft) => ({ ...draft, requestId: at })))),
    marks: rowsOf(({ decision }) => decision.attention),
    notes: rowsOf(({ decision }) => decision.notes),
    wishes: JSON.stringify(wishes),
    storedOf: messages.map(({ at }) => at),
    ...inboundColumnsOf(messages.map(({ inbound }) => inboundParameters(inbound, null))),
  };
  const { names, alone } = newStatement(parts);
  const { rows } = await client.query({ ...alone, values: names.map((name) => values[name]) });
  const found = new Map(rows.map((row: Row) => [row.n, row]));
  return planned.map((each, at) => {
    const row: Row = found.get(at);
    return each.inbound && !row.stored ? undefined : madeRequest(each, row);
  });
}

/** Of one alone; throws where its message was stored meanwhile. */
export async function saveNewRequest(client: PoolClient, planned: PlannedRequest): Promise<MadeRequest> {
  const [made] = await saveNewRequests(client, [planned]);
  if (!made) throw new AlreadyStored();
  return made;
}

function requestRow({ decision: { loan, history, attention }, earlyKey }: PlannedRequest): object {
  const { request, citation, conversations } = loan;
  const last = history.at(-1);
  return {
    side: request.side,
    service: request.serviceType,
    state: request.state,
    externalId: request.externalId,
    partner: request.partnerCode,
    position: request.activePosition,
    due: request.dueDate,
    dueDay: request.dueDay,
    facts: request.facts,
    newMarks: attention.length,
    closed: request.closedAt,
    event: last?.event ?? '',
    actor: last?.actor ?? '',
    citation,
    supplying: conversations[0]?.supplyingSymbol,
    earlyKey,
  };
}

/** As it was written: with the ids and the time that the database gave. */
function madeRequest({ decision }: PlannedRequest, row: Row): MadeRequest {
  const { loan, attention } = decision;
  const { id, at } = row;
  const conversations = loan.conversations.map((each) => {
    const [talkId, supplyingId] = row.talks[each.position];
    return { ...each, id: talkId, supplyingAgencyRequestId: orUndefined(supplyingId) };
  });
  return {
    loan: {
      request: { ...loan.request, id, version: 1, attentionCount: attention.length, createdAt: at, updatedAt: at },
      citation: loan.citation,
      conversations,
    },
    outboundIds: row.outbound ?? [],
    early: row.early,
    leased: claimedOf(decision, id, row.leased, (talk) => conversations.find((each) => each.id === talk)?.position),
    beside: withStep(decision, row)(nothingBeside),
  };
}
