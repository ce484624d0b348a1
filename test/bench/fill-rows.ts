/** What a request of the bench leaves in each table, from the rows of the temporary table `n`. */
import { dice } from './vocabulary.js';

const sampleBody = `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message>${'<note>A body of ordinary length. </note>'.repeat(34)}</ISO18626Message>`;

/** As retention leaves them. */
const body = `case when n.at > now() - interval '400 days' then '${sampleBody}' || n.n else '' end`;

/** In the order in which they refer to each other. */
export const statements: readonly string[] = [
  `insert into request (id, side, service_type, state, version, external_id, partner_code, active_position, facts, created_at, updated_at,
      due_date, closed_at)
    overriding system value
    select n, side, case when n % 7 = 0 then 'CopyOrLoan' else 'Loan' end, state, case phase when 'open' then 1 when 'over' then 7 else 4 end, ref, code,
      case when side = 'lending' then 0 else 1 end,
      case when phase = 'underWay' then jsonb_build_object('shippedAt', at + interval '3 days') else '{}' end, at,
      least(now(), at + interval '20 days'),
      case when phase <> 'open' and state not in ('requestSent', 'willSupply', 'beingProcessed') then at + interval '45 days' end,
      case when phase = 'over' then at + interval '20 days' end from n`,
  `insert into citation (request_id, title, author, bibliographic, service)
    select n, title, author, jsonb_build_object('title', title, 'author', author), '{"requestType": "New", "serviceType": "Loan"}' from n`,
  `insert into conversation (request_id, side, position, partner_code, state, requesting_symbol, supplying_symbol,
      requesting_agency_request_id, supplying_agency_request_id, iso_version, answered, out_seq, last_status, asked_at, ended_at)
    select n, side, case when side = 'lending' then 0 else 1 end, code, case when phase = 'over' then 'ended' else 'asked' end,
      case when side = 'lending' then theirs else ours end, case when side = 'lending' then ours else theirs end, ref, n::text, '1.2',
      phase <> 'open', case phase when 'open' then 0 when 'over' then 3 else 2 end, null, at, case when phase = 'over' then at end from n`,
  `create temp table if not exists talk (n bigint, conversation_id bigint)`,
  `truncate talk`,
  `insert into talk select c.request_id, c.id from conversation c where c.id > (select coalesce(max(id), 0) from conversation) - (select count(*) from n)`,
  `insert into history (request_id, conversation_id, at, actor_kind, actor, event, from_state, to_state)
    select n.n, t.conversation_id, n.at + k * interval '3 days', case when k % 2 = 0 then 'partner' else 'staff' end, 'Library ' || n.code,
      (array['requester.request','willSupply','ship','requester.received','requester.shippedReturn','checkIn'])[k + 1], 'created', 'willSupply'
    from n join talk t using (n) cross join generate_series(0, 5) k
    where n.phase = 'over' or k = 0 or (n.phase = 'underWay' and k < 4)`,
  `insert into inbound_message (partner_code, request_id, conversation_id, kind, summary, iso_version, identity_key, semantic_key,
      content_type, raw, outcome, confirmation, verdict, tolerances, received_at, last_seen_at)
    select n.code, n.n, t.conversation_id, case when k = 0 then 'request' else 'requestingAgencyMessage' end,
      (array['Request','Received','ShippedReturn'])[k + 1], '1.2', n.code || '|' || encode(sha256(('identity' || n.n || k)::bytea), 'hex'),
      encode(sha256(('meaning' || n.n || k)::bytea), 'hex'), 'application/xml', convert_to(${body}, 'UTF8'),
      case when ${dice('n.n', 8)} < 0.0005 then 'refused' else 'applied' end, left(${body}, 600),
      '{"valid": true, "problems": []}', '[]', n.at, n.at
    from n join talk t using (n) cross join generate_series(0, 2) k
    where n.phase = 'over' or k = 0 or (n.phase = 'underWay' and k < 2)`,
  `insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id, iso_version,
      body, status, attempts_started, attempts_finished, next_attempt_at, created_at, settled_at)
    select n.n, t.conversation_id, n.code, k, 'supplyingAgencyMessage', (array['WillSupply','Loaned','LoanCompleted'])[k], n.ref, '1.2',
      ${body}, 'delivered', 1, 1, n.at, n.at, n.at
    from n join talk t using (n) cross join generate_series(1, 3) k where n.phase = 'over' or (n.phase = 'underWay' and k < 3)`,
  `insert into delivery_attempt (message_id, partner_code, number, lease_token, instance, opened_at, closed_at, address, http_status, class, duration_ms)
    select o.id, o.partner_code, 1, gen_random_uuid(), 'fill', o.created_at, o.created_at, '127.0.0.1', 200, 'delivered', 12
    from outbound_message o join n on n.n = o.request_id where n.at > now() - interval '90 days'`,
];
