/**
 * Leases of messages that are already on their way to whoever sends them: whether one still holds, and whose it is. All go by the
 * token, so that of two who have the same message only one goes on.
 */
import type { Pool } from 'pg';
import type { Claimed, LeaseHeld } from '../../engine/model/store.js';
import { claimedColumns } from './claims.js';

const anew = `lease_owner = $1, lease_token = gen_random_uuid(), lease_until = now() + make_interval(secs => p.call_limit_seconds + 30),
          next_attempt_at = now() + make_interval(secs => p.call_limit_seconds + 30)`;

/** Each gets a token that only this process knows: the try is the same, and nobody else goes on with it. */
const adoptStatement = {
  name: 'adopt-leases',
  text: `with adopted as (
        update outbound_message o set ${anew}
        from unnest($2::bigint[], $3::uuid[]) as t(id, token), partner p
        where o.id = t.id and o.lease_token = t.token and o.status = 'sending' and p.code = o.partner_code
        returning o.*, t.token as before, false as probe, false as unwell),
      named as (
        update delivery_attempt a set lease_token = c.lease_token, instance = $1 from adopted c
        where a.lease_token = c.before and a.closed_at is null)
      select c.before, ${claimedColumns} from adopted c`,
};

/** Makes the leases this process's own. Gives those that still held, by the token they had. */
export async function adoptLeases(
  pool: Pick<Pool, 'query'>,
  leases: readonly LeaseHeld[],
  instance: string,
): Promise<Map<string, Claimed>> {
  if (leases.length === 0) return new Map();
  const values = [instance, leases.map(({ id }) => id), leases.map(({ leaseToken }) => leaseToken)];
  const { rows } = await pool.query<Claimed & { before: string }>({ ...adoptStatement, values });
  return new Map(rows.map(({ before, ...claimed }) => [before, claimed]));
}

/**
 * Takes a message over from a process that had it and did not say what became of it: another try begins, and the one before may have
 * arrived. Counts as a claim does what was cut off.
 */
const takeOverStatement = {
  name: 'take-over-lease',
  text: `with taken as (
        update outbound_message o set ${anew}, attempts_started = o.attempts_started + 1, ambiguous = true,
          crashes = o.crashes + case when o.crashes < 2 or o.alone_since is not null then 1 else 0 end, alone_since = null
        from partner p where o.id = $2 and o.lease_token = $3 and o.status = 'sending' and p.code = o.partner_code
        returning o.*, false as probe, false as unwell),
      interrupted as (
        update delivery_attempt a set closed_at = now(), class = 'interrupted', reason = 'The process ended during this try.'
        from taken c where a.message_id = c.id and a.closed_at is null),
      opened as (
        insert into delivery_attempt (message_id, partner_code, number, lease_token, instance)
        select c.id, c.partner_code, c.attempts_started, c.lease_token, $1 from taken c)
      select ${claimedColumns} from taken c`,
};

/** The message under its new lease; undefined where the one it had holds no more. */
export async function takeOverLease(
  pool: Pick<Pool, 'query'>,
  { id, leaseToken }: LeaseHeld,
  instance: string,
): Promise<Claimed | undefined> {
  const { rows } = await pool.query<Claimed>({ ...takeOverStatement, values: [instance, id, leaseToken] });
  return rows[0];
}
