/**
 * The texts of the busiest statements: a step is written by one, which has only the parts that it needs, for a part that
 * writes nothing costs the server almost what one does that writes a row.
 */
import { inboundColumns } from '../inbox.js';
import { type StepStatement, statementsOf } from '../step-writes.js';
import {
  idsOf,
  inboundRows,
  inboundSql,
  jotted,
  type LineRows,
  marked,
  noted,
  opened,
  outcome,
  seenOfMoved,
  sent,
  shownInView,
  showsItself,
  told,
  touched,
} from './statement-parts.js';

/** Staff may name another library on the form. */
const ownerNow = (owner: string) => `coalesce((select l.code from library l where l.code = ${owner}), owner_library)`;

/** What a step does beside moving the request: each is a part of its statement. */
export interface StepParts {
  /** It closes marks that may be open. */
  settles: boolean;
  namesOwner: boolean;
  sends: boolean;
  leases: boolean;
  touches: boolean;
  marks: boolean;
  notes: boolean;
  /** A message that came in is stored with it. */
  stores: boolean;
}

/** A step on a request that exists. */
function stepSql(parts: StepParts): string {
  const rows: LineRows = { request: '$request', conversation: 'x."conversationId"' };
  const all = [
    parts.settles &&
      `done as (
        update attention set closed_at = now(), closed_by = $by
        where request_id = $request and closed_at is null and reason = any($settled) returning id)`,
    `moved as (
        update request r set state = $state, service_type = $service, version = r.version + 1, partner_code = $partner,
          active_position = $position, due_date = $due, due_day = $dueDay, facts = $facts,
          attention_count = r.attention_count + $newMarks${parts.settles ? ' - (select count(*) from done)' : ''},
          updated_at = now(), closed_at = $closed, ${showsItself('$closed::timestamptz')}${parts.namesOwner ? `, owner_library = ${ownerNow('$owner')}` : ''}
        where r.id = $request returning ${seenOfMoved})`,
    noted('moved s'),
    parts.sends &&
      `hurried as (
        update outbound_message set next_attempt_at = now()
        where request_id = $request and status = 'pending' and attempts_started = 0 and next_attempt_at > now())`,
    parts.touches && touched('c.request_id = $request'),
    told({ ...rows, request: `coalesce(x."requestId", ${rows.request})` }),
    parts.marks && marked(rows),
    parts.sends && sent(rows),
    parts.leases && opened,
    parts.notes && jotted(rows),
    shownInView(parts),
    parts.stores && `stored as (insert into inbound_message (${inboundColumns}) select ${inboundSql})`,
  ];
  return `${all.filter(Boolean).join(',\n      ')}
      select ${parts.sends ? outcome() : 'null as outbound, null as leased'}, m.attention_count as attention, m.updated_at as at,
        ${parts.marks ? idsOf('marked') : 'null'} as marked, ${parts.notes ? idsOf('jotted') : 'null'} as noted from moved m`;
}

/** Several steps, each on a request of its own: the same parts, their rows told apart by the request. */
function stepsSql(parts: StepParts): string {
  const rows: LineRows = { request: 'x."requestId"', conversation: 'x."conversationId"' };
  const steps = `jsonb_to_recordset($steps) as x(request bigint, state text, service text, partner text, position int,
          due timestamptz, "dueDay" date, facts jsonb, closed timestamptz, "newMarks" int, owner text, event text, actor text,
          settled jsonb, by text)`;
  const ofMoved = (which: string) => ` ${which}.request_id = m.id`;
  const all = [
    parts.settles &&
      `done as (
        update attention a set closed_at = now(), closed_by = x.by from ${steps}
        where a.request_id = any($requests::bigint[]) and a.request_id = x.request and a.closed_at is null and x.settled ? a.reason
        returning a.request_id)`,
    `moved as (
        update request r set state = x.state, service_type = x.service, version = r.version + 1, partner_code = x.partner,
          active_position = x.position, due_date = x.due, due_day = x."dueDay", facts = x.facts,
          attention_count = r.attention_count + x."newMarks"${parts.settles ? ' - (select count(*) from done d where d.request_id = r.id)' : ''},
          updated_at = now(), closed_at = x.closed, ${showsItself('x.closed')}${parts.namesOwner ? `, owner_library = ${ownerNow('x.owner')}` : ''}
        from ${steps} where r.id = any($requests::bigint[]) and r.id = x.request
        returning ${seenOfMoved}, x.event, x.actor)`,
    noted('moved s', ['s.event', 's.actor']),
    parts.sends &&
      `hurried as (
        update outbound_message o set next_attempt_at = now()
        where o.request_id in (select x."requestId" from jsonb_to_recordset($outbound) as x("requestId" bigint))
          and o.status = 'pending' and o.attempts_started = 0 and o.next_attempt_at > now())`,
    parts.touches && touched('c.request_id = any($requests::bigint[]) and c.request_id = x."requestId"'),
    told(rows),
    parts.marks && marked(rows),
    parts.sends && sent(rows),
    parts.leases && opened,
    parts.notes && jotted(rows),
    shownInView(parts),
    parts.stores &&
      `stored as (insert into inbound_message (${inboundColumns}) select ${inboundRows.columns()} from unnest(${inboundRows.values}) as i(${inboundRows.names}))`,
  ];
  return `${all.filter(Boolean).join(',\n      ')}
      select m.id::text, ${parts.sends ? outcome(` and${ofMoved('s')}`) : 'null as outbound, null as leased'},
        m.attention_count as attention, m.updated_at as at, ${parts.marks ? idsOf('marked', ` where${ofMoved('w')}`) : 'null'} as marked,
        ${parts.notes ? idsOf('jotted', ` where${ofMoved('w')}`) : 'null'} as noted from moved m`;
}

const [one, several] = [statementsOf(stepSql), statementsOf(stepsSql)];

/** The parts after `with` of a step that has these parts, to which others may be added; or of several steps that have them. */
export const stepStatement = (parts: StepParts, ofSeveral = false): StepStatement => (ofSeveral ? several : one)(parts);
