/** What happened to a request becomes calls to its library's own system, in the transaction of what happened. */
import type { Pool } from 'pg';
import { type ActiveLinks, linkOf } from '../../engine/library-system/active.js';
import { factsOfCall } from '../../engine/library-system/call-facts.js';
import {
  type Happened,
  type ItemFacts,
  type KnownCall,
  mayCall,
  planCalls,
  type SystemFacts,
} from '../../engine/library-system/plan.js';
import type { LinkRecord } from '../../engine/library-system/ports.js';
import type { BibliographicInfo, PublicationInfo } from '../../protocol/messages.js';

type Client = Pick<Pool, 'query'>;

/** Whether what happened, on this side if it is known, may call something: whoever asks need not look further otherwise. */
export const maySystemCall = (
  links: Pick<ActiveLinks, 'known'>,
  happened: readonly Happened[],
  side?: SystemFacts['side'],
): boolean => links.known.length > 0 && happened.some((each) => mayCall(each, side));

/** Writes the calls, and takes those back that are not needed any more. Whether anything was written. */
export async function writeSystemCalls(
  client: Client,
  links: Pick<ActiveLinks, 'known' | 'home'>,
  request: string,
  happened: readonly Happened[],
  now: Date,
): Promise<boolean> {
  if (!maySystemCall(links, happened)) return false;
  const facts = await readSystemFacts(client, request, (library) => linkOf(links, library));
  const link = facts && linkOf(links, facts.library);
  if (!facts || !link) return false;
  const { calls, withdrawn } = planCalls(facts, happened);
  const made = calls.filter(({ name }) => link.settings.calls[name]);
  if (made.length === 0 && withdrawn.length === 0) return false;
  const rows = made.map((call) => ({
    name: call.name,
    item: call.item?.barcode ?? null,
    key: orderingKey(request, call.name, call.item?.barcode),
    personal: facts.side === 'borrowing' && facts.patron !== undefined,
    request: {
      facts: factsOfCall(call, facts, link.settings, now),
      ...(call.item?.description ? { description: call.item.description } : {}),
    },
  }));
  await client.query({
    name: 'write-system-calls',
    text: `with gone as (update outbound_call set status = 'withdrawn', settled_at = now()
        where id = any($4::bigint[]) and not (status = 'sending' and lease_until > now()))
      insert into outbound_call (kind, target, ordering_key, name, item, message_id, request_id, personal, request)
      select 'librarySystem', $1, x.key, x.name, x.item, gen_random_uuid()::text, $2::bigint, x.personal, x.request
      from jsonb_to_recordset($3::jsonb) as x(name text, item text, key text, personal boolean, request jsonb)`,
    values: [link.library, request, JSON.stringify(rows), withdrawn],
  });
  return true;
}

/** Whether the library of a request wants its partners told only after its system has answered. */
export const waitsForSystem = (links: Pick<ActiveLinks, 'known' | 'home'>, owner: string | undefined): boolean =>
  linkOf(links, owner)?.settings.waitBeforePartner === true;

/** Of a call: it is not settled. */
export const isUnsettled = (alias: string): string => `${alias}.status in ('pending', 'sending', 'failed', 'unknown')`;

/** How far off the next try of a message is that waits. */
const farOff = `interval '100 years'`;

/** Messages that this transaction wrote for the request wait until its calls are settled. */
export async function letMessagesWait(client: Client, request: string): Promise<void> {
  await client.query({
    name: 'let-messages-wait',
    text: `update outbound_message o set waits_for_calls = c.ids, next_attempt_at = o.next_attempt_at + ${farOff}
      from (select array_agg(u.id order by u.id) as ids from outbound_call u
        where u.kind = 'librarySystem' and u.request_id = $1 and ${isUnsettled('u')}) c
      where o.request_id = $1 and o.status = 'pending' and o.created_at = now() and c.ids is not null`,
    values: [request],
  });
}

/** A message that need not wait any more is due, or when it would have been. */
export const released = `waits_for_calls = null, next_attempt_at = greatest(now(), o.next_attempt_at - ${farOff})`;

/**
 * Messages whose calls are all settled are due, and those of a library whose link is off or does not want it any more. It is looked for in
 * every round: whatever ended a call, and whenever a process was killed, no message is forgotten. How many were released.
 */
export async function releaseMessages(pool: Client): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'release-messages',
    text: `update outbound_message o set ${released} where o.waits_for_calls is not null and not exists (
      select from outbound_call c join library_system_link l on l.library_code = c.target
      where c.id = any(o.waits_for_calls) and ${isUnsettled('c')} and l.enabled and (l.settings ->> 'waitBeforePartner')::boolean)`,
  });
  return rowCount ?? 0;
}

/** Calls about one item leave one after the other, whichever request they are of; a look-up and the fee of a request hold up nothing. */
export function orderingKey(request: string, name: string, item: string | undefined): string {
  if (name === 'lookUpUser') return `patron ${request}`;
  if (item) return `item ${item}`;
  return name === 'charge' ? `fee ${request}` : `request ${request}`;
}

/** In SQL, of call `c`: the keys of calls that go first. A call about a request as a whole, as that which sets its item aside, goes before those about its items. */
export const keysBefore = (c: string): string => `(${c}.ordering_key, 'request ' || ${c}.request_id)`;

/** In SQL, of call `c` to a library's system: what calls of its request brought before, in their order; null for other calls. */
export const answeredBefore = (c: string): string =>
  `case when ${c}.kind = 'librarySystem' then (
      select json_agg(json_strip_nulls(json_build_object('name', a.name, 'item', a.item, 'facts', a.answer -> 'facts')) order by a.id)
      from outbound_call a where a.kind = 'librarySystem' and a.request_id = ${c}.request_id and a.status = 'delivered'
        and a.answer -> 'facts' is not null) end`;

interface FactsRow {
  side: SystemFacts['side'];
  state: string;
  externalId: string;
  library: string | null;
  createdAt: Date;
  dueAt: Date | null;
  title: string;
  author: string | null;
  bibliographic: BibliographicInfo;
  publication: PublicationInfo | null;
  patron: string | null;
  pickup: string | null;
  symbol: string | null;
  items: (ItemFacts & Record<string, unknown>)[];
  lent: ItemFacts[];
  candidates: string[];
  calls: KnownCall[];
}

const factsSql = `select r.side, r.state, r.external_id as "externalId", r.created_at as "createdAt", r.due_date as "dueAt",
    coalesce(r.owner_library, (select code from library where resource_sharing order by code limit 1)) as library,
    c.title, c.author, c.bibliographic, c.publication, coalesce(p.id, c.patron ->> 'id') as patron,
    coalesce(c.pickup_location, p.pickup_library) as pickup,
    (select v.requesting_symbol from conversation v where v.request_id = r.id and v.position = r.active_position) as symbol,
    (select coalesce(json_agg(json_strip_nulls(json_build_object('barcode', i.barcode, 'description', i.description,
        'dueAt', i.due_at, 'pickup', h.pickup_library, 'holdUntil', h.expires_at)) order by i.position, i.id), '[]')
      from temporary_item i left join hold h on h.item_id = i.id and h.closed_at is null where i.request_id = r.id) as items,
    (select coalesce(json_agg(json_strip_nulls(json_build_object('barcode', l.barcode, 'description', l.description,
        'dueAt', r.due_date)) order by l.position, l.id), '[]') from lent_item l where l.request_id = r.id) as lent,
    (select coalesce(json_agg(h.barcode order by d.position), '[]') from lending_candidate d join holding h on h.id = d.holding_id
      where d.request_id = r.id and h.policy = 'loanable') as candidates,
    (select coalesce(json_agg(json_strip_nulls(json_build_object('id', o.id::text, 'name', o.name, 'item', o.item,
        'status', o.status, 'attempts', o.attempts, 'unanswered', o.unanswered)) order by o.id), '[]')
      from outbound_call o where o.kind = 'librarySystem' and o.request_id = r.id) as calls
  from request r join citation c on c.request_id = r.id left join patron p on p.id = c.patron ->> 'id'
  where r.id = $1`;

/** The request as calls need it. */
export async function readSystemFacts(
  client: Client,
  request: string,
  link: (library: string | undefined) => Pick<LinkRecord, 'since'> | undefined,
): Promise<SystemFacts | undefined> {
  const { rows } = await client.query<FactsRow>({ name: 'system-facts', text: factsSql, values: [request] });
  const [row] = rows;
  if (!row) return undefined;
  const { side, state, externalId, title, author, bibliographic, publication, patron, pickup, symbol } = row;
  const since = link(row.library ?? undefined)?.since;
  const identifier = (code: string) =>
    bibliographic.bibliographicItemId?.find((each) => each.bibliographicItemIdentifierCode?.value === code)
      ?.bibliographicItemIdentifier;
  const [isbn, issn] = [identifier('ISBN'), identifier('ISSN')];
  return {
    ...{ request, side, state, externalId, library: row.library ?? '' },
    isOfLink: since !== undefined && row.createdAt >= new Date(since),
    title: {
      title,
      ...(author ? { author } : {}),
      ...(isbn ? { isbn } : {}),
      ...(issn ? { issn } : {}),
      ...(bibliographic.edition ? { edition: bibliographic.edition } : {}),
      ...(publication?.publisher ? { publisher: publication.publisher } : {}),
      ...(publication?.publicationDate ? { published: publication.publicationDate } : {}),
      ...(bibliographic.seriesTitle ? { series: bibliographic.seriesTitle } : {}),
    },
    ...(patron ? { patron } : {}),
    ...(pickup ? { pickup } : {}),
    ...(symbol ? { symbol } : {}),
    items: (side === 'borrowing' ? row.items : row.lent).map((item) => ({
      ...item,
      ...(item.dueAt ? { dueAt: new Date(item.dueAt).toISOString() } : {}),
      ...(item.holdUntil ? { holdUntil: new Date(item.holdUntil).toISOString() } : {}),
    })),
    candidates: row.candidates,
    ...(bibliographic.supplierUniqueRecordId ? { bibId: bibliographic.supplierUniqueRecordId } : {}),
    ...(row.dueAt ? { dueAt: row.dueAt.toISOString() } : {}),
    calls: row.calls,
  };
}
