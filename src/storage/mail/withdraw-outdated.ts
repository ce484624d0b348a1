/** A letter is checked against its request when its mail is due: what has become untrue meanwhile is not sent. */
import type { Pool } from 'pg';
import { letterCodes, letterRow } from '../../domain/letters/letters.js';

const rules = JSON.stringify(
  letterCodes.flatMap((code) => {
    const { trueWhile } = letterRow(code);
    return trueWhile ? [{ code, items: trueWhile.items ?? null, states: trueWhile.states ?? null }] : [];
  }),
);

/** Withdraws letters whose mail is due and was not tried yet. Rows that a step has locked are left to that step. */
export async function withdrawOutdated(pool: Pick<Pool, 'query'>, now: Date): Promise<void> {
  await pool.query({
    name: 'withdraw-outdated-mails',
    text: `with rule as (select * from jsonb_to_recordset($1) as x(code text, items jsonb, states jsonb)),
      outdated as (select m.id, m.letter_id, l.request_id, l.code from mail m join letter l on l.id = m.letter_id
          join rule on rule.code = l.code join request r on r.id = l.request_id
        where m.status = 'waiting' and m.tries = 0 and m.next_try_at <= $2 and l.status = 'waiting'
          and (not coalesce(rule.states ? r.state, true)
            or (rule.items is not null and jsonb_typeof(l.facts -> 'temporaryBarcodes') = 'array' and not exists (
              select from temporary_item t where t.request_id = r.id and l.facts -> 'temporaryBarcodes' ? t.barcode
                and rule.items ? case when t.removed_at is null then t.status else 'gone' end)))
        for update of m, l skip locked),
      unsent as (update mail m set status = 'withdrawn', done_at = $2 from outdated o where m.id = o.id),
      untold as (update letter l set status = 'withdrawn', done_at = $2, done_by = 'Interlend' from outdated o where l.id = o.letter_id)
      insert into history (request_id, at, actor_kind, actor, event, facts)
      select request_id, $2, 'system', 'Interlend', 'letterWithdrawn', jsonb_build_object('letter', code, 'id', letter_id::text) from outdated`,
    values: [rules, now],
  });
}
