import type { ChannelView } from '../../contract/exchange-views.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { StateName } from '../../domain/tables/tables.js';
import type { DeskViews, StoredUndelivered } from '../../engine/model/desk-views.js';
import type { PartnerState } from '../../engine/model/partners.js';
import type { StoredHistory } from '../../engine/model/requests.js';
import type { Database } from '../database/database.js';
import { onlyRow } from '../database/only-row.js';
import { isRowId } from '../database/row-id.js';
import { prepared } from '../database/session.js';
import { wordingOf } from '../database/wording-text.js';
import { isUnsaid, oldestDue } from '../exchange/outbox.js';
import { readLoan } from '../loans/find.js';
import { lendingLists } from '../local-records/lending/selects.js';
import { readBeside, readDeskWork } from '../requests/desk-work.js';
import { quarantineTable } from '../tables/quarantine.js';
import { type AttentionLine, attentionColumn, attentionOf } from './attention.js';
import { countLostCandidates, requestsByWeek, scansSince } from './figure-views.js';
import { listLostCandidates } from './lost-candidate-views.js';
import { listLostCases } from './lost-case-views.js';
import { listMessages, readMessage } from './message-views.js';
import { namesOf } from './names.js';
import { createOpenImage } from './open/image.js';
import { pageOf } from './page.js';
import { countEach, countRequests } from './request-counts.js';
import { listRequests } from './request-views.js';
import { readScanned } from './scanned-names.js';
import { countWork, listWork } from './work-views.js';

/** How many lines one request shows at most of its history, the newest, and of its attention. */
const linesAtMost = 1_000;

/** Our last call or test of the partner of `ch`. */
const lastCall = `select called.at, called.well from (
    (select a.closed_at as at, a.class in ('delivered', 'refused') as well from delivery_attempt a
      where a.partner_code = ch.partner_code and a.closed_at is not null order by a.id desc limit 1)
    union all select ch.tested_at, ch.tested_well where ch.tested_at is not null) called
  order by called.at desc limit 1`;

interface HistoryRow {
  id: string;
  at: Date;
  actorKind: StoredHistory['actorKind'];
  actor: string;
  event: HistoryEvent;
  fromState: StateName | null;
  toState: StateName | null;
  note: string | null;
  facts: Record<string, unknown> | null;
  job: string | null;
}

interface UndeliveredRow {
  id: string;
  message: string;
  since: Date;
  status: string;
  next_attempt_at: Date;
  outcome: string | null;
  opened_at: Date | null;
  held_back: boolean;
  waits_for_system: boolean;
  adopted: boolean | null;
}

interface ChannelRow {
  partner_code: string;
  state: ChannelView['state'];
  reason: string | null;
  reason_words: string | null;
  failures_in_a_row: number;
  opened_at: Date | null;
  next_probe_at: Date | null;
  rate_per_second: number | null;
  waiting: number;
  oldest: Date | null;
  last_at: Date | null;
  last_well: boolean;
}

interface SnapshotRow {
  depth: number;
  oldest: number;
  held: number;
  early: number;
  attention: number;
  dead: number;
  open_channels: string[];
  directory_failures: number;
}

export function createDeskViews({ dataSource, pool }: Database): DeskViews {
  const image = createOpenImage(pool);
  return {
    requests: (filter) => listRequests(pool, image, filter),
    requestCounts: (filter) => countRequests(pool, image, filter),
    countEach: (filters) => countEach(pool, image, filters),
    work: (filter) => listWork(pool, image, filter),
    workCounts: (facets) => countWork(pool, image, facets),
    lostCases: (filter) => listLostCases(pool, filter),
    lostCandidates: (filter, states, until) => listLostCandidates(pool, filter, states, until),
    countLostCandidates: (filter, states, until) => countLostCandidates(pool, filter, states, until),
    scansSince: (since, owners) => scansSince(pool, since, owners),
    requestsByWeek: (first, timeZone, owners) => requestsByWeek(pool, first, timeZone, owners),
    loan: async (id) => {
      const byId = isRowId(id) ? await readLoan(pool as never, id) : undefined;
      if (byId) return byId;
      const names = namesOf(id);
      const named = await pool.query<{ id: string }>({
        name: 'request-by-external-id',
        text: `select id::text from (
            select request_id as id, requesting_agency_request_id as name from conversation where requesting_agency_request_id = any($1)
            union all select id, external_id from request where external_id = any($1)) found
          order by array_position($1, name), found.id desc limit 1`,
        values: [names],
      });
      return named.rows[0] ? readLoan(pool as never, named.rows[0].id) : undefined;
    },
    scanned: (code) => readScanned(pool, code),
    deskWork: (requestId) => readDeskWork(pool, requestId),
    beside: (request) => readBeside(pool, request),
    attention: async (requestId) => {
      if (!isRowId(requestId)) return [];
      const answer = await pool.query<{ attention: AttentionLine[] }>({
        name: 'attention-of-request',
        text: `select ${attentionColumn}`,
        values: [requestId],
      });
      return attentionOf(onlyRow(answer).attention);
    },
    inHand: (requestId) => lendingLists({ client: prepared(pool) }).inHand(requestId),
    history: async (requestId) => {
      if (!isRowId(requestId)) return [];
      const { rows } = await pool.query<HistoryRow>({
        name: 'history-of-request',
        text: `select h.id::text, h.at, h.actor_kind as "actorKind", h.actor, h.event, h.from_state as "fromState",
            h.to_state as "toState", h.note, h.facts, s.job
          from history h left join job_slot s on s.id = h.job_run where h.request_id = $1 order by h.id desc limit ${linesAtMost}`,
        values: [requestId],
      });
      return rows.reverse().map(
        (row): StoredHistory => ({
          id: row.id,
          at: row.at.toISOString(),
          actorKind: row.actorKind,
          actor: row.actor,
          event: row.event,
          fromState: row.fromState ?? undefined,
          toState: row.toState ?? undefined,
          note: wordingOf(row.note),
          facts: row.facts ?? undefined,
        }),
      );
    },
    side: async (requestId) => {
      if (!isRowId(requestId)) return undefined;
      const { rows } = await pool.query<{ side: 'borrowing' | 'lending' }>({
        name: 'request-side',
        text: 'select side from request where id = $1',
        values: [requestId],
      });
      return rows[0]?.side;
    },
    lastStep: async (requestId) => {
      const { rows } = await pool.query<{ actor: string; event: HistoryEvent }>({
        name: 'last-step',
        text: 'select h.actor, h.event from history h where h.request_id = $1 order by h.id desc limit 1',
        values: [requestId],
      });
      const [row] = rows;
      return { actor: row?.actor ?? '', event: row?.event ?? 'other' };
    },
    messages: (filter) => listMessages(pool, filter),
    message: (direction, id) => readMessage(pool, direction, id),
    isUnsaid: (requestId, summary) => isUnsaid(pool, requestId, summary),
    undelivered: async (requestId) => {
      const result = await pool.query<UndeliveredRow>({
        name: 'undelivered',
        text: `select o.id::text, o.summary as message, o.created_at as since, o.status, o.next_attempt_at, o.outcome, a.opened_at,
            o.waits_for_calls is not null as waits_for_system,
            o.attempts_started = 0 and o.next_attempt_at > now() as held_back,
            o.lease_until - make_interval(secs => p.call_limit_seconds + 30) > a.opened_at + interval '1 second' as adopted
          from outbound_message o join partner p on p.code = o.partner_code
            left join delivery_attempt a on o.status = 'sending' and a.message_id = o.id and a.lease_token = o.lease_token
          where o.request_id = $1 and o.status in ('pending', 'sending', 'held', 'dead', 'refused') order by o.id limit 100`,
        values: [requestId],
      });
      return result.rows.map(
        (row): StoredUndelivered => ({
          message: row.message,
          since: row.since.toISOString(),
          nextAttemptAt:
            row.status === 'pending' && !row.waits_for_system ? row.next_attempt_at.toISOString() : undefined,
          reason: wordingOf(row.outcome),
          waits: row.waits_for_system
            ? 'librarySystem'
            : row.status === 'pending' && row.held_back
              ? 'undo'
              : undefined,
          lease:
            row.status === 'sending'
              ? { id: row.id, since: (row.opened_at ?? row.since).toISOString(), isAdopted: row.adopted === true }
              : undefined,
        }),
      );
    },
    quarantine: async (after, limit) => {
      const query = dataSource
        .getRepository(quarantineTable)
        .createQueryBuilder('q')
        .orderBy('q.id', 'DESC')
        .limit(limit + 1);
      if (after && isRowId(after)) query.where('q.id < :after', { after });
      const rows = await query.getMany();
      return pageOf(
        rows.map((row) => ({
          id: row.id,
          at: row.receivedAt.toISOString(),
          partner: row.partnerCode ?? undefined,
          source: row.source,
          reason: row.reason,
          prefix: row.raw.subarray(0, 500).toString('latin1'),
        })),
        limit,
        (row) => row.id,
      );
    },
    partnerStates: async () => {
      const { rows } = await pool.query<{
        partner_code: string;
        state: PartnerState['state'];
        at: Date | null;
        well: boolean;
      }>({
        name: 'partner-states',
        text: `select ch.partner_code, ch.state, last.at, last.well
          from partner_channel ch left join lateral (${lastCall}) last on true`,
      });
      return Object.fromEntries(
        rows.map(({ partner_code, state, at, well }): [string, PartnerState] => [
          partner_code,
          { state, ...(at ? { lastCall: { at: at.toISOString(), answered: well } } : {}) },
        ]),
      );
    },
    channels: async (partners) => {
      if (partners.length === 0) return {};
      const result = await pool.query<ChannelRow>({
        name: 'channels',
        values: [partners],
        text: `select ch.partner_code, ch.state, ch.reason, ch.reason_words, ch.failures_in_a_row, ch.opened_at, ch.next_probe_at, ch.rate_per_second,
            coalesce(all_waiting.count, 0) as waiting, w.oldest, last.at as last_at, last.well as last_well
          from partner_channel ch left join (
            select m.partner_code, count(*)::int as count from outbound_message m
            where m.status in ('pending', 'sending') and m.partner_code = any($1) group by m.partner_code
          ) all_waiting using (partner_code)
          left join lateral (${lastCall}) last on true left join lateral (
            select min(o.created_at) as oldest from (
              select created_at from outbound_message m
              where m.partner_code = ch.partner_code and m.status in ('pending', 'sending')
              order by m.next_attempt_at, m.id limit 10000) o) w on true
          where ch.partner_code = any($1)`,
      });
      return Object.fromEntries(
        result.rows.map((row): [string, ChannelView] => [
          row.partner_code,
          {
            state: row.state,
            reason: row.reason_words ?? row.reason ?? undefined,
            failuresInARow: row.failures_in_a_row,
            openedAt: row.opened_at?.toISOString(),
            nextProbeAt: row.next_probe_at?.toISOString(),
            ratePerSecond: row.rate_per_second ?? undefined,
            lastCall: row.last_at ? { at: row.last_at.toISOString(), answered: row.last_well } : undefined,
            waiting: row.waiting,
            oldestWaitingAt: row.oldest?.toISOString(),
          },
        ]),
      );
    },
    snapshot: async () => {
      const result = await pool.query<SnapshotRow>({
        name: 'snapshot',
        text: `select
            (select count(*)::int from outbound_message where status in ('pending', 'sending')) as depth,
            ${oldestDue} as oldest,
            (select count(*)::int from outbound_message where status in ('refused', 'held', 'dead') and status = 'held') as held,
            (select count(*)::int from inbound_message where outcome = 'waiting') as early,
            a.open as attention, a.dead as dead,
            (select coalesce(array_agg(partner_code), '{}') from partner_channel where state <> 'closed') as open_channels,
            (select coalesce(max(failures), 0) from directory_subscription) as directory_failures
          from (select count(*)::int as open, (count(*) filter (where reason = 'messageUndelivered'
              and facts #>> '{reason,code}' = 'call.undeliverable'))::int as dead
            from attention where closed_at is null) a`,
      });
      const row = onlyRow(result);
      return {
        outboxDepth: row.depth,
        outboxOldestSeconds: Math.max(0, row.oldest),
        held: row.held,
        waitingEarly: row.early,
        attentionOpen: row.attention,
        deadLettered: row.dead,
        openChannels: row.open_channels,
        directoryFailures: row.directory_failures,
      };
    },
  };
}
