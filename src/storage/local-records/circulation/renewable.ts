/** Loans that a renewal is asked for by itself: near their due date, once for each, and only of patrons who may borrow. */
import type { Circulation } from '../../../engine/model/local/circulation.js';
import { type RecordsContext, viewsOf } from '../records-context.js';

/** Where a patron has it and nothing is being asked of the lender. */
const states = ['loaned', 'renewed', 'renewNotAccepted'];

export async function loansToRenew(
  { client }: RecordsContext,
  now: Date,
  days: number,
  limit: number,
): ReturnType<Circulation['loansToRenew']> {
  const found = await client.query<{ request: string; dueAt: Date }>(
    `select r.id::text as request, min(p.due_at) as "dueAt"
     from patron_loan p join request r on r.id = p.request_id left join patron o on o.id = p.patron_id
     where p.status = 'out' and p.due_at > $1 and p.due_at <= $1::timestamptz + make_interval(days => $2)
       and r.state = any($3)
       and (o.expires_on is null or o.expires_on >= $1::date)
       and not exists (select from patron_block b where b.patron_id = p.patron_id and b.lifted_at is null
         and (b.ends_at is null or b.ends_at >= $1))
     group by r.id, r.facts ->> 'autoRenewedFor'
     having r.facts ->> 'autoRenewedFor' is distinct from
       to_char(min(p.due_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
     order by 2, r.id limit $4`,
    [now, days, states, limit],
  );
  return viewsOf<{ request: string; dueAt: string }>(found);
}
