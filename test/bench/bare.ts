/** What this machine can do at all: the same writes without the gateway, and posts without a message in them. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { Pool as HttpPool } from 'undici';
import { type Cost, watch } from './cost.js';
import { templates } from './messages.js';

export interface Rate {
  perSecond: number;
  cost: Cost;
}

/** Runs `work` on so many lanes for so long. */
async function lanes(
  count: number,
  seconds: number,
  work: (lane: number) => Promise<void>,
  pools: Pool[] = [],
): Promise<Rate> {
  const spent = await watch({ pools, nodeSeconds: ownSeconds, ofBench: true });
  const began = performance.now();
  const end = began + seconds * 1000;
  let done = 0;
  const lane = async (number: number) => {
    while (performance.now() < end) {
      await work(number);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: count }, (_, number) => lane(number)));
  const perSecond = done / ((performance.now() - began) / 1000);
  return { perSecond, cost: await spent(done) };
}

function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

interface Place {
  request_id: string;
  conversation_id: string;
  partner_code: string;
}

/** Conversations to write to, each lane its own. */
async function placesFor(pool: Pool, count: number): Promise<Place[]> {
  const { rows } = await pool.query(
    `select request_id, id as conversation_id, partner_code from conversation where side = 'lending' and ended_at is null order by id limit $1`,
    [count],
  );
  return rows;
}

const lanesWide = 16;

/** Of a message out of the bound within its conversation: past all that the library under test writes there, and given once. */
let placeInLine = 1_000_000;

/** One transaction a message: begin, message in, request, history, message out, commit. */
export async function bareInbound(pool: Pool, seconds: number): Promise<Rate> {
  const places = await placesFor(pool, lanesWide * 20);
  const clients = await Promise.all(Array.from({ length: lanesWide }, () => pool.connect()));
  const raw = Buffer.from(templates.request);
  const body = templates.statusRequest;
  let serial = 0;
  try {
    return await lanes(
      lanesWide,
      seconds,
      async (lane) => {
        const n = serial++;
        const client = clients[lane] as PoolClient;
        const place = places[(lane + lanesWide * n) % places.length] as Place;
        await client.query({ name: 'begin', text: 'begin' });
        await client.query({
          name: 'bare-in',
          text: `insert into inbound_message (partner_code, request_id, conversation_id, kind, summary, iso_version, identity_key, semantic_key,
            content_type, raw, outcome, confirmation, verdict, tolerances)
          values ($1, $2, $3, 'request', 'Request', '1.2', $4, $5, 'application/xml', $6, 'applied', $7, '{"valid": true, "problems": []}', '[]')`,
          values: [
            place.partner_code,
            place.request_id,
            place.conversation_id,
            `bare|${randomBytes(32).toString('hex')}`,
            randomBytes(32).toString('hex'),
            raw,
            body,
          ],
        });
        await client.query({
          name: 'bare-request',
          text: `update request set version = version + 1, facts = $2, updated_at = now() where id = $1`,
          values: [place.request_id, '{}'],
        });
        await client.query({
          name: 'bare-history',
          text: `insert into history (request_id, conversation_id, actor_kind, actor, event, from_state, to_state, note)
          values ($1, $2, 'partner', 'Library', 'requester.statusRequest', 'created', 'created', 'Is there news?')`,
          values: [place.request_id, place.conversation_id],
        });
        await client.query({
          name: 'bare-out',
          text: `insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id,
            iso_version, body, status) values ($1, $2, $3, $4, 'supplyingAgencyMessage', 'StatusAnswer', 'x', '1.2', $5, 'delivered')`,
          values: [place.request_id, place.conversation_id, place.partner_code, placeInLine++, body],
        });
        await client.query({ name: 'commit', text: 'commit' });
      },
      [pool],
    );
  } finally {
    for (const client of clients) client.release();
  }
}

/** Posts of 2 KB to a server that reads them and says nothing. */
export async function barePosts(sinkUrl: string, seconds: number): Promise<Rate> {
  const post = poster(sinkUrl);
  try {
    return await lanes(lanesWide, seconds, () => post.send());
  } finally {
    await post.close();
  }
}

function poster(sinkUrl: string) {
  const http = new HttpPool(sinkUrl, { connections: lanesWide, pipelining: 1 });
  const body = Buffer.alloc(2048, 'x');
  return {
    send: async () => {
      const answer = await http.request({
        path: '/bare',
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body,
      });
      await answer.body.text();
    },
    close: () => http.close(),
  };
}

/** A message out: claim and attempt in one transaction, a post, attempt and message settled in another. */
export async function bareOutbound(pool: Pool, sinkUrl: string, seconds: number): Promise<Rate> {
  const places = await placesFor(pool, lanesWide);
  const { rows } = await pool.query(
    `insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id, iso_version, body, status)
      select $1, $2, $3, (select greatest(max(seq), 2000000) from outbound_message where conversation_id = $2) + g, 'supplyingAgencyMessage', 'StatusAnswer', 'x', '1.2', $4, 'delivered' from generate_series(1, 5000) g returning id`,
    [places[0]?.request_id, places[0]?.conversation_id, places[0]?.partner_code, templates.statusRequest],
  );
  const clients = await Promise.all(Array.from({ length: lanesWide }, () => pool.connect()));
  const post = poster(sinkUrl);
  let serial = 0;
  try {
    return await lanes(
      lanesWide,
      seconds,
      async (lane) => {
        const client = clients[lane] as PoolClient;
        const { id } = rows[(lane + lanesWide * serial++) % rows.length];
        const token = randomUUID();
        await client.query({ name: 'begin', text: 'begin' });
        await client.query({
          name: 'bare-claim',
          text: `update outbound_message set lease_token = $2, lease_owner = 'bare', lease_until = now() + interval '60 seconds',
            attempts_started = attempts_started + 1 where id = $1 returning *`,
          values: [id, token],
        });
        await client.query({
          name: 'bare-attempt',
          text: `insert into delivery_attempt (message_id, partner_code, number, lease_token, instance) values ($1, $2, 1, $3, 'bare')`,
          values: [id, places[0]?.partner_code, token],
        });
        await client.query({ name: 'commit', text: 'commit' });
        await post.send();
        await client.query({ name: 'begin', text: 'begin' });
        await client.query({
          name: 'bare-closed',
          text: `update delivery_attempt set closed_at = now(), http_status = 200, class = 'delivered', duration_ms = 1 where lease_token = $1`,
          values: [token],
        });
        await client.query({
          name: 'bare-settled',
          text: `update outbound_message set lease_token = null, lease_owner = null, lease_until = null, attempts_finished = attempts_finished + 1,
            settled_at = now() where id = $1 and lease_token = $2`,
          values: [id, token],
        });
        await client.query({ name: 'commit', text: 'commit' });
      },
      [pool],
    );
  } finally {
    await post.close();
    for (const client of clients) client.release();
  }
}
