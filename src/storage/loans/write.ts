/** One step or one new request, written. Named statements on the pool's connections. */
import type { PoolClient } from 'pg';
import type {
  CitationRecord,
  ConversationRecord,
  Decision,
  InboundDraft,
  Loan,
  RequestRecord,
} from '../../engine/records.js';
import { AlreadyStored } from '../../engine/store.js';
import { inboundParameters } from '../inbox.js';
import { saveWishKeys } from '../same-wish.js';
import { wordingText } from '../wording-text.js';
import { orUndefined, type Row } from './rows.js';
import { createRequestSql, saveStepSql } from './statements.js';

/**
 * Writes a step in one statement, the inbound row with it. What waits to be undone is due when the request says more: the
 * conversation goes on from there.
 */
export async function saveStep(
  client: PoolClient,
  decision: Decision,
  inbound?: InboundDraft,
): Promise<{ outboundIds: string[]; attentionCount: number }> {
  const { request, conversations } = decision.loan;
  for (const fresh of conversations.filter((each) => each.id === undefined)) await addLine(client, request, fresh);
  const changed = conversations.filter((each) => decision.changed.includes(each.position));
  const result = await client.query({
    name: 'save-step',
    text: saveStepSql,
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
      ...storyParameters(decision),
      ...inboundParameters(inbound, request.id),
      decision.settled,
      decision.history.at(-1)?.actor ?? '',
      JSON.stringify(decision.notes),
      request.dueDay ?? null,
      request.serviceType,
    ],
  });
  if (decision.loan.citation.mended) await saveCitation(client, request, decision.loan.citation);
  return { outboundIds: result.rows[0].outbound ?? [], attentionCount: result.rows[0].attention };
}

/** A line that a step adds to the rota; the step itself then fills it. */
async function addLine(client: PoolClient, { id, side }: RequestRecord, line: ConversationRecord): Promise<void> {
  await client.query({
    name: 'add-line',
    text: `insert into conversation (request_id, side, position, partner_code, state, why, facts)
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
): Promise<{ loan: Loan; outboundIds: string[]; early: boolean }> {
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
      ...storyParameters(decision),
      ...inboundParameters(inbound, null),
      request.side,
      request.serviceType,
      request.externalId,
      JSON.stringify(citation),
      JSON.stringify(decision.notes),
      request.dueDay ?? null,
    ],
  });
  const row = result.rows[0];
  if (inbound && row.stored === 0) throw new AlreadyStored();
  await saveWishKeys(client, { ...request, id: row.id }, citation);
  return { loan: madeLoan(decision, row), outboundIds: row.outbound ?? [], early: row.early };
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

const storyParameters = (decision: Decision): string[] => [
  JSON.stringify(decision.history.map((line) => ({ ...line, note: wordingText(line.note) }))),
  JSON.stringify(decision.attention),
  JSON.stringify(decision.outbound),
];
