/** Numbers of our own requests, and requests that come from another system with their own ids and dates. */

import type { PoolClient } from 'pg';
import type { TakenOver } from '../../engine/model/store.js';
import { onlyRow } from '../database/only-row.js';

/** Those that are here already, of any partner when we borrow: the External ID is ours. */
export async function isTakenOver(client: PoolClient, { side, externalId, partnerCode }: TakenOver): Promise<boolean> {
  const row = onlyRow(
    await client.query<{ here: boolean }>({
      name: 'taken-over-before',
      text: `select exists (select from request r where r.external_id = $2 and r.side = $1
        and ($1 = 'borrowing' or r.partner_code = $3))
      or exists (select from conversation c where c.requesting_agency_request_id = $2 and c.side = $1
        and ($1 = 'borrowing' or c.partner_code = $3)) as here`,
      values: [side, externalId, partnerCode ?? null],
    }),
  );
  return row.here;
}

/** It was asked for then; lists by age show it in its place. */
export async function backdate(client: PoolClient, requestId: string, createdAt: Date): Promise<void> {
  await client.query('update request set created_at = $2 where id = $1', [requestId, createdAt]);
}

export async function nextExternalNumber(client: PoolClient): Promise<number> {
  const { n } = onlyRow(
    await client.query<{ n: string }>({ name: 'next-external', text: `select nextval('external_id_number') as n` }),
  );
  return Number(n);
}

/** No request of ours gets a number up to this one. */
export async function skipExternalNumbers(client: PoolClient, upTo: number): Promise<void> {
  await client.query<{ setval: string }>(
    `select setval('external_id_number', $1) from external_id_number where last_value < $1 or (last_value = $1 and not is_called)`,
    [upTo],
  );
}
