/** What came in: stored once, answered with the same confirmation for ever. */
import type { PoolClient } from 'pg';
import type { InboundDraft } from '../../engine/model/records.js';
import {
  AlreadyStored,
  type StoredAnswer,
  type StoreTransaction,
  type WaitingMessage,
} from '../../engine/model/store.js';
import { onlyRow } from '../database/only-row.js';
import { wordingText } from '../database/wording-text.js';

const inboundColumns = `partner_code, credential_id, request_id, conversation_id, kind, summary, iso_version,
  identity_key, semantic_key, early_key, content_type, raw, outcome, outcome_reason, confirmation, verdict, tolerances,
  repeat_count, due_at`;

/** Nineteen parameters in the order of `inboundColumns`. */
function inboundParameters(inbound: InboundDraft): unknown[] {
  return [
    inbound.partnerCode,
    inbound.credentialId ?? null,
    inbound.requestId ?? null,
    inbound.conversationId ?? null,
    inbound.kind,
    inbound.summary,
    inbound.isoVersion,
    inbound.identityKey ?? null,
    inbound.semanticKey ?? null,
    inbound.earlyKey ?? null,
    inbound.contentType,
    inbound.raw,
    inbound.outcome,
    wordingText(inbound.outcomeReason) ?? null,
    inbound.confirmation,
    JSON.stringify(inbound.verdict),
    JSON.stringify(inbound.tolerances),
    0,
    inbound.waitSeconds ?? null,
  ];
}

/** Stores a message that changes no request. */
export async function storeInbound(client: PoolClient, inbound: InboundDraft): Promise<void> {
  const result = await client.query<{ id: string }>({
    name: 'store-inbound',
    text: `insert into inbound_message (${inboundColumns})
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, now() + make_interval(secs => $19))
      on conflict (identity_key) do nothing returning id`,
    values: inboundParameters(inbound),
  });
  if (result.rowCount === 0) throw new AlreadyStored();
}

export async function findByIdentity(client: PoolClient, identityKey: string): Promise<StoredAnswer | undefined> {
  const result = await client.query<StoredAnswer>({
    name: 'inbound-by-identity',
    text: `select id::text, confirmation, outcome from inbound_message where identity_key = $1`,
    values: [identityKey],
  });
  return result.rows[0];
}

/** Looked for in the bytes as they came: the counter is the partner's, and it is asked for seldom. */
export async function hasSequence(client: PoolClient, conversationId: string, sequence: number): Promise<boolean> {
  const result = await client.query<{ there: boolean }>({
    name: 'inbound-by-sequence',
    text: `select exists (select 1 from inbound_message
      where conversation_id = $1 and outcome <> 'refused' and position($2::bytea in raw) > 0) as there`,
    values: [conversationId, Buffer.from(`#seq:${sequence}#`)],
  });
  return onlyRow(result).there;
}

export async function countRepeat(client: PoolClient, id: string): Promise<void> {
  await client.query({
    name: 'count-repeat',
    text: `update inbound_message set repeat_count = repeat_count + 1, last_seen_at = now() where id = $1`,
    values: [id],
  });
}

export async function waitingFor(client: PoolClient, earlyKey: string): Promise<WaitingMessage[]> {
  const result = await client.query<WaitingMessage>({
    name: 'waiting-for',
    text: `select id::text, partner_code as "partnerCode", raw, content_type as "contentType"
      from inbound_message where early_key = $1 and outcome = 'waiting' order by inbound_message.id for update`,
    values: [earlyKey],
  });
  return result.rows;
}

export async function settleWaiting(
  client: PoolClient,
  id: string,
  settled: Parameters<StoreTransaction['settleWaiting']>[1],
): Promise<void> {
  await client.query({
    name: 'settle-waiting',
    text: `update inbound_message set outcome = $2, outcome_reason = $3, request_id = coalesce($4, request_id),
        conversation_id = coalesce($5, conversation_id), confirmation = coalesce($6, confirmation), due_at = null,
        identity_key = case when $2 = 'refused' then null else identity_key end
      where id = $1`,
    values: [
      id,
      settled.outcome,
      wordingText(settled.reason) ?? null,
      settled.requestId ?? null,
      settled.conversationId ?? null,
      settled.confirmation ?? null,
    ],
  });
}

/** Of a waiting message `i`: its time is over, or its request has come meanwhile. */
export const waitIsOver = `(i.due_at <= now() or exists (
        select 1 from conversation c where c.side = 'lending' and c.partner_code = i.partner_code
          and i.early_key = c.partner_code || '|' || upper(c.requesting_symbol) || '|' || c.requesting_agency_request_id))`;

/** Waiting messages whose time is over, or whose request has come meanwhile. */
export async function earlyDue(
  client: Pick<PoolClient, 'query'>,
  limit: number,
): Promise<(WaitingMessage & { expired: boolean })[]> {
  const result = await client.query<WaitingMessage & { expired: boolean }>({
    name: 'early-due',
    text: `select i.id::text, i.partner_code as "partnerCode", i.raw, i.content_type as "contentType", i.due_at <= now() as expired
      from inbound_message i
      where i.outcome = 'waiting' and ${waitIsOver}
      order by i.id limit $1`,
    values: [limit],
  });
  return result.rows;
}
