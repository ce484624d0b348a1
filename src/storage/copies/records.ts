/** Rows of copies, on the pool or within the transaction of a step. */
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { CopyRecords } from '../../engine/model/copies.js';
import { isRowId } from '../database/row-id.js';
import { withoutNulls } from '../database/without-nulls.js';

/** A copy as `columns` reads it. */
export type CopyFileRead = {
  id: string;
  request: string;
  side: string;
  status: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  madeAt: Date;
  madeBy: string;
  until: Date | null;
  partner: string | null;
  withCredential: boolean;
  trouble: unknown;
  nextTryAt: Date | null;
  acceptedAt: Date | null;
};

type ReadCopyFileRow = CopyFileRead & { externalId: string };

export const columns = `f.id::text, f.request_id::text as request, f.side, f.status, f.name, f.type, f.bytes::float8 as bytes, f.sha256,
  f.made_at as "madeAt", f.made_by as "madeBy", f.ends_at as until, f.partner_code as partner,
  f.with_credential as "withCredential", f.trouble, f.next_try_at as "nextTryAt", f.accepted_at as "acceptedAt"`;

/** States in which a copy was handed to its patron. */
const handedOver = `('receivedDigitally', 'requestCompleted')`;

export const isCopyId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

export function createCopyRecords(client: Pick<Pool, 'query'>): CopyRecords {
  return {
    async ofRequest(request) {
      if (!isRowId(request)) return [];
      const { rows } = await client.query<CopyFileRead>({
        name: 'copies-of-request',
        text: `select ${columns} from copy_file f where f.request_id = $1 order by f.made_at desc, f.id limit 100`,
        values: [request],
      });
      return rows.map((row) => withoutNulls(row));
    },
    async read(id) {
      if (!isCopyId(id)) return undefined;
      const { rows } = await client.query<CopyFileRead>({
        name: 'copy-by-id',
        text: `select ${columns} from copy_file f where f.id = $1`,
        values: [id],
      });
      return rows[0] && withoutNulls(rows[0]);
    },
    async byReference(digest) {
      const { rows } = await client.query<ReadCopyFileRow>({
        name: 'copy-by-reference',
        text: `select ${columns}, r.external_id as "externalId" from copy_file f join request r on r.id = f.request_id
          where f.side = 'lending' and f.reference = $1`,
        values: [digest],
      });
      return rows[0] && withoutNulls(rows[0]);
    },
    async keep({ id, request, side, name, type, bytes, sha256, madeAt, madeBy, until }) {
      await client.query({
        name: 'keep-copy',
        text: `with unsent as (update copy_file set status = 'removed' where request_id = $2 and status = 'waiting')
          insert into copy_file (id, request_id, side, status, name, type, bytes, sha256, made_at, made_by, ends_at)
          values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8, $9, $10)`,
        values: [id, request, side, name, type, bytes, sha256, madeAt, madeBy, until ?? null],
      });
    },
    async offer(id, { request, until, referenceDigest, partner, withCredential }) {
      if (!isCopyId(id)) return false;
      const { rowCount } = await client.query<{ id: string }>({
        name: 'offer-copy',
        text: `with sent as (update copy_file set status = 'offered', ends_at = $3, reference = $4, partner_code = $5,
              with_credential = $6 where id = $1 and request_id = $2 and status = 'waiting' returning id),
            before as (update copy_file set status = 'replaced' where request_id = $2 and status = 'offered'
              and exists (select from sent))
          select id from sent`,
        values: [id, request, until, referenceDigest, partner ?? null, withCredential],
      });
      return rowCount === 1;
    },
    async expect({ reference, name, type, bytes, sha256 }, { request, partner, now }) {
      const id = randomUUID();
      await client.query({
        name: 'expect-copy',
        text: `with before as (update copy_file set status = 'replaced', lease_token = null
            where request_id = $2 and status in ('expected', 'failed'))
          insert into copy_file (id, request_id, side, status, name, type, bytes, sha256, made_at, made_by, partner_code,
            with_credential, reference, next_try_at)
          values ($1, $2, 'borrowing', 'expected', $3, $4, $5, $6, $7, $8, $8, true, $9, $7)`,
        values: [id, request, name, type, bytes, sha256, now, partner, reference],
      });
      return id;
    },
    async arrived(id, leaseToken, until) {
      const { rowCount } = await client.query<{ id: string }>({
        name: 'copy-arrived',
        text: `with come as (update copy_file set status = 'here', ends_at = $3, trouble = null, lease_token = null, lease_until = null,
              next_try_at = null where id = $1 and status = 'expected' and lease_token = $2 returning id, request_id),
            before as (update copy_file f set status = 'replaced' from come c
              where f.request_id = c.request_id and f.id <> c.id and f.status = 'here')
          select id from come`,
        values: [id, leaseToken, until],
      });
      return rowCount === 1;
    },
    async giveUp(id, leaseToken, trouble) {
      const { rowCount } = await client.query({
        name: 'give-up-copy',
        text: `update copy_file set status = 'failed', trouble = $3, next_try_at = null, lease_token = null, lease_until = null
          where id = $1 and lease_token = $2 and status = 'expected'`,
        values: [id, leaseToken, JSON.stringify(trouble)],
      });
      return rowCount === 1;
    },
    async accepted(id, at) {
      await client.query({
        name: 'copy-accepted',
        text: 'update copy_file set accepted_at = coalesce(accepted_at, $2) where id = $1',
        values: [id, at],
      });
    },
    async forPatron(patron, number, now) {
      const { rows } = await client.query<CopyFileRead>({
        name: 'copy-for-patron',
        text: `select ${columns} from citation c join request r on r.id = c.request_id join copy_file f on f.request_id = r.id
          where c.patron is not null and c.patron ->> 'id' = $1 and r.side = 'borrowing' and r.external_id = $2
            and r.state in ${handedOver} and f.status = 'here' and f.ends_at > $3`,
        values: [patron, number, now],
      });
      return rows[0] && withoutNulls(rows[0]);
    },
    async remove(id) {
      await client.query({
        name: 'remove-copy',
        text: `update copy_file set status = 'removed' where id = $1 and status in ('waiting', 'offered', 'here')`,
        values: [id],
      });
    },
    async ended(now, limit) {
      const { rows } = await client.query<CopyFileRead>({
        name: 'ended-copies',
        text: `select ${columns} from copy_file f where f.status in ('waiting', 'offered', 'here') and f.ends_at <= $1
          order by f.ends_at, f.id limit $2`,
        values: [now, limit],
      });
      return rows.map((row) => withoutNulls(row));
    },
    async note(request, by, { event, note, facts }, now) {
      await client.query({
        name: 'note-copy',
        text: `with told as (insert into history (request_id, at, actor_kind, actor, event, note, facts) values ($1, $2, $3, $4, $5, $6, $7)
            returning request_id)
          insert into request_change (request_id, side, version, state, attention_count, event, actor)
          select r.id, r.side, r.version, r.state, r.attention_count, $5, $4 from told join request r on r.id = told.request_id`,
        values: [request, now, by.kind, by.name, event, note, facts ? JSON.stringify(facts) : null],
      });
    },
  };
}
