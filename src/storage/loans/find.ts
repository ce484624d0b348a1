/** Requests found and locked, each loaded whole. Named statements on the pool's connections. */
import type { PoolClient } from 'pg';
import type { Loan } from '../../engine/model/records.js';
import type { ConversationKey, SameMeaning, StoredAnswer } from '../../engine/model/store.js';
import { onlyRow } from '../database/only-row.js';
import type { StepWrites } from '../exchange/step-writes.js';
import { type HereRow, hereColumn, hereIn, keyOfHere } from '../local-records/circulation/here.js';
import { type InHandRow, inHandColumns, inHandOf, keyOfInHand } from '../local-records/lending/selects.js';
import { loanOf, type RequestRow, type RestOfLoan, requestColumns, restOfLoan } from './rows.js';

/** What a conversation's id leads to: the request, locked; or else the answer to a message of this identity. */
type Looked =
  | { kind: 'found'; loan: Loan; conversationId: string; same?: SameMeaning }
  | { kind: 'unknown'; stored?: StoredAnswer };

/** A locked request with all that belongs to it. Where there is none, every column is null. */
interface LockedRow extends RequestRow, RestOfLoan {
  /** The place among those that were looked for. */
  n: string;
  /** See `seenVersion`. */
  seen: number;
}

interface LockedConversation extends LockedRow {
  conversation_id: string;
  same: SameMeaning | null;
  /** Where no request was found: what a message of the same identity was answered. */
  stored: StoredAnswer | null;
}

interface LockedRequest extends LockedRow {
  inHand: InHandRow | null;
  here: HereRow | null;
}

/** A message that speaks of a conversation. */
export interface Spoken {
  key: ConversationKey;
  semanticKey: string;
  identityKey: string | null;
}

/** Locks the requests that the conversations belong to, one after the other in their order, and loads each whole. */
export async function lockConversations(client: PoolClient, spoken: readonly Spoken[]): Promise<Promise<Looked>[]> {
  const each = spoken.map(valuesOf);
  const { rows } = await client.query<LockedConversation>({
    name: 'lock-conversations',
    text: lockConversationsSql,
    values: (each[0] ?? []).map((_, at) => each.map((values) => values[at])),
  });
  return spoken.map((one, at) => lookedAt(client, one, rows[at] as LockedConversation));
}

const valuesOf = ({ key, semanticKey, identityKey }: Spoken) => [
  ...[key.requestingAgencyRequestId, key.requestingSymbol, key.partnerCode, key.side, semanticKey, identityKey],
];

async function lookedAt(
  client: PoolClient,
  { semanticKey, identityKey }: Spoken,
  row: LockedConversation,
): Promise<Looked> {
  if (row.id === null) return { kind: 'unknown', ...(row.stored ? { stored: row.stored } : {}) };
  const rest =
    row.seen === row.version
      ? row
      : onlyRow(
          await client.query<RestOfLoan & { same: SameMeaning | null }>({
            name: 'load-conversation',
            text: `select ${restOfLoan('$1')}, ${sameMeaning('$2', '$3', '$4')}`,
            values: [row.id, row.conversation_id, semanticKey, identityKey],
          }),
        );
  const { same } = rest;
  return { kind: 'found', loan: loanOf(row, rest), conversationId: row.conversation_id, ...(same ? { same } : {}) };
}

/** Whether the same request id stands, in the same role, in a conversation with another partner. */
export async function isAskedOfAnother(client: PoolClient, key: ConversationKey): Promise<boolean> {
  const result = await client.query<{ there: boolean }>({
    name: 'asked-of-another',
    text: `select exists (select 1 from conversation c
      where c.requesting_agency_request_id = $1 and upper(c.requesting_symbol) = upper($2)
        and c.partner_code <> $3 and c.side = $4) as there`,
    values: [key.requestingAgencyRequestId, key.requestingSymbol, key.partnerCode, key.side],
  });
  return onlyRow(result).there;
}

/** What is read for an order with its request. */
export interface OrderSees {
  writes: StepWrites;
  withItems: boolean;
}

/** A request by the id of a row. */
export interface RequestSought {
  id: string;
  /** Of an order of a desk. */
  order: OrderSees | undefined;
}

/**
 * Locks requests one after the other in their order, and loads each whole: for orders of desks with what a lender has in hand, and with
 * what is here of a loan where the order looks at it, so that neither is asked for by itself.
 */
export async function lockRequests(
  client: PoolClient,
  wanted: readonly RequestSought[],
): Promise<Promise<Loan | undefined>[]> {
  const { rows } = await client.query<LockedRequest>({
    name: 'lock-requests',
    text: lockRequestsSql,
    values: [
      wanted.map(({ id }) => id),
      wanted.map(({ order }) => order !== undefined),
      wanted.map(({ order }) => order?.withItems ?? false),
    ],
  });
  return wanted.map(({ order }, at) => loadedFrom(client, rows[at], order));
}

/** The loan of a locked row; what was read while somebody else made a step is read again. */
async function loadedFrom(
  client: PoolClient,
  row: LockedRequest | undefined,
  order: OrderSees | undefined,
): Promise<Loan | undefined> {
  if (!row || row.id === null) return undefined;
  if (row.seen === row.version) {
    if (order) seenWith(row, order.writes);
    return loanOf(row, row);
  }
  const rest = await client.query<RestOfLoan>({
    name: 'load-request',
    text: `select ${restOfLoan('$1')}`,
    values: [row.id],
  });
  return loanOf(row, onlyRow(rest));
}

/** What an order's lock read besides the request. */
function seenWith(row: LockedRequest, writes: StepWrites): void {
  const here = row.here && hereIn(row.here);
  if (here) writes.remember(keyOfHere(row.id), async () => here);
  const inHand = row.inHand && inHandOf(row.inHand);
  if (inHand) writes.remember(keyOfInHand(row.id), async () => inHand);
}

/**
 * The version that the statement saw when it began. Another than the locked row's: while we waited for the lock somebody
 * made a step, of which this statement sees the request alone, and the rest must be read again.
 */
const seenVersion = `(select s.version from request s where s.id = l.id) as seen`;

/** The stored message of the same identity, else the newest of the same meaning. */
const sameMeaning = (conversation: string, semanticKey: string, identityKey: string) => `(select to_jsonb(s) from (
    select i.id::text, i.confirmation, i.outcome, i.identity_key as "identityKey",
      extract(epoch from now() - i.last_seen_at) as "ageSeconds",
      i.id = (select max(n.id) from inbound_message n where n.conversation_id = ${conversation}) as newest
    from inbound_message i where i.conversation_id = ${conversation} and i.semantic_key = ${semanticKey}
    order by i.identity_key = ${identityKey} desc nulls last, i.id desc limit 1) s) as same`;

/** Reads a request whole without a lock, for views. */
export async function readLoan(client: Pick<PoolClient, 'query'>, id: string): Promise<Loan | undefined> {
  const found = await client.query<RequestRow & RestOfLoan>({
    name: 'read-request',
    text: `select ${requestColumns}, ${restOfLoan('r.id')} from request r where r.id = $1`,
    values: [id],
  });
  const row = found.rows[0];
  return row && loanOf(row, row);
}

/**
 * Put together once: every message and every order begins with one of them. Whoever locks several requests does it in their order.
 * Rows that only name a request are written meanwhile.
 */
const lockConversationsSql = `with asked as materialized (
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
          with ordinality as a(id, symbol, partner, side, meaning, identity, n)),
      locked as materialized (
        select a.n, f.* from asked a cross join lateral (
          select c.id as conversation_id, ${requestColumns}
          from conversation c join request r on r.id = c.request_id
          where c.requesting_agency_request_id = a.id and upper(c.requesting_symbol) = upper(a.symbol)
            and c.partner_code = a.partner and c.side = a.side
          for no key update of r) f)
      select l.*, ${seenVersion}, ${restOfLoan('l.id')}, ${sameMeaning('l.conversation_id', 'a.meaning', 'a.identity')},
        case when l.id is null then (select to_jsonb(s) from (
          select i.id::text, i.confirmation, i.outcome from inbound_message i where i.identity_key = a.identity) s) end as stored
      from asked a left join locked l on l.n = a.n order by a.n`;
/** Beside a request: the tables of these columns go by names that `held` is not. */
const besideOrders =
  `case when a.is_order and l.side = 'lending' then (select to_jsonb(h) from (select ${inHandColumns}) h) end as "inHand",
        case when a.items and l.side = 'borrowing' then ${hereColumn} end as here`.replaceAll('$1', 'held.id');
const lockRequestsSql = `with asked as materialized (
        select * from unnest($1::bigint[], $2::boolean[], $3::boolean[]) with ordinality as a(id, is_order, items, n)),
      locked as materialized (
        select a.n, f.* from asked a cross join lateral (select ${requestColumns} from request r where r.id = a.id for no key update) f)
      select l.*, ${seenVersion}, ${restOfLoan('l.id')}, beside.*
      from asked a left join locked l on l.n = a.n
        left join lateral (select ${besideOrders} from (select l.id) held) beside on true order by a.n`;
