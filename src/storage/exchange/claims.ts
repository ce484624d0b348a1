/** What is due is claimed: by the sweep, after deliveries, and when staff want it. A lease holds by the database's clock. */
import type { Pool } from 'pg';
import type { Claimed, ClaimWish } from '../../engine/model/store.js';

/** One more when the process of the last try ended during it; from the second on only when the message was alone then. */
const cutOff = `case when o.status = 'sending' and o.lease_owner is distinct from $3
            and (o.crashes < 2 or o.alone_since is not null) then 1 else 0 end`;

/** What a claim gives of `c`. */
export const claimedColumns = `c.id::text, c.lease_token as "leaseToken", c.attempts_started as attempt, c.request_id::text as "requestId",
        c.conversation_id::text as "conversationId", c.partner_code as "partnerCode", c.kind, c.summary,
        c.requesting_agency_request_id as "requestingAgencyRequestId", c.body, c.ambiguous or c.crashes > 0 as ambiguous, c.crashes,
        extract(epoch from now() - c.created_at)::float8 as "ageSeconds", c.probe, c.unwell`;

/**
 * Claims due rows. A row is due when its time has come, nothing earlier of its conversation is unsettled, its partner's
 * channel lets it, and fewer than `perPartner` rows are on their way to that partner. A lease that ran out makes a row
 * due again; its open attempt is closed as interrupted. An open channel yields one probe, whose own next try may be
 * later; a recovering one starts at most `rate_per_second` tries a second. What was cut off twice is a suspect: each
 * process sends one suspect at a time and at first with no other next to it (`alone_since`), and only what is cut off then
 * counts against it, so that the message that ends processes is distinguished from those that end with it, and from kills from
 * outside. A try that this very process lost track of is none that it ended with. What is claimed out of a try that nobody
 * settled may have reached the partner, whoever lost track of it: it is ambiguous from then on.
 *
 * `offset 0` keeps "is there any" a look into the index. Left to itself, PostgreSQL makes a join of it, and with numbers
 * from a time when nothing was waiting it reads the whole backlog, in the end for each row of the backlog.
 */
const claimStatement = {
  name: 'claim-outbound',
  text: `with way as (
        select ch.partner_code, ch.state, p.call_limit_seconds,
          ch.failures_in_a_row > 0 or ch.rate_per_second is not null as unwell,
          case when ch.state = 'open' then 1
            else least($2 - (select count(*) from outbound_message s
              where s.partner_code = ch.partner_code and s.status = 'sending' and s.lease_until > now()),
              ch.rate_per_second - (select count(*) from (select a.opened_at from delivery_attempt a
                where ch.rate_per_second is not null and a.partner_code = ch.partner_code
                order by a.id desc limit ch.rate_per_second) lately
                where lately.opened_at > now() - interval '1 second')) end as room
        from partner_channel ch join partner p on p.code = ch.partner_code
        where (ch.state = 'closed' or (ch.state = 'open' and ch.next_probe_at <= now()))
          and ($4::text is null or ch.partner_code = $4)
          and exists (select 1 from outbound_message w
            where w.partner_code = ch.partner_code and w.status in ('pending', 'sending') and w.next_attempt_at <= case when ch.state = 'open' then 'infinity' else now() end
            offset 0)),
      due as (
        select m.*, way.call_limit_seconds, way.state = 'open' as probe, way.unwell
        from way cross join lateral (
          select o.id, o.next_attempt_at, o.crashes + ${cutOff} > 1 as suspect
          from outbound_message o
          where o.partner_code = way.partner_code and o.status in ('pending', 'sending')
            and o.next_attempt_at <= case when way.state = 'open' then 'infinity' else now() end
            and (o.status = 'pending' or o.next_attempt_at <= now()) and o.waits_for_calls is null
            and not exists (select 1 from outbound_message e
              where e.conversation_id = o.conversation_id and e.seq < o.seq and e.status in ('pending', 'sending', 'held') offset 0)
          order by o.next_attempt_at, o.id limit greatest(0, least(way.room, $1))
          for update of o skip locked) m
        order by m.next_attempt_at limit $1),
      chosen as (
        select d.* from due d where not d.suspect or (
          d.id = (select s.id from due s where s.suspect order by s.next_attempt_at, s.id limit 1)
          and not exists (select 1 from outbound_message f
            where f.status = 'sending' and f.lease_owner = $3 and f.crashes > 1 and f.lease_until > now()))),
      probing as (
        update partner_channel ch set next_probe_at = now() + make_interval(secs => p.call_limit_seconds + 30)
        from partner p where p.code = ch.partner_code and ch.partner_code in (
          select o.partner_code from outbound_message o join chosen d on d.id = o.id where d.probe)),
      claimed as (
        update outbound_message o set status = 'sending', lease_owner = $3, lease_token = gen_random_uuid(),
          lease_until = now() + make_interval(secs => d.call_limit_seconds + 30),
          next_attempt_at = now() + make_interval(secs => d.call_limit_seconds + 30),
          crashes = o.crashes + ${cutOff}, alone_since = null, ambiguous = o.ambiguous or o.status = 'sending',
          attempts_started = o.attempts_started + 1
        from chosen d where o.id = d.id
        returning o.*, d.probe, d.unwell),
      interrupted as (
        update delivery_attempt a set closed_at = now(), class = 'interrupted', reason = 'The process ended during this try.'
        from claimed c where a.message_id = c.id and a.closed_at is null),
      opened as (
        insert into delivery_attempt (message_id, partner_code, number, lease_token, instance)
        select c.id, c.partner_code, c.attempts_started, c.lease_token, $3 from claimed c)
      select ${claimedColumns} from claimed c order by c.id`,
};

/** Claims due rows, and opens their attempts. */
export async function claim(
  pool: Pick<Pool, 'query'>,
  { limit, perPartner, instance, partnerCode }: ClaimWish,
): Promise<Claimed[]> {
  const result = await pool.query<Claimed>({
    ...claimStatement,
    values: [limit, perPartner, instance, partnerCode ?? null],
  });
  return result.rows;
}
