/** One step or one new request, written. Named statements on the pool's connections. */
import type { PoolClient } from 'pg';
import type {
  CitationRecord,
  ConversationRecord,
  Decision,
  InboundDraft,
  Loan,
  OutboundDraft,
  RequestRecord,
} from '../../engine/model/records.js';
import { AlreadyStored, type Claimed } from '../../engine/model/store.js';
import { inboundParameters } from '../inbox.js';
import { saveWishKeys, wishKeysOf } from '../same-wish.js';
import { named, partsOf, type StepWrites } from '../step-writes.js';
import { wordingText } from '../wording-text.js';
import type { HistoryLine } from './history-line.js';
import { orUndefined, type Row } from './rows.js';
import { createRequestSql, saveStepSql, valuesOfStep } from './statements.js';

/** For whom a message may be leased as it is written; without it the message waits to be claimed. */
export type Lease = (draft: OutboundDraft) => { leaseFor: string; perPartner: number } | undefined;
const none: Lease = () => undefined;

/**
 * Writes a step in one statement, the inbound row with it. What waits to be undone is due when the request says more: the
 * conversation goes on from there.
 */
export async function saveStep(
  client: PoolClient,
  decision: Decision,
  inbound?: InboundDraft,
  lease: Lease = none,
  writes?: StepWrites,
): Promise<{ outboundIds: string[]; attentionCount: number; leased: Claimed[] }> {
  const { request, conversations } = decision.loan;
  for (const fresh of conversations.filter((each) => each.id === undefined)) await addLine(client, request, fresh);
  const changed = conversations.filter((each) => decision.changed.includes(each.position));
  const waiting = writes?.take();
  const others = partsOf(waiting?.writes ?? [], valuesOfStep);
  const result = await client.query({
    ...(others.parts.length > 0 ? named(saveStepSql(others.parts)) : saveStepAlone),
    values: [
      request.id,
      request.state,
      request.partnerCode ?? null,
      request.activePosition ?? null,
      request.dueDate ?? null,
      JSON.stringify(request.facts),
      decision.attention.length,
      request.closedAt ?? null,
      JSON.stringify(changed),
      ...storyParameters(decision, lease, waiting?.told),
      ...inboundParameters(inbound, request.id),
      decision.settled,
      decision.history.at(-1)?.actor ?? '',
      JSON.stringify(decision.notes),
      request.dueDay ?? null,
      request.serviceType,
      ...others.values,
    ],
  });
  if (decision.loan.citation.mended) await saveCitation(client, request, decision.loan.citation);
  const [row] = result.rows;
  return {
    outboundIds: row.outbound ?? [],
    attentionCount: row.attention,
    leased: claimedOf(decision, request.id, row.leased),
  };
}

/** A line that a step adds to the rota; the step itself then fills it. */
async function addLine(client: PoolClient, { id, side }: RequestRecord, line: ConversationRecord): Promise<void> {
  await client.query({
    name: 'add-line',
    text: `insert into conversation (request_id, side, position, partner_code, state, reason, facts)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [id, side, line.position, line.partnerCode, line.state, JSON.stringify(line.why ?? null), line.facts ?? {}],
  });
}

/** Whether the step is written by one statement, which leaves before `saveStep` waits for anything. */
export const isOneStatement = ({ loan }: Decision): boolean =>
  !loan.citation.mended && loan.conversations.every((each) => each.id !== undefined);

async function saveCitation(client: PoolClient, request: RequestRecord, citation: CitationRecord): Promise<void> {
  await client.query({
    name: 'save-citation',
    text: `update citation set title = $2, author = $3, bibliographic = $4, publication = $5, service = $6, delivery = $7,
      billing = $8, patron = $9, pickup_location = $10 where request_id = $1`,
    values: [
      request.id,
      citation.title,
      citation.author ?? null,
      ...[citation.bibliographic, citation.publication, citation.service, citation.delivery, citation.billing].map(
        (part) => (part === undefined ? null : JSON.stringify(part)),
      ),
      citation.patron === undefined ? null : JSON.stringify(citation.patron),
      citation.pickupLocation ?? null,
    ],
  });
  await saveWishKeys(client, request, citation);
}

/**
 * Writes a new request in one statement. Position decides which conversation an outbound message belongs to. `early`:
 * whether messages wait for this request under `earlyKey`.
 */
export async function createLoan(
  client: PoolClient,
  decision: Decision,
  inbound?: InboundDraft,
  earlyKey?: string,
  lease: Lease = none,
): Promise<{ loan: Loan; outboundIds: string[]; early: boolean; leased: Claimed[] }> {
  const { request, citation, conversations } = decision.loan;
  const result = await client.query({
    name: 'create-request',
    text: createRequestSql,
    values: [
      earlyKey ?? null,
      request.state,
      request.partnerCode ?? null,
      request.activePosition ?? null,
      request.dueDate ?? null,
      JSON.stringify(request.facts),
      decision.attention.length,
      request.closedAt ?? null,
      JSON.stringify(conversations),
      ...storyParameters(decision, lease),
      ...inboundParameters(inbound, null),
      request.side,
      request.serviceType,
      request.externalId,
      JSON.stringify(citation),
      JSON.stringify(decision.notes),
      request.dueDay ?? null,
      wishKeysOf(request, citation),
    ],
  });
  const row = result.rows[0];
  if (inbound && row.stored === 0) throw new AlreadyStored();
  return {
    loan: madeLoan(decision, row),
    outboundIds: row.outbound ?? [],
    early: row.early,
    leased: claimedOf(decision, row.id, row.leased),
  };
}

/** The loan as it was written: with the ids and the time that the database gave. */
function madeLoan({ loan, attention }: Decision, row: Row): Loan {
  const { id, created_at: at } = row;
  return {
    request: { ...loan.request, id, version: 1, attentionCount: attention.length, createdAt: at, updatedAt: at },
    citation: loan.citation,
    conversations: loan.conversations.map((each) => {
      const [talkId, supplyingId] = row.talks[each.position];
      return { ...each, id: talkId, supplyingAgencyRequestId: orUndefined(supplyingId) };
    }),
  };
}

const saveStepAlone = { name: 'save-step', text: saveStepSql() };

const storyParameters = (decision: Decision, lease: Lease, told: readonly HistoryLine[] = []): string[] => [
  JSON.stringify([...told, ...decision.history.map((line) => ({ ...line, note: wordingText(line.note) }))]),
  JSON.stringify(decision.attention),
  JSON.stringify(decision.outbound.map((draft) => ({ ...draft, ...lease(draft) }))),
];

interface LeasedRow {
  id: string;
  leaseToken: string;
  seq: number;
  conversationId: string;
  position: number;
}

/** As a claim would give them: their first try, which nothing went before. */
const claimedOf = ({ outbound }: Decision, requestId: string, leased: LeasedRow[] | null): Claimed[] =>
  (leased ?? []).flatMap(({ id, leaseToken, conversationId, position, seq }) => {
    const draft = outbound.find((each) => each.conversationPosition === position && each.seq === seq);
    if (!draft) return [];
    const { partnerCode, kind, summary, requestingAgencyRequestId, body } = draft;
    return [
      {
        id,
        leaseToken,
        attempt: 1,
        requestId,
        conversationId,
        partnerCode,
        kind,
        summary,
        body,
        requestingAgencyRequestId,
        ambiguous: false,
        crashes: 0,
        ageSeconds: 0,
        probe: false,
        unwell: false,
      },
    ];
  });
