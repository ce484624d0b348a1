import { compareSides, type NodesCompared } from '../compare.js';
import type { FlowState } from './flow.js';
import type { OpenCollege } from './open.js';
import { type PlayName, playNames } from './plays.js';

export interface Proof extends NodesCompared {
  /** Delivered messages, in all. */
  delivered: number;
}

/**
 * Both sides of every request side by side, and every message: whoever sent it says it was delivered, and whoever
 * it was sent to has written it down. What is not so is a sentence each.
 */
export async function prove(colleges: readonly OpenCollege[], patienceMs?: number): Promise<Proof> {
  const compared = await compareSides(
    colleges.map(({ desk }) => desk),
    patienceMs,
  );
  const sent = await Promise.all(colleges.map(sentBy));
  const heard = new Map<string, number>();
  for (const rows of await Promise.all(colleges.map(heardBy)))
    for (const { from, to, messages } of rows) heard.set(`${from} ${to}`, messages);
  let delivered = 0;
  const here = new Set(colleges.map(({ college }) => college.code));
  // With those who took part in an earlier run only, nobody can be asked.
  const between = sent.flat().filter(({ to }) => here.has(to));
  const lost = between.flatMap(({ from, to, messages, status }) => {
    if (status !== 'delivered') return [`${from} has ${messages} messages to ${to} that are ${status}`];
    delivered += messages;
    const there = heard.get(`${from} ${to}`) ?? 0;
    return there < messages ? [`${from} has sent ${messages} messages to ${to}, where ${there} came in`] : [];
  });
  const { count, disagreements } = compared;
  return { count, disagreements: [...disagreements, ...lost], delivered };
}

interface Count {
  from: string;
  to: string;
  status: string;
  messages: number;
}

/** Of messages that were withdrawn before they were sent nobody could know anything. */
async function sentBy({ node, college }: OpenCollege): Promise<Count[]> {
  const { rows } = await node.database.pool.query<Count>(
    `select $1::text as from, partner_code as to, status, count(*)::int as messages
       from outbound_message where status <> 'withdrawn' group by partner_code, status`,
    [college.code],
  );
  return rows;
}

async function heardBy({ node, college }: OpenCollege): Promise<Count[]> {
  const { rows } = await node.database.pool.query<Count>(
    `select partner_code as from, $1::text as to, '' as status, count(*)::int as messages
       from inbound_message group by partner_code`,
    [college.code],
  );
  return rows;
}

/** One line about how it goes now. `cpuSince`: the processor's time of this process until the last line. */
export function progressLine(state: FlowState, startedAt: number, messages: number, cpuSince: number, sinceMs: number) {
  const { user, system } = process.cpuUsage();
  const cpu = Math.round(((user + system) / 1000 - cpuSince) / (sinceMs / 100));
  const memory = Math.round(process.memoryUsage().rss / 1_048_576);
  const done = [...state.done.values()].reduce((sum, each) => sum + each, 0);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const broken = state.broken.length > 0 ? `, ${state.broken.length} broken` : '';
  return `${String(seconds).padStart(5)} s  ${done} requests done${broken}, ${state.underWay.size} under way; ${messages} messages crossed; ${memory} MB, ${cpu} % of one processor`;
}

export const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** What was played, the most frequent first. */
export function playedLine({ done }: FlowState): string {
  const count = (name: PlayName) => done.get(name) ?? 0;
  return [...playNames]
    .sort((one, other) => count(other) - count(one))
    .filter((name) => count(name) > 0)
    .map((name) => `${count(name)} ${name}`)
    .join(' · ');
}
