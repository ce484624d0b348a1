/** The statement that writes new requests, each with its citation, its rota and what its first step does. */
import { nameFirstLibrary } from '../first-library.js';
import { inboundColumns } from '../inbox.js';
import { statementsOf } from '../step-writes.js';
import {
  drawnInView,
  idsOf,
  inboundRows,
  jotted,
  type LineRows,
  marked,
  noted,
  opened,
  outcome,
  sent,
  talkShape,
  told,
} from './statement-parts.js';

/** What any of the new requests has beside itself: each is a part of the statement. */
export interface NewParts {
  sends: boolean;
  leases: boolean;
  marks: boolean;
  notes: boolean;
  /** It is found by what is asked for. */
  wishes: boolean;
  /** A message made it, which is stored with it, once. */
  stores: boolean;
  /** Messages may have come before it. */
  early: boolean;
}

/** Whose request it is: the library that is named, where the patron fetches it, that was asked; else the first of ours. */
const ownerOfNew = `(select l.code from library l where l.resource_sharing
          order by coalesce(l.code = f.facts #>> '{form,ownerLibrary}', false) desc, coalesce(l.code = f.citation ->> 'pickupLocation', false) desc,
            coalesce(upper(l.symbol) = upper(f.supplying), false) desc, ${nameFirstLibrary} limit 1)`;

/** Lines have the number of their request instead of its id. It is looked up: a join would give them in another order. */
const ofFresh = `(select f.id from fresh f where f.n = x."requestId")`;

function newSql(parts: NewParts): string {
  const rows: LineRows = {
    request: ofFresh,
    conversation: `(select t.id from talks t where t.request_id = ${ofFresh} and t.position = x."conversationPosition")`,
  };
  const all = [
    `fresh as materialized (
        select nextval(pg_get_serial_sequence('request', 'id')) as id, x.*
        from jsonb_to_recordset($requests) as x(n int, side text, service text, state text, "externalId" text, partner text, position int,
          due timestamptz, "dueDay" date, facts jsonb, "newMarks" int, closed timestamptz, event text, actor text,
          citation jsonb, supplying text, "earlyKey" text))`,
    `made as (
        insert into request (id, side, service_type, state, external_id, partner_code, active_position, due_date, due_day, facts,
          attention_count, closed_at, owner_library, shown_version) overriding system value
        select f.id, f.side, f.service, f.state, f."externalId", f.partner, f.position, f.due, f."dueDay", f.facts,
          f."newMarks", f.closed, ${ownerOfNew}, 1 from fresh f
        returning id, created_at, updated_at, side, version, state, attention_count, service_type, partner_code, owner_library, due_date,
          closed_at, facts)`,
    noted('made s join fresh f on f.id = s.id', ['f.event', 'f.actor']),
    `cited as (
        insert into citation (request_id, title, author, bibliographic, publication, service, delivery, billing, patron, pickup_location, counted)
        select f.id, x.title, x.author, x.bibliographic, x.publication, x.service, x.delivery, x.billing, x.patron, x."pickupLocation", true
        from fresh f cross join lateral jsonb_to_record(f.citation) as x(title text, author text, bibliographic jsonb,
          publication jsonb, service jsonb, delivery jsonb, billing jsonb, patron jsonb, "pickupLocation" text)
        returning request_id, title, words, service, pickup_location)`,
    `talks as (
        insert into conversation (request_id, side, position, partner_code, state, reason, requesting_symbol, supplying_symbol,
          requesting_agency_request_id, supplying_agency_request_id, iso_version, answered, out_seq, last_status, asked_at, ended_at, facts)
        select f.id, f.side, x.position, x."partnerCode", x.state, x.why, x."requestingSymbol", x."supplyingSymbol",
          x."requestingAgencyRequestId", coalesce(x."supplyingAgencyRequestId", case when f.side = 'lending' then f.id::text end), x."isoVersion",
          x.answered, x."outSeq", x."lastStatus", x."askedAt", x."endedAt", coalesce(x.facts, '{}')
        from jsonb_to_recordset($talks) as ${talkShape} join fresh f on f.n = x."requestId" order by f.n, x.position
        returning id, request_id, position, supplying_agency_request_id)`,
    told(rows),
    parts.marks && marked(rows),
    parts.sends && sent(rows),
    parts.leases && opened,
    parts.notes && jotted(rows),
    drawnInView(parts),
    parts.wishes &&
      `wished as (
        insert into wish_key (key, request_id)
        select x.key, ${ofFresh} from jsonb_to_recordset($wishes) as x("requestId" bigint, key text) on conflict do nothing)`,
    parts.stores &&
      `stored as (
        insert into inbound_message (${inboundColumns})
        select ${inboundRows.columns({
          in_request_id: 'f.id',
          in_conversation_id:
            'coalesce(i.in_conversation_id, (select t.id from talks t where t.request_id = f.id and t.position = f.position))',
        })}
        from unnest($storedOf::bigint[], ${inboundRows.values}) as i("requestId", ${inboundRows.names}) join fresh f on f.n = i."requestId"
        order by f.n on conflict (identity_key) do nothing returning request_id)`,
  ];
  const ofMade = (which: string) => ` ${which}.request_id = m.id`;
  return `${all.filter(Boolean).join(',\n      ')}
      select m.id::text, f.n, m.created_at as at, ${parts.sends ? outcome(` and${ofMade('s')}`) : 'null as outbound, null as leased'},
        ${parts.marks ? idsOf('marked', ` where${ofMade('w')}`) : 'null'} as marked, ${parts.notes ? idsOf('jotted', ` where${ofMade('w')}`) : 'null'} as noted,
        ${parts.stores ? `exists (select from stored i where${ofMade('i')})` : 'false'} as stored,
        (select jsonb_object_agg(t.position, jsonb_build_array(t.id::text, t.supplying_agency_request_id)) from talks t where${ofMade('t')}) as talks,
        ${parts.early ? `exists (select from inbound_message i where i.early_key = f."earlyKey" and i.outcome = 'waiting')` : 'false'} as early
      from made m join fresh f on f.id = m.id`;
}

/** Of new requests of which any has these parts. */
export const newStatement = statementsOf(newSql);
