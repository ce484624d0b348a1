/** What came of tries: settled by the token of their lease, which is over with that. */
import type { Pool } from 'pg';
import type { Answer } from '../../engine/model/courier.js';
import type { Settled, SettledTry } from '../../engine/model/store.js';
import { wordingText } from '../database/wording-text.js';

const attemptShape = `address text, "httpStatus" int, class text, reason text, "answerPrefix" text, "durationMs" float8`;
const closing = `closed_at = now(), address = t.address, http_status = t."httpStatus", class = t.class, reason = t.reason,
  answer_prefix = t."answerPrefix", duration_ms = t."durationMs"`;

const settleStatement = {
  name: 'settle-outbound',
  text: `with tried as (select * from jsonb_to_recordset($1) as x(id bigint, "leaseToken" uuid, status text, "waitSeconds" float8,
        ambiguous boolean, outcome text, ${attemptShape})),
      closed as (
        update delivery_attempt a set ${closing} from tried t where a.lease_token = t."leaseToken"),
      done as (
        update outbound_message o set status = t.status, attempts_finished = o.attempts_finished + 1,
          next_attempt_at = now() + make_interval(secs => t."waitSeconds"), lease_owner = null, lease_token = null,
          lease_until = null, crashes = 0, alone_since = null, ambiguous = o.ambiguous or t.ambiguous, outcome = t.outcome,
          settled_at = case when t.status = 'pending' then null else now() end
        from tried t where o.id = t.id and o.lease_token = t."leaseToken" returning o.id, o.partner_code)
      select id::text, exists (select 1 from outbound_message w
          where w.partner_code = d.partner_code and w.status in ('pending', 'sending') and w.status = 'pending'
            and w.next_attempt_at <= now() offset 0) as "moreWaits" from done d`,
};

/** Settles delivered, retried and held tries by their tokens, many in one statement: undefined where one was no longer ours. */
export async function settle(
  client: Pick<Pool, 'query'>,
  tries: readonly SettledTry[],
): Promise<(Settled | undefined)[]> {
  const { rows } = await client.query<{ id: string; moreWaits: boolean }>({
    ...settleStatement,
    values: [JSON.stringify(tries.map(triedRow))],
  });
  const ours = new Map(rows.map(({ id, moreWaits }) => [id, { moreWaits }]));
  return tries.map(({ id }) => ours.get(id));
}

const triedRow = ({ id, leaseToken, status, waitSeconds, answer }: SettledTry) => ({
  id,
  leaseToken,
  status,
  waitSeconds,
  ambiguous: answer.class === 'ambiguous',
  outcome:
    status === 'delivered'
      ? answer.class === 'delivered' && answer.assumed
        ? 'assumed'
        : null
      : (wordingText(answer.reason) ?? null),
  ...attemptFields(answer),
});

/** This try goes on with no other next to it, or no longer so. */
export async function markAlone(pool: Pick<Pool, 'query'>, leaseToken: string, alone: boolean): Promise<void> {
  await pool.query({
    name: 'mark-alone',
    text: `update outbound_message set alone_since = case when $2 then now() end where lease_token = $1 and status = 'sending'`,
    values: [leaseToken, alone],
  });
}

/** Closes an attempt whose row has moved on; a late "delivered" promotes a row that waits for another try. */
export async function closeLate(
  pool: Pick<Pool, 'query'>,
  leaseToken: string,
  answer: Answer,
  label?: string,
): Promise<void> {
  await pool.query({
    name: 'close-late',
    text: `with tried as (select * from jsonb_to_record($1) as x("leaseToken" uuid, ${attemptShape})),
      closed as (
        update delivery_attempt a set ${closing} from tried t where a.lease_token = t."leaseToken" returning a.message_id)
      update outbound_message o set status = 'delivered', settled_at = now(), outcome = 'late' from closed c
      where o.id = c.message_id and o.status = 'pending' and $2`,
    values: [
      JSON.stringify({ leaseToken, ...attemptFields(answer), class: label ?? answer.class }),
      answer.class === 'delivered' && label === 'late',
    ],
  });
}

const withoutNul = (text: string | undefined): string | undefined =>
  text?.replaceAll('\u0000', '\uFFFD').toWellFormed();

function attemptFields(answer: Answer) {
  return {
    address: answer.address,
    httpStatus: answer.httpStatus,
    class: answer.class,
    reason: withoutNul(wordingText(answer.reason)),
    answerPrefix: answer.class === 'delivered' ? undefined : withoutNul(answer.answerPrefix),
    durationMs: Math.round(answer.durationMs),
  };
}
