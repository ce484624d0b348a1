/** What the workers ask of the rows of copies: whose turn it is to be fetched, and which files are not wanted any more. */
import type { Pool } from 'pg';
import type { ClaimedCopy, CopyStore } from '../../engine/model/copies.js';
import { withoutNulls } from '../database/without-nulls.js';
import { type CopyFileRead, columns, createCopyRecords, isCopyId } from './records.js';

export const createCopyStore = (pool: Pool): CopyStore => ({
  ...createCopyRecords(pool),
  async claim({ limit, instance, now, leaseSeconds }) {
    const { rows } = await pool.query<CopyFileRead & { reference: string | null; tries: number; leaseToken: string }>({
      name: 'claim-copies',
      text: `with due as (select id from copy_file where status = 'expected' and next_try_at <= $3
            and (lease_until is null or lease_until <= $3) order by next_try_at, copy_file.id limit $1 for update skip locked)
        update copy_file f set tries = f.tries + 1, lease_owner = $2, lease_token = gen_random_uuid(),
          lease_until = $3::timestamptz + make_interval(secs => $4)
        from due where f.id = due.id
        returning ${columns}, f.reference, f.tries, f.lease_token::text as "leaseToken"`,
      values: [limit, instance, now, leaseSeconds],
    });
    return rows.map((row) => withoutNulls<ClaimedCopy>(row));
  },
  async prolong(id, leaseToken, until) {
    const { rowCount } = await pool.query({
      name: 'prolong-copy',
      text: `update copy_file set lease_until = $3 where id = $1 and lease_token = $2 and status = 'expected'`,
      values: [id, leaseToken, until],
    });
    return rowCount === 1;
  },
  async putOff(id, leaseToken, trouble, nextTryAt, tried) {
    await pool.query({
      name: 'put-off-copy',
      text: `update copy_file set trouble = $3, next_try_at = $4, lease_token = null, lease_until = null,
          tries = tries - case when $5 then 1 else 0 end
        where id = $1 and lease_token = $2 and status = 'expected'`,
      values: [id, leaseToken, JSON.stringify(trouble), nextTryAt, tried === 'notTried'],
    });
  },
  async again(id, now) {
    if (!isCopyId(id)) return false;
    const { rowCount } = await pool.query({
      name: 'copy-again',
      text: `update copy_file set status = 'expected', next_try_at = $2, tries = 0, cleared_at = null
        where id = $1 and status in ('failed', 'expected') and lease_token is null`,
      values: [id, now],
    });
    return rowCount === 1;
  },
  async toClear(limit) {
    const { rows } = await pool.query<{ id: string }>({
      name: 'copies-to-clear',
      text: `select id::text from copy_file where status in ('replaced', 'removed', 'failed') and cleared_at is null order by copy_file.id limit $1`,
      values: [limit],
    });
    return rows.map(({ id }) => id);
  },
  async cleared(ids) {
    await pool.query({
      name: 'copies-cleared',
      text: `update copy_file set cleared_at = now() where id = any($1::uuid[]) and status in ('replaced', 'removed', 'failed')`,
      values: [ids],
    });
  },
  async wanted(ids) {
    const { rows } = await pool.query<{ id: string }>({
      name: 'copies-wanted',
      text: `select id::text from copy_file where id = any($1::uuid[]) and status in ('waiting', 'offered', 'expected', 'here')`,
      values: [ids],
    });
    return new Set(rows.map(({ id }) => id));
  },
});
