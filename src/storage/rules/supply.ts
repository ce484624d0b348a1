/** How partners stand with us and supplied us of late: what ranked rotas go by. */
import { rememberedDays } from '../../domain/rota/rota-ranking.js';
import type { RuleRecords, SupplyFigures, SupplyQuestion } from '../../engine/model/local/rules.js';
import { type RecordsContext, viewsOf } from '../local-records/records-context.js';

type OpenRequestRow = {
  partner: string;
  channel: string;
  openRequests: number;
  supplied: number;
  answered: number;
  medianDays: number;
  notHeldAt: Date;
};

export const supplyRecords = (recordsContext: RecordsContext): Pick<RuleRecords, 'supplyFigures' | 'countSupply'> => ({
  supplyFigures: (question) => supplyFigures(recordsContext, question),
  countSupply: (now) => countSupply(recordsContext, now),
});

/** Requests for the same that are looked at for "does not hold it", the newest of each key first. */
const wishesLookedAt = 200;

/** Requests under way are counted as they are now, in the small table of open ones; supply as the job counted it last. */
async function supplyFigures({ client }: RecordsContext, { partners, serviceType, wish }: SupplyQuestion) {
  return viewsOf<SupplyFigures>(
    await client.query<OpenRequestRow>({
      name: 'supply-figures',
      text: `with load as (
          select o.partner_code, count(*)::int as open from open_request o
          where o.side = 'borrowing' and o.partner_code = any($1) group by o.partner_code),
        same as (
          select distinct newest.request_id from unnest($3::text[]) as wanted(key)
          cross join lateral (select k.request_id from wish_key k where k.key = wanted.key
            order by k.request_id desc limit ${wishesLookedAt}) newest),
        unheld as (
          select c.partner_code, max(c.ended_at) as at from same join conversation c on c.request_id = same.request_id
          where c.facts ->> 'reasonUnfilled' = 'NotHeld' and c.ended_at > now() - make_interval(days => ${rememberedDays})
          group by c.partner_code)
        select asked.code as partner, coalesce(ch.state, 'closed') as channel, coalesce(l.open, 0) as "openRequests",
          coalesce(s.supplied, 0) as supplied, coalesce(s.answered, 0) as answered,
          s.median_days::float8 as "medianDays", u.at as "notHeldAt"
        from unnest($1::text[]) as asked(code)
        left join partner_channel ch on ch.partner_code = asked.code
        left join load l on l.partner_code = asked.code
        left join partner_supply s on s.partner_code = asked.code and s.service_type = $2
        left join unheld u on u.partner_code = asked.code`,
      values: [partners, serviceType, wish],
    }),
  );
}

/** Shipped, of what was asked for in the last days; a partner that was left before it said anything answered nothing. */
async function countSupply({ client }: RecordsContext, now: Date): Promise<void> {
  await client.query({
    name: 'count-supply',
    text: `with asked as (
        select c.partner_code, r.service_type, c.asked_at,
          case when c.state <> 'passed' and c.position = r.active_position then (r.facts ->> 'shippedAt')::timestamptz end as shipped_at,
          c.state = 'passed' and coalesce(c.facts ->> 'left', c.reason #>> '{}') like 'supplier.%' as refused
        from conversation c join request r on r.id = c.request_id
        where c.side = 'borrowing' and c.asked_at > $1::timestamptz - make_interval(days => ${rememberedDays})),
      counted as (
        select partner_code, service_type, count(shipped_at)::int as supplied,
          count(*) filter (where shipped_at is not null or refused)::int as answered,
          round((percentile_cont(0.5) within group (order by greatest(extract(epoch from shipped_at - asked_at), 0) / 86400)
            filter (where shipped_at is not null))::numeric, 1) as median_days
        from asked group by partner_code, service_type),
      forgotten as (
        delete from partner_supply s where not exists (
          select from counted c where c.partner_code = s.partner_code and c.service_type = s.service_type))
      insert into partner_supply (partner_code, service_type, supplied, answered, median_days, counted_at)
      select partner_code, service_type, supplied, answered, median_days, $1 from counted
      on conflict (partner_code, service_type) do update set supplied = excluded.supplied, answered = excluded.answered,
        median_days = excluded.median_days, counted_at = excluded.counted_at`,
    values: [now],
  });
}
