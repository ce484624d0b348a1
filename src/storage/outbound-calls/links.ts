/** Links of libraries to their own systems: each has a row of `outbound_target`, by which its calls are claimed. */
import type { Pool } from 'pg';
import { pendingRenewalDays } from '../../domain/library-system/calls.js';
import { pausesInARow, restAfterNoAnswer } from '../../domain/partner/call-retry.js';
import type { LinkChange, LinkRecord, LinkStore, LinkTest, SystemRest } from '../../engine/library-system/ports.js';
import type { TargetFigures } from '../../engine/webhooks/ports.js';
import type { LinkSettings } from '../../library-system/port.js';
import { recordView } from '../local-records/records-context.js';

/**
 * Of a call `c`: a person has to look at it. The system refused it, nobody knows whether it was done, or the system has been deciding
 * for too long.
 */
export const needsPerson = `(c.status in ('failed', 'unknown') or (c.status = 'delivered' and c.answer -> 'isPending' = 'true'
  and c.answered_at < now() - make_interval(days => ${pendingRenewalDays})))`;

const columns = `library_code as library, enabled, settings, secret, secret_origin as "secretOrigin", sip2_secret as "sip2Secret",
  sip2_origin as "sip2Origin", sip2_terminal_secret as "sip2TerminalSecret",
  sip2_terminal_origin as "sip2TerminalOrigin", since, test, tested_at as "testedAt", updated_at as "updatedAt", updated_by as "updatedBy"`;

interface LinkRow {
  library: string;
  enabled: boolean;
  settings: LinkSettings;
  secret: string | null;
  secretOrigin: string | null;
  sip2Secret: string | null;
  sip2Origin: string | null;
  sip2TerminalSecret: string | null;
  sip2TerminalOrigin: string | null;
  since: Date | null;
  test: LinkTest | null;
  testedAt: Date | null;
  updatedAt: Date;
  updatedBy: string;
}

interface FiguresRow {
  failuresInARow: number;
  failingSince: Date | null;
  resumesAt: Date | null;
  waiting: number;
  failed: number;
  needPerson: number;
  byHand: number;
  delivered: number;
}

export const createLinkStore = (pool: Pick<Pool, 'query'>): LinkStore => ({
  all: async () => {
    const { rows } = await pool.query<LinkRow>({
      name: 'library-system-links',
      text: `select ${columns} from library_system_link order by library_code`,
    });
    return rows.map((row) => recordView<LinkRecord>(row));
  },
  read: async (library) => {
    const { rows } = await pool.query<LinkRow>({
      name: 'library-system-link',
      text: `select ${columns} from library_system_link where library_code = $1`,
      values: [library],
    });
    return rows[0] && recordView<LinkRecord>(rows[0]);
  },
  save: async ({ library, enabled, settings, by, secret, sip2Secret, sip2TerminalSecret }: LinkChange) => {
    await pool.query(
      `with saved as (
          insert into library_system_link as l (library_code, enabled, settings, secret, secret_origin, sip2_secret, sip2_origin, sip2_terminal_secret,
            sip2_terminal_origin, since, updated_by)
          values ($1, $2, $3, $5, $6, $8, $9, $12, $13, case when $2 then now() end, $10)
          on conflict (library_code) do update set enabled = $2, settings = $3,
            secret = case when $4 then $5 else l.secret end, secret_origin = case when $4 then $6 else l.secret_origin end,
            sip2_secret = case when $7 then $8 else l.sip2_secret end, sip2_origin = case when $7 then $9 else l.sip2_origin end,
            sip2_terminal_secret = case when $11 then $12 else l.sip2_terminal_secret end,
            sip2_terminal_origin = case when $11 then $13 else l.sip2_terminal_origin end,
            since = case when not $2 then null
              -- Loans stay by hand that were under way when the system was not called for any.
              when l.enabled and l.settings ->> 'kind' = ($3::jsonb) ->> 'kind' then coalesce(l.since, now()) else now() end,
            updated_at = now(), updated_by = $10 returning library_code, enabled),
          asked as (delete from outbound_target where kind = 'patronLookUp' and target = $1)
        insert into outbound_target as t (kind, target, enabled) select 'librarySystem', library_code, enabled from saved
        on conflict (kind, target) do update set enabled = excluded.enabled, failures_in_a_row = 0, failing_since = null, resume_at = null`,
      [
        ...[library, enabled, JSON.stringify(settings)],
        ...[secret !== undefined, secret?.sealed ?? null, secret?.origin ?? null],
        ...[sip2Secret !== undefined, sip2Secret?.sealed ?? null, sip2Secret?.origin ?? null, by],
        sip2TerminalSecret !== undefined,
        ...[sip2TerminalSecret?.sealed ?? null, sip2TerminalSecret?.origin ?? null],
      ],
    );
  },
  remove: async (library) => {
    await pool.query(
      `with gone as (delete from library_system_link where library_code = $1 returning library_code),
          asked as (delete from outbound_target where kind = 'patronLookUp' and target = $1)
        update outbound_target t set enabled = false from gone where t.kind = 'librarySystem' and t.target = gone.library_code`,
      [library],
    );
  },
  tested: async (library, test, at) => {
    await pool.query('update library_system_link set test = $2, tested_at = $3 where library_code = $1', [
      ...[library, JSON.stringify(test), at],
    ]);
  },
  figures: async (library) => {
    const { rows } = await pool.query<FiguresRow>({
      name: 'library-system-figures',
      text: `select t.failures_in_a_row as "failuresInARow", t.failing_since as "failingSince",
          case when t.resume_at > now() then t.resume_at end as "resumesAt", n.*
        from outbound_target t cross join lateral (
          select count(*) filter (where c.status in ('pending', 'sending'))::int as waiting,
            count(*) filter (where c.status = 'failed')::int as failed,
            count(*) filter (where ${needsPerson})::int as "needPerson",
            count(*) filter (where c.status = 'byHand' and c.created_at > now() - interval '30 days')::int as "byHand",
            count(*) filter (where c.status = 'delivered' and c.created_at > now() - interval '30 days')::int as delivered
          from outbound_call c where c.kind = t.kind and c.target = t.target) n
        where t.kind = 'librarySystem' and t.target = $1`,
      values: [library],
    });
    return rows[0] && recordView<TargetFigures & { needPerson: number; byHand: number }>(rows[0]);
  },
  lookUps: async ({ kind, library }) => {
    const { rows } = await pool.query<{ failingSince: Date; resumesAt: Date | null }>({
      name: 'library-system-look-ups',
      text: `select failing_since as "failingSince", case when resume_at > now() then resume_at end as "resumesAt"
        from outbound_target where kind = $1 and target = $2 and failing_since is not null`,
      values: [kind, library],
    });
    return rows[0] && recordView<SystemRest>(rows[0]);
  },
  lookedUp: async ({ kind, library }, answered) => {
    await (answered
      ? pool.query(
          `update outbound_target set failures_in_a_row = 0, failing_since = null, resume_at = null where kind = $1 and target = $2`,
          [kind, library],
        )
      : pool.query(
          `insert into outbound_target as t (kind, target, failures_in_a_row, failing_since, resume_at)
            values ($1, $2, 1, now(), now() + make_interval(secs => $4))
            on conflict (kind, target) do update set failures_in_a_row = t.failures_in_a_row + 1,
              failing_since = coalesce(t.failing_since, now()), resume_at = greatest(t.resume_at, now() +
                make_interval(secs => greatest($4, ($3::int[])[least(t.failures_in_a_row + 1, array_length($3::int[], 1))])))`,
          [kind, library, pausesInARow, restAfterNoAnswer],
        ));
  },
  home: async () => {
    const { rows } = await pool.query<{ code: string }>(
      'select code from library where resource_sharing order by code limit 1',
    );
    return rows[0]?.code;
  },
  libraries: async () => {
    const { rows } = await pool.query<{ code: string; name: string }>(
      'select code, name from library where resource_sharing order by code',
    );
    return rows;
  },
});
