/** Requests that ask for the same: their keys as stored, and who is found by them. */
import type { PoolClient } from 'pg';
import { wishKeys } from '../../domain/fulfilment/same-wish.js';
import type { CitationRecord, RequestRecord } from '../../engine/model/records.js';
import type { SameWish, SameWishQuery } from '../../engine/model/store.js';

/** Writes the keys of a borrowing request anew. Partners' requests are theirs to compare. */
export async function saveWishKeys(
  client: PoolClient,
  request: Pick<RequestRecord, 'id' | 'side' | 'serviceType'>,
  citation: CitationRecord,
): Promise<void> {
  const keys = wishKeysOf(request, citation);
  if (!keys) return;
  await client.query({
    name: 'save-wish-keys',
    text: `with gone as (delete from wish_key where request_id = $1 and key <> all($2::text[]))
      insert into wish_key (key, request_id) select key, $1::bigint from unnest($2::text[]) as each(key) on conflict do nothing`,
    values: [request.id, keys],
  });
}

/** What a borrowing request is found by; null of a partner's. */
export const wishKeysOf = (
  { side, serviceType }: Pick<RequestRecord, 'side' | 'serviceType'>,
  { bibliographic }: CitationRecord,
): string[] | null => (side === 'borrowing' ? wishKeys(serviceType, bibliographic) : null);

/** Most requests that are looked at for one key, the newest first. */
const lookedAtMost = 500;

/**
 * The newest request for the same. Whoever asks for the same at the same moment waits until this transaction is over, so
 * that of two clicks one sees the other.
 */
export async function findSameWish(client: PoolClient, query: SameWishQuery): Promise<SameWish | undefined> {
  const lock = () =>
    client.query({
      name: 'lock-wishes',
      text: `select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) as each(key)`,
      values: [[...query.keys, ...(query.patron ? [`patron:${query.patron}`] : [])].sort()],
    });
  const { since } = query;
  if (since === undefined) {
    await lock();
    return undefined;
  }
  // The second begins when the first has its locks, and sees what was committed until then.
  const [, found] = await Promise.all([lock(), look(client, { ...query, since })]);
  return found.rows[0];
}

const look = (client: PoolClient, query: SameWishQuery & { since: Date }) =>
  client.query<SameWish>({
    name: 'find-same-wish',
    text: `select r.id::text, r.external_id as "externalId", r.state, r.created_at as "createdAt"
      from unnest($1::text[]) as wanted(key)
      cross join lateral (
        select k.request_id from wish_key k where k.key = wanted.key order by k.request_id desc limit ${lookedAtMost}) newest
      join request r on r.id = newest.request_id
      join citation c on c.request_id = r.id
      where (r.closed_at is null or r.created_at >= $2)
        and ($3 or coalesce(c.patron ->> 'id', c.patron ->> 'name') is not distinct from $4)
        and r.external_id <> all($5::text[])
      order by r.id desc limit 1`,
    values: [query.keys, query.since, query.anyPatron, query.patron ?? null, query.except],
  });
