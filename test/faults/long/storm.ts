/**
 * A library under load whose processes, database or broker are killed: partners borrow and lend, say things twice, late and
 * again; what they are told and what they got is kept outside of whatever is killed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestView } from '../../../src/contract/request-views.js';
import { type Dice, dice } from '../../support/dice.js';
import type { Behaviour } from '../../support/fake-partner.js';
import {
  type Forked,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../../support/node-under-test.js';
import { startPartnerApart } from '../../support/partner-apart.js';
import { freshTime, type Reply, requesterXml, requestXml, supplierXml } from '../../support/partner-voice.js';
import { judge, together, type Verdict, verdictOf } from './ledger.js';

/** What a partner does now and then instead of confirming at once; none of it lets staff hold it. */
const moods: Behaviour[] = [
  'resetAfterBody',
  'cutConnection',
  'mute',
  { status: 500 },
  { status: 503, headers: { 'retry-after': '1' } },
  { okAfter: 150 },
  { okAfter: 600 },
];

export interface StormWish {
  seed: number;
  /** Of the processes: `AMQP_URL` of a broker, or of nothing for the sweep alone. */
  env: Record<string, string>;
  processes: number;
  /** Loans that are played at the same time. */
  lanes: number;
  /** The first processes are told of points too, of this one and of those after it; else of none. */
  firstPoint?: number;
  /** The database goes away under the processes: tries are cut off of processes that live on. */
  losesDatabase?: boolean;
}

export interface Storm {
  library: LibraryUnderTest;
  /** How many loans have begun. */
  loans(): number;
  /** Kills one of the processes: at the point where it was told to die, or after a while; a new one takes its place. */
  killOne(dice: Dice, cycle: number): Promise<void>;
  /** Where processes died, and how often. */
  deaths: ReadonlyMap<string, number>;
  /** Milliseconds from the start of a process until it was open. */
  startsMs: readonly number[];
  /** Milliseconds until a message is confirmed OK, from now. */
  untilConfirmed(): Promise<number>;
  /** Kills all, and starts one: milliseconds from its start until it confirms a message. */
  startCalmly(): Promise<number>;
  /** Lets everything come to its end, and judges. */
  end(): Promise<Verdict>;
  close(): Promise<void>;
}

/** Where a process may be told to die. */
const points = [
  'claimed-before-post',
  'answered-before-settle',
  'settled',
  'settled-together',
  'inbound-before-commit',
  'inbound-after-commit',
  'batch-before-commit',
  'orders-before-commit',
  'tries-before-commit',
  'act-before-commit',
  'act-after-commit',
  'committed-before-publish',
  'published',
] as const;
/** The cycle of a kill after which the new process is told of no point. */
export const toldOfNone = points.length;
/** Where a process died that was told of no point, in `deaths`. */
export const atRandom = 'at any time';

/** How long loans that have begun may take to their end when nothing is killed any more, in milliseconds. */
const patienceMs = 300_000;

/** Begins at once: processes are up and loans are under way when it resolves. */
export async function openStorm(wish: StormWish): Promise<Storm> {
  const { seed, env, processes, lanes, firstPoint, losesDatabase = false } = wish;
  const { random, between, chance, oneOf } = dice(seed);
  const [library, theirs] = await Promise.all([openLibrary(env), startPartnerApart()]);
  theirs.mixed({ of: moods, chance: 0.08, seed });
  const partners = await Promise.all(
    ['NORTH', 'SOUTH', 'EAST'].map((code) => library.addPartner(code, theirs.url)),
  ).catch(async (error: Error) => {
    await library.close();
    await theirs.close();
    throw error;
  });
  let open: (Forked & { point?: string })[] = [];
  const starting = new Set<Promise<void>>();
  const dead: number[] = [];
  const deaths = new Map<string, number>();
  /** Processes that ended though nobody killed them and no point told them to. */
  const endedAlone: number[] = [];
  const startsMs: number[] = [];
  const said = new Map<string, Reply>();
  const lent = new Map<string, string>();
  const borrowed = new Map<string, string>();
  let over = false;
  /** What has not come to its end by now never will: the ledger says what is missing. */
  let hopeless = false;
  let loans = 0;

  const start = (point?: string) => {
    const began = performance.now();
    const going = library
      .fork(point ? { INTERLEND_FAULT: `${point}:${between(1, 6)}` } : {})
      .then((node) => {
        startsMs.push(performance.now() - began);
        const each = Object.assign(node, point ? { point } : {});
        open.push(each);
        void node.died.then(() => diedByItself(each));
      })
      // The database was away when it started: another one is started in its place.
      .catch(async () => {
        await pause(300);
        if (!over) start(point);
      })
      .finally(() => starting.delete(going));
    starting.add(going);
  };
  /** It came to its point before its turn, or ended for a reason of its own: another one takes its place. */
  function diedByItself(node: Forked & { point?: string }): void {
    if (!open.includes(node)) return;
    open = open.filter((each) => each !== node);
    dead.push(node.pid);
    if (node.point) deaths.set(node.point, (deaths.get(node.point) ?? 0) + 1);
    else endedAlone.push(node.pid);
    if (!over) start();
  }
  const anyOpen = async (): Promise<Forked> => {
    while (open.length === 0) await pause(20);
    return open[between(0, open.length)] as Forked;
  };

  /** Says the same bytes until somebody answers, as a partner does; sometimes twice at once. */
  async function insist(partner: PartnerOfLibrary, xml: string): Promise<void> {
    const once = async () => {
      while (!hopeless) {
        await pause(between(2, 30));
        const reply = await library.hear(partner, xml, await anyOpen()).catch(() => undefined);
        if (!reply || reply.status >= 500 || reply.status === 429) continue;
        const before = said.get(xml);
        if (before === undefined || before.messageStatus === 'OK') said.set(xml, reply);
        return;
      }
    };
    await Promise.all(chance(0.2) ? [once(), once()] : [once()]);
  }
  /** Staff act until it is done, by them now or by the try that was cut off. */
  async function insistOn(id: string, action: string, done: readonly string[]): Promise<void> {
    while (!hopeless) {
      const node = await anyOpen();
      const request = await node.desk<RequestView>('GET', `/requests/${id}`).catch(() => undefined);
      if (request && done.includes(request.state)) return;
      await node.act(id, action).catch(() => undefined);
      await pause(between(5, 30));
    }
  }

  /** A partner borrows from us. */
  async function lend(): Promise<void> {
    const partner = oneOf(partners);
    const about = { requester: partner.symbol, supplier: library.symbol, id: `L${++loans}` };
    lent.set(about.id, 'receivedByPartner');
    const request = requestXml({ ...about, timestamp: freshTime() });
    await insist(partner, request);
    await insistOn(about.id, 'willSupply', ['willSupply']);
    await insist(partner, requesterXml(about, 'Notification', `A word about ${about.id}`));
    await insistOn(about.id, 'ship', ['shippedPhysically']);
    await insist(partner, requesterXml(about, 'StatusRequest'));
    await insist(partner, requesterXml(about, 'Received'));
    // A copy that was on its way all the time.
    if (chance(0.2)) await insist(partner, request);
  }

  /** We borrow from a partner. */
  async function borrow(): Promise<void> {
    const partner = oneOf(partners);
    loans += 1;
    const wish = await library.wish([partner.code]).catch(() => undefined);
    if (!wish) return void (await pause(100));
    const id = wish.externalId;
    borrowed.set(id, 'receivedPhysically');
    await insistOn(id, 'send', ['requestSent', 'willSupply', 'shipped']);
    while (!hopeless && !(await isDelivered(id))) await pause(100);
    const about = { requester: library.symbol, supplier: partner.symbol, id };
    await insist(partner, supplierXml(about, 'WillSupply', { reason: 'RequestResponse' }));
    await insist(partner, supplierXml(about, 'Loaned', { dueDate: '2031-01-31' }));
    await insistOn(id, 'receive', ['receivedPhysically']);
  }
  /** What waits for another try is due, and what waits for a probe. */
  const due = () =>
    library
      .rows(
        `with probed as (update partner_channel set next_probe_at = now() where state = 'open')
          update outbound_message set next_attempt_at = now() where status = 'pending' and next_attempt_at > now()`,
      )
      .catch(() => {});
  const isDelivered = async (id: string) => {
    const found = await library
      .rows(
        `select 1 from outbound_message where requesting_agency_request_id = $1 and summary = 'Request' and status = 'delivered'`,
        [id],
      )
      .catch(() => []);
    return found.length > 0;
  };

  const lane = async () => {
    while (!over) {
      await pause(between(10, 80));
      await (random() < 0.6 ? lend() : borrow());
    }
  };
  for (let n = 0; n < processes; n += 1)
    start(firstPoint === undefined ? undefined : points[(firstPoint + n) % points.length]);
  await Promise.all(starting);
  const working = Array.from({ length: lanes }, lane);
  // A lane that breaks is told at the end.
  for (const each of working) each.catch(() => {});
  // Loans that have begun come to their end after the last kill: what they wait for is tended until then.
  let isTended = true;
  const tending = (async () => {
    while (isTended) {
      for (const pid of dead.slice(-10)) await library.leasesEnd(pid).catch(() => {});
      await due();
      await pause(250);
    }
  })();

  async function killOne(by: Dice, cycle: number): Promise<void> {
    while (open.length < processes) await pause(20);
    const node = open.shift() as Forked & { point?: string };
    const died = await Promise.race([
      node.died.then(() => true),
      pause(node.point ? by.between(1500, 2500) : by.between(250, 650), false),
    ]);
    if (!died) await node.kill();
    dead.push(node.pid);
    const where = died && node.point ? node.point : atRandom;
    deaths.set(where, (deaths.get(where) ?? 0) + 1);
    // Each point in its turn, and now and then none.
    start(points[cycle % (points.length + 1)]);
  }

  async function untilConfirmed(): Promise<number> {
    const began = performance.now();
    const partner = partners[0] as PartnerOfLibrary;
    const about = { requester: partner.symbol, supplier: library.symbol, id: `PROBE${++loans}` };
    const xml = requestXml({ ...about, timestamp: freshTime() });
    for (;;) {
      const reply = await library.hear(partner, xml, open[0] ?? library.hand).catch(() => undefined);
      if (reply?.messageStatus === 'OK') return performance.now() - began;
      await pause(20);
    }
  }

  async function startCalmly(): Promise<number> {
    for (const node of open.splice(0)) await node.kill();
    const began = performance.now();
    open.push(await library.fork());
    await untilConfirmed();
    return performance.now() - began;
  }

  async function end(): Promise<Verdict> {
    over = true;
    // Who was told to die, and has not yet, shall not die while the rest comes to its end.
    await Promise.all(starting);
    const condemned = open.filter(({ point }) => point);
    open = open.filter(({ point }) => !point);
    for (const node of condemned) {
      await node.kill();
      dead.push(node.pid);
    }
    if (open.length === 0) {
      start();
      await Promise.all(starting);
    }
    theirs.mixed({ of: moods, chance: 0, seed });
    const late = setTimeout(() => {
      hopeless = true;
    }, patienceMs);
    await Promise.all(working);
    clearTimeout(late);
    isTended = false;
    await tending;
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(100)) {
      for (const pid of dead) await library.leasesEnd(pid);
      if (losesDatabase) await library.timePasses();
      else await due();
      const there = await library.untilSent(400).then(
        () => true,
        () => false,
      );
      if (there) break;
    }
    const killed = losesDatabase ? {} : { killed: new Set(dead) };
    const verdict = await judge(library, theirs.journal(), { said, lent, borrowed }, killed);
    const alone = endedAlone.map((pid) => ({
      kind: 'otherwise wrong' as const,
      sentence: `process ${pid} ended though nobody killed it`,
    }));
    return together([verdict, verdictOf(alone)]);
  }

  return {
    library,
    loans: () => loans,
    killOne,
    deaths,
    startsMs,
    untilConfirmed,
    startCalmly,
    end,
    close: async () => {
      over = true;
      isTended = false;
      await library.close().catch(() => {});
      await theirs.close();
    },
  };
}
