/**
 * The promises of the exchange, checked from the database, the partner's own journal and the answers that partners got.
 * One sentence for each promise that is broken; none when all hold. Meant for a node at rest after a fault.
 */
import type { ReceivedCall } from './fake-partner.js';
import { wronglyShown } from './open-requests.js';
import type { Reply } from './partner-voice.js';

export interface Evidence {
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** What the partners received, in the order of arrival. */
  journal: readonly Pick<ReceivedCall, 'body'>[];
  replies: readonly Reply[];
}

interface OutboundRow {
  id: string;
  conversation: string;
  seq: number;
  summary: string;
  status: string;
  body: string;
  started: number;
  overdueLease: boolean;
  attention: boolean;
}
interface AttemptRow {
  message: string;
  number: number;
  class: string | null;
  closed: boolean;
}

export async function brokenPromises(evidence: Evidence): Promise<string[]> {
  const outbound = await evidence.rows<OutboundRow>(`select o.id::text, o.conversation_id::text as conversation, o.seq,
      o.summary, o.status, o.body, o.attempts_started as started,
      o.status = 'sending' and o.lease_until < now() as "overdueLease",
      exists (select 1 from attention a where a.request_id = o.request_id) as attention
    from outbound_message o order by o.id`);
  const attempts = await evidence.rows<AttemptRow>(`select message_id::text as message, number, class,
      closed_at is not null as closed from delivery_attempt order by id`);
  return [
    ...(await nothingLost(evidence, outbound)),
    ...(await nothingTwice(evidence)),
    ...inOrder(evidence, outbound),
    ...noPhantom(evidence, outbound),
    ...(await truthful(evidence)),
    ...nothingStuck(outbound),
    ...traceable(evidence, outbound, attempts),
    ...(await wronglyShown(evidence.rows)),
  ];
}

/** Each committed message reached its partner, or is visibly open; none is missing from its conversation's count. */
async function nothingLost({ rows, journal }: Evidence, outbound: OutboundRow[]): Promise<string[]> {
  const received = new Set(journal.map((call) => call.body));
  const gaps = await rows<{ id: string }>(`select c.id::text from conversation c
    where c.out_seq <> (select count(*) from outbound_message o where o.conversation_id = c.id)
      or c.out_seq <> (select coalesce(max(o.seq), 0) from outbound_message o where o.conversation_id = c.id)`);
  return [
    ...outbound
      .filter((row) => row.status === 'delivered' && !received.has(row.body))
      .map((row) => `I1 lost: ${named(row)} is said to be delivered, and its partner never got it`),
    ...outbound
      .filter((row) => ['refused', 'dead', 'held'].includes(row.status) && !row.attention)
      .map((row) => `I1 lost: ${named(row)} is ${row.status}, and nobody is told`),
    ...gaps.map(({ id }) => `I1 lost: conversation ${id} has counted other messages than it holds`),
  ];
}

/** However many copies arrive: each stored message took one step, and the version counts the steps. */
async function nothingTwice({ rows }: Evidence): Promise<string[]> {
  const uneven = await rows<{ id: string; messages: number; steps: number }>(`select c.id::text,
      (select count(*)::int from inbound_message i where i.conversation_id = c.id and i.outcome in ('applied', 'not-applied')) as messages,
      (select count(*)::int from history h where h.conversation_id = c.id and h.actor_kind = 'partner') as steps
    from conversation c`);
  const doubled = await rows<{ id: string; reason: string }>(`select request_id::text as id, reason from attention
    where reason in ('newRequest', 'messageUndelivered', 'messageRefused') group by request_id, reason, facts having count(*) > 1`);
  return [
    ...uneven
      .filter(({ messages, steps }) => messages !== steps)
      .map(
        ({ id, messages, steps }) => `I2 twice: conversation ${id} heard ${messages} messages and took ${steps} steps`,
      ),
    ...doubled.map(({ id, reason }) => `I2 twice: request ${id} shows staff ${reason} more than once`),
  ];
}

/** First arrivals of one conversation are in the order in which they were written. */
function inOrder({ journal }: Evidence, outbound: OutboundRow[]): string[] {
  const arrived = firstArrivals(journal);
  const last = new Map<string, { at: number; row: OutboundRow }>();
  const broken: string[] = [];
  for (const row of [...outbound].sort((a, b) => a.seq - b.seq)) {
    const at = arrived.get(row.body);
    if (at === undefined) continue;
    const before = last.get(row.conversation);
    if (before && before.at > at) broken.push(`I3 order: ${named(row)} arrived before ${named(before.row)}`);
    last.set(row.conversation, { at, row });
  }
  return broken;
}

/** Everything that arrived was written down by a step that committed, byte for byte. */
function noPhantom({ journal }: Evidence, outbound: OutboundRow[]): string[] {
  const written = new Set(outbound.map((row) => row.body));
  return [...firstArrivals(journal)]
    .filter(([body]) => !written.has(body))
    .map(([body]) => `I4 phantom: a partner got what nobody has written: ${body.slice(0, 300)}`);
}

/** Each OK that a partner got is stored; each message marked applied has its request. */
async function truthful({ rows, replies }: Evidence): Promise<string[]> {
  const stored = await rows<{ confirmation: string }>('select confirmation from inbound_message');
  const known = new Set(stored.map((row) => row.confirmation));
  const without = await rows<{ id: string }>(`select i.id::text from inbound_message i
    where i.outcome = 'applied' and (i.request_id is null or i.conversation_id is null
      or not exists (select 1 from history h where h.conversation_id = i.conversation_id and h.actor_kind = 'partner'))`);
  return [
    ...replies
      .filter((reply) => reply.messageStatus === 'OK' && !known.has(reply.body))
      .map((reply) => `I5 untrue: this OK is stored nowhere: ${reply.body.slice(0, 300)}`),
    ...without.map(({ id }) => `I5 untrue: message ${id} is marked applied and had no effect`),
  ];
}

/** Nothing is "being sent" by nobody. */
function nothingStuck(outbound: OutboundRow[]): string[] {
  return outbound.filter((row) => row.overdueLease).map((row) => `I6 stuck: ${named(row)} has a lease that is over`);
}

/** One attempt for each try, numbered without a gap, closed; no more copies with the partner than tries. */
function traceable({ journal }: Evidence, outbound: OutboundRow[], attempts: AttemptRow[]): string[] {
  const broken: string[] = [];
  for (const row of outbound) {
    const tries = attempts.filter((each) => each.message === row.id);
    const numbers = tries.map((each) => each.number).join(',');
    const expected = Array.from({ length: row.started }, (_, index) => index + 1).join(',');
    if (numbers !== expected)
      broken.push(`I7 trace: ${named(row)} was tried ${row.started} times, its log has ${numbers}`);
    if (row.status !== 'sending' && tries.some((each) => !each.closed))
      broken.push(`I7 trace: ${named(row)} has an attempt that never ended`);
    if (row.status === 'delivered' && !tries.some((each) => ['delivered', 'late'].includes(each.class ?? '')))
      broken.push(`I7 trace: ${named(row)} is delivered, and no attempt says so`);
    const copies = journal.filter((call) => call.body === row.body).length;
    if (copies > tries.length)
      broken.push(`I7 trace: ${named(row)} arrived ${copies} times in ${tries.length} attempts`);
  }
  return broken;
}

function firstArrivals(journal: Evidence['journal']): Map<string, number> {
  const first = new Map<string, number>();
  for (const [at, { body }] of journal.entries()) if (!first.has(body)) first.set(body, at);
  return first;
}

const named = (row: OutboundRow): string =>
  `message ${row.id} (${row.summary}, ${row.seq} of conversation ${row.conversation})`;
