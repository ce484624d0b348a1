import { expect } from 'chai';
import pg from 'pg';
import { type FakePartner, startFakePartner } from '../support/fake-partner.js';
import { brokenPromises, type Evidence } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { requesterXml, requestXml } from '../support/partner-voice.js';

describe('the checker of the promises, when a fault is planted', () => {
  let library: LibraryUnderTest;
  let theirs: FakePartner;
  /** Each fault is planted in a transaction, and undone with it. */
  let planting: pg.Client;

  before(async () => {
    [library, theirs] = await Promise.all([openLibrary(), startFakePartner()]);
    const partner = await library.addPartner('PARTNER', theirs.url);
    const wish = await library.wish([partner.code]);
    await library.hand.act(wish.id, 'send');
    await library.hand.act(wish.id, 'askStatus');
    const loan = { requester: partner.symbol, supplier: library.symbol, id: 'L1' };
    await library.hear(partner, requestXml(loan));
    await library.hear(partner, requesterXml(loan, 'Cancel'));
    const sender = await library.serve();
    await library.untilSent();
    await sender.stop();
    planting = new pg.Client({ connectionString: library.databaseUrl });
    await planting.connect();
  });
  beforeEach(async () => {
    expect(await brokenPromises(evidence())).to.deep.equal([]);
    await planting.query('begin');
  });
  afterEach(() => planting.query('rollback'));
  after(async () => {
    await planting?.end();
    await library?.close();
    await theirs?.close();
  });

  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await planting.query<T>(sql, values)).rows;
  const evidence = (over: Partial<Evidence> = {}): Evidence => ({
    rows,
    replies: library.replies,
    journal: theirs.received,
    ...over,
  });
  /** The promises that are broken, by their names. */
  const broken = async (over: Partial<Evidence> = {}) => [
    ...new Set((await brokenPromises(evidence(over))).map((sentence) => sentence.slice(0, 2))),
  ];

  it('finds a delivered message that never arrived', async () => {
    expect(await broken({ journal: theirs.received.slice(1) })).to.deep.equal(['I1']);
  });

  it('finds a message that is gone from its conversation', async () => {
    await rows(`delete from outbound_message where summary = 'StatusRequest'`);
    expect(
      await broken({ journal: theirs.received.filter(({ body }) => !body.includes('StatusRequest')) }),
    ).to.deep.equal(['I1']);
  });

  it('finds a dead message that nobody is told of', async () => {
    await rows(`update outbound_message set status = 'dead' where summary = 'Request'`);
    expect(await broken()).to.deep.equal(['I1']);
  });

  it('finds a message that took two steps', async () => {
    await rows(`insert into history (request_id, conversation_id, actor_kind, actor, event)
      select request_id, conversation_id, actor_kind, actor, event from history where event = 'requester.cancel'`);
    expect(await broken()).to.deep.equal(['I2']);
  });

  it('finds messages that arrived in another order', async () => {
    expect(await broken({ journal: [...theirs.received].reverse() })).to.deep.equal(['I3']);
  });

  it('finds a message that arrived and was never written', async () => {
    expect(await broken({ journal: [...theirs.received, { body: '<phantom/>' }] })).to.deep.equal(['I4']);
  });

  it('finds a copy that differs by a byte', async () => {
    const [first] = theirs.received;
    expect(await broken({ journal: [...theirs.received, { body: `${first?.body} ` }] })).to.deep.equal(['I4']);
  });

  it('finds an OK that is stored nowhere, and an effect that is missing', async () => {
    await rows(`delete from inbound_message where summary = 'Cancel'`);
    expect(await broken()).to.deep.equal(['I2', 'I5']);
  });

  it('finds a message that nobody is sending any more', async () => {
    await rows(`update outbound_message set status = 'sending', lease_until = now() - interval '1 minute'
      where summary = 'Request'`);
    expect(await broken()).to.deep.equal(['I6']);
  });

  it('finds a try that left no trace', async () => {
    await rows(`delete from delivery_attempt where id = (select min(id) from delivery_attempt)`);
    expect(await broken()).to.deep.equal(['I7']);
  });

  it('finds a try that never ended', async () => {
    await rows(`update delivery_attempt set closed_at = null where id = (select min(id) from delivery_attempt)`);
    expect(await broken()).to.deep.equal(['I7']);
  });

  it('finds more copies than tries', async () => {
    expect(await broken({ journal: [...theirs.received, ...theirs.received.slice(0, 1)] })).to.deep.equal(['I7']);
  });
});
