import type { PoolClient } from 'pg';

/** Locks the mail of the request's newest letter of that kind, when nobody tried to send it and the partner got no later one. */
export async function lockUnmailed(client: PoolClient, requestId: string, letter: string): Promise<boolean> {
  const { rows } = await client.query<{ id: string }>({
    name: 'lock-unmailed',
    text: `select m.id from mail m join letter l on l.id = m.letter_id
      where m.request_id = $1 and l.code = $2 and l.status = 'waiting' and m.status = 'waiting' and m.tries = 0
        and not exists (select from letter later where later.request_id = $1 and later.id > l.id and later.audience = 'partner')
      order by m.id desc limit 1 for update of m`,
    values: [requestId, letter],
  });
  return rows.length > 0;
}
