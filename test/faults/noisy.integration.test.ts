import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type FakePartner, startFakePartner } from '../support/fake-partner.js';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';

describe('FD1, C19: beside a partner that floods the node', () => {
  let library: LibraryUnderTest;
  let theirs: FakePartner;
  let noisy: PartnerOfLibrary;
  let quiet: PartnerOfLibrary;
  let count = 0;

  before(async () => {
    theirs = await startFakePartner();
    // Four places: one caller alone has three of them, and forty may wait.
    library = await openLibrary({ INTERLEND_INBOUND_AT_ONCE: '4' });
    noisy = await library.addPartner('NOISY', theirs.url);
    quiet = await library.addPartner('QUIET', theirs.url);
  });
  after(async () => {
    const broken = await brokenPromises({ ...library, journal: theirs.received });
    await library?.close();
    await theirs?.close();
    expect(broken).to.deep.equal([]);
  });

  const loanOf = (partner: PartnerOfLibrary) => ({
    requester: partner.symbol,
    supplier: library.symbol,
    id: `${partner.code}-${++count}`,
  });
  const post = async (partner: PartnerOfLibrary, xml: string) => {
    const answer = await fetch(`${library.hand.url}/iso18626`, {
      method: 'POST',
      body: xml,
      headers: { 'content-type': 'application/xml', authorization: `Bearer ${partner.token}` },
    });
    const text = await answer.text();
    return { status: answer.status, isOk: text.includes('>OK<'), retryAfter: answer.headers.get('retry-after') };
  };
  /** Ids in the order in which they were stored. */
  const stored = async () =>
    (
      await library.rows<{ id: string }>(
        `select r.external_id as id from inbound_message m join request r on r.id = m.request_id order by m.id`,
      )
    ).map(({ id }) => id);
  const crowd = async () => {
    const text = await (await fetch(`${library.hand.node.servers?.adminUrl}/metrics`)).text();
    const of = (name: string) => Number(new RegExp(`^interlend_${name} (\\d+)`, 'm').exec(text)?.[1]);
    return {
      atWork: of('inbound_at_work'),
      waiting: of('inbound_waiting'),
      apart: of('inbound_long_reading_seconds_count'),
    };
  };
  const until = async (holds: () => Promise<boolean>) => {
    while (!(await holds())) await new Promise(setImmediate);
  };

  it('a quiet one is stored before the line of the noisy one, which is told when to come again and loses nothing', async () => {
    const { store } = library.hand.node.context;
    const { batch, transaction } = store;
    let open = () => {};
    const held = new Promise<void>((done) => {
      open = done;
    });
    // Nothing is stored until everybody has come, however fast this machine is.
    store.batch = async (...args: Parameters<typeof batch>) => {
      await held;
      return batch.apply(store, args) as never;
    };
    store.transaction = async (...args: Parameters<typeof transaction>) => {
      await held;
      return transaction.apply(store, args) as never;
    };
    const flood = Array.from({ length: 50 }, () => loanOf(noisy));
    const ours = loanOf(quiet);
    try {
      const answers = flood.map((loan) => post(noisy, requestXml(loan)));
      await until(async () => (await crowd()).waiting === 40);
      expect((await crowd()).atWork, 'alone it has all places but one').to.equal(3);
      const quietly = post(quiet, requestXml(ours));
      await until(async () => (await crowd()).atWork === 4);
      open();
      expect(await quietly).to.deep.equal({ status: 200, isOk: true, retryAfter: null });
      const first = await Promise.all(answers);
      const refused = flood.filter((_, at) => first[at]?.status === 429);
      expect(refused.length, 'more than its line holds').to.equal(7);
      expect(first.filter(({ status }) => status === 429).every(({ retryAfter }) => Number(retryAfter) >= 2)).to.equal(
        true,
      );
      expect(first.filter(({ status, isOk }) => status === 200 && isOk)).to.have.length(43);
      const order = await stored();
      expect(order).to.have.length(44);
      expect(order.indexOf(ours.id), 'only what was worked on when it came').to.be.below(4);
      for (const loan of refused) while (!(await post(noisy, requestXml(loan))).isOk);
      expect((await stored()).sort()).to.deep.equal([...flood, ours].map(({ id }) => id).sort());
    } finally {
      Object.assign(store, { batch, transaction });
    }
  });

  it('a quiet one is answered while a megabyte of the noisy one is read in its thread', async () => {
    const { context } = library.hand.node;
    const { understand } = context.reader;
    let release = () => {};
    const reading = new Promise<void>((done) => {
      release = done;
    });
    let begun = false;
    context.reader.understand = (arrived, rules) => {
      const understood = understand.call(context.reader, arrived, rules);
      if (!(understood instanceof Promise)) return understood;
      begun = true;
      return reading.then(() => understood);
    };
    try {
      const before = await crowd();
      const long = loanOf(noisy);
      const large = requestXml(long).replace('</ISO18626Message>', `<!--${'x'.repeat(1_000_000)}--></ISO18626Message>`);
      // What it sent before may have used up what it may send: it comes again, as it is told.
      const untilTaken = async (): ReturnType<typeof post> => {
        const said = await post(noisy, large);
        if (said.status !== 429) return said;
        await pause(1000);
        return untilTaken();
      };
      const answer = untilTaken();
      await until(async () => begun);
      const ours = loanOf(quiet);
      expect(await post(quiet, requestXml(ours))).to.include({ status: 200, isOk: true });
      expect((await stored()).at(-1)).to.equal(ours.id);
      release();
      expect(await answer).to.include({ status: 200, isOk: true });
      expect((await stored()).slice(-2)).to.deep.equal([ours.id, long.id]);
      expect((await crowd()).apart).to.equal(before.apart + 1);
      const [kept] = await library.rows<{ bytes: number }>(
        `select octet_length(raw) as bytes from inbound_message order by id desc limit 1`,
      );
      expect(kept?.bytes).to.equal(Buffer.byteLength(large));
    } finally {
      release();
      context.reader.understand = understand;
    }
  });
});
