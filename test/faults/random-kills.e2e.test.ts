import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { RequestView } from '../../src/engine/ports.js';
import { brokenPromises } from '../support/invariants.js';
import { type Forked, type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { freshTime, requesterXml, requestXml } from '../support/partner-voice.js';

/** How many processes are killed in one run, in how many seconds at most, and which dice are thrown. */
const kills = Number(process.env['INTERLEND_TEST_KILLS'] ?? 20);
const seconds = Number(process.env['INTERLEND_TEST_KILL_SECONDS'] ?? 60);
const seed = Number(process.env['INTERLEND_TEST_SEED'] ?? Date.now() % 1_000_000);

describe(`two processes of a library, one of them killed at random, ${kills} times (seed ${seed})`, function () {
  this.timeout(60_000 + seconds * 1000);
  const random = dice(seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low));
  let library: LibraryUnderTest;
  let theirs: PartnerApart;
  let partner: PartnerOfLibrary;
  let open: Forked[] = [];
  const starting: Promise<void>[] = [];
  let over = false;

  before(async () => {
    [library, theirs] = await Promise.all([openLibrary(), startPartnerApart()]);
    partner = await library.addPartner('PARTNER', theirs.url);
  });
  after(async () => {
    over = true;
    await Promise.all(starting);
    await library?.close();
    await theirs?.close();
  });

  const start = async () => {
    const node = await library.fork();
    open.push(node);
  };
  const anyOpen = async (): Promise<Forked> => {
    while (open.length === 0) await pause(20);
    return open[between(0, open.length)] as Forked;
  };
  const dead: number[] = [];
  /** While one of the two starts again the other works alone; the next to die is any of both. */
  const killOne = async () => {
    while (open.length < 2) await pause(20);
    await pause(between(250, 650));
    const node = await anyOpen();
    open = open.filter((each) => each !== node);
    await node.kill();
    dead.push(node.pid);
    starting.push(start());
  };

  /** Says the same bytes until somebody answers, as a partner does. */
  const insist = async (xml: string) => {
    for (;;) {
      await pause(between(5, 30));
      const reply = await library.hear(partner, xml, await anyOpen()).catch(() => undefined);
      if (reply && reply.status < 500 && reply.status !== 429) return reply;
    }
  };
  /** Staff act until it is done, by them now or by the try that was cut off. */
  const insistOn = async (name: string, action: string, done: string[]) => {
    for (;;) {
      const node = await anyOpen();
      const request = await node.desk<RequestView>('GET', `/requests/${name}`).catch(() => undefined);
      if (request && done.includes(request.state)) return;
      await node.act(name, action).catch(() => undefined);
      await pause(between(5, 30));
    }
  };

  let loans = 0;
  const borrowers: string[] = [];
  /** A loan of ours: asked for, promised, shipped, received, and some words between. */
  const lend = async () => {
    const id = `R${++loans}`;
    borrowers.push(id);
    const loan = { requester: partner.symbol, supplier: library.symbol, id };
    await insist(requestXml({ ...loan, timestamp: freshTime() }));
    await insistOn(id, 'willSupply', ['willSupply']);
    await insist(requesterXml(loan, 'Notification', `A word about ${id}`));
    await insistOn(id, 'ship', ['shippedPhysically']);
    await insist(requesterXml(loan, 'StatusRequest'));
    await insist(requesterXml(loan, 'Received'));
  };
  const load = async () => {
    while (!over) {
      await pause(between(20, 120));
      await lend();
      if (random() < 0.1) theirs.next(random() < 0.5 ? 'resetAfterBody' : { status: 500 });
    }
  };

  it('keeps every promise', async () => {
    starting.push(start(), start());
    const working = Array.from({ length: 3 }, () => load());
    for (const end = Date.now() + seconds * 1000; dead.length < kills && Date.now() < end && !over; ) {
      await killOne();
      for (const pid of dead) await library.leasesEnd(pid);
    }
    over = true;
    await Promise.all(working);
    await Promise.all(starting);

    for (const end = Date.now() + 20_000; Date.now() < end; await pause(300)) {
      for (const pid of dead) await library.leasesEnd(pid);
      await library.rows(`update outbound_message set next_attempt_at = now() where status = 'pending'`);
      await library.rows(`update partner_channel set next_probe_at = now() where state = 'open'`);
      if (
        await library.untilSent(200).then(
          () => true,
          () => false,
        )
      )
        break;
    }
    await library.untilSent(1000);
    expect(await brokenPromises({ ...library, journal: theirs.journal() })).to.deep.equal([]);

    const requests = await library.rows<{ id: string; state: string }>(
      'select external_id as id, state from request order by id',
    );
    expect(requests).to.have.length(borrowers.length);
    expect(new Set(requests.map(({ state }) => state))).to.deep.equal(new Set(['receivedByPartner']));
    expect(dead.length).to.be.greaterThan(0);
    const [tries] = await library.rows<{ messages: number; interrupted: number }>(
      `select (select count(*)::int from outbound_message) as messages,
        (select count(*)::int from delivery_attempt where class = 'interrupted') as interrupted`,
    );
    console.log(
      `      ${dead.length} kills, ${requests.length} loans, ${tries?.messages} messages out, ${tries?.interrupted} tries cut off, ` +
        `${theirs.journal().length - (tries?.messages ?? 0)} extra copies`,
    );
  });
});

/** Mulberry32: the same dice for the same seed. */
function dice(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
