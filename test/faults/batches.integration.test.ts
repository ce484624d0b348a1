import { expect } from 'chai';
import { type FakePartner, startFakePartner } from '../support/fake-partner.js';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requesterXml, requestXml } from '../support/partner-voice.js';

describe('messages that come at the same time', () => {
  let library: LibraryUnderTest;
  let theirs: FakePartner;
  let borrower: PartnerOfLibrary;
  let count = 0;

  before(async () => {
    theirs = await startFakePartner();
    library = await openLibrary({ INTERLEND_PARTNER_AT_ONCE: '64', INTERLEND_INBOUND_AT_ONCE: '64' });
    borrower = await library.addPartner('BORROWER', theirs.url);
  });
  after(async () => {
    const broken = await brokenPromises({ ...library, journal: theirs.received });
    await library?.close();
    await theirs?.close();
    expect(broken).to.deep.equal([]);
  });

  const loans = (many: number) =>
    Array.from({ length: many }, () => ({
      requester: borrower.symbol,
      supplier: library.symbol,
      id: `B${String(++count).padStart(4, '0')}`,
    }));
  const stored = (ids: readonly string[]) =>
    library.rows<{ id: string; summary: string; outcome: string }>(
      `select r.external_id as id, m.summary, m.outcome from inbound_message m join request r on r.id = m.request_id
        where r.external_id = any($1) order by m.id`,
      [ids],
    );

  it('are each stored, applied and confirmed once, in fewer transactions than there are messages', async () => {
    const many = loans(40);
    const { meter } = library.hand.node.context;
    const counted = meter.gathered;
    const sizes: number[] = [];
    meter.gathered = (messages, waited) => {
      sizes.push(messages);
      counted(messages, waited);
    };
    const replies = await Promise.all(many.map((loan) => library.hear(borrower, requestXml(loan))));
    expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(many.map(() => 'OK'));
    const rows = await stored(many.map(({ id }) => id));
    expect(rows.map(({ id }) => id).sort()).to.deep.equal(many.map(({ id }) => id));
    expect(rows.every(({ outcome }) => outcome === 'applied')).to.equal(true);
    meter.gathered = counted;
    expect(sizes.reduce((all, size) => all + size, 0)).to.equal(40);
    expect(sizes.length, 'commits').to.be.below(40);
  });

  it('about one request take their steps one after the other', async () => {
    const [loan] = loans(1);
    if (!loan) throw new Error('There is no loan.');
    await library.hear(borrower, requestXml(loan));
    const standing = async () =>
      (
        await library.rows<{ version: number; marks: number }>(
          `select version, attention_count as marks from request where external_id = $1`,
          [loan.id],
        )
      )[0] ?? { version: 0, marks: 0 };
    const before = await standing();
    const notes = Array.from({ length: 8 }, (_, n) => requesterXml(loan, 'Notification', `Word ${n}.`));
    const replies = await Promise.all(notes.map((xml) => library.hear(borrower, xml)));
    expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(notes.map(() => 'OK'));
    expect(await standing()).to.deep.equal({ version: before.version + 8, marks: before.marks + 8 });
  });

  it('do not wait for one whose request somebody has in hand, and that one is stored when it is free (A23)', async () => {
    const many = loans(12);
    for (const loan of many) await library.hear(borrower, requestXml(loan));
    const held = many[5]?.id;
    const client = await library.hand.node.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select from request where external_id = $1 for update', [held]);
      const answered = new Set<string>();
      const going = many.map(async (loan) => {
        const reply = await library.hear(borrower, requesterXml(loan, 'Cancel'));
        answered.add(loan.id);
        return reply;
      });
      await Promise.all(going.filter((_, at) => at !== 5));
      expect(answered.has(String(held)), 'still in hand').to.equal(false);
      await client.query('rollback');
      expect((await going[5])?.messageStatus).to.equal('OK');
    } finally {
      client.release();
    }
    const rows = (await stored(many.map(({ id }) => id))).filter(({ summary }) => summary === 'Cancel');
    expect(rows.map(({ outcome }) => outcome)).to.deep.equal(many.map(() => 'applied'));
  });

  it('wait ten seconds for a request that stays in hand; then their sender is told to come again (A23)', async function () {
    this.timeout(30_000);
    const [loan] = loans(1);
    if (!loan) throw new Error('There is no loan.');
    await library.hear(borrower, requestXml(loan));
    const cancel = requesterXml(loan, 'Cancel');
    const client = await library.hand.node.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select from request where external_id = $1 for update', [loan.id]);
      const began = performance.now();
      expect(await library.hear(borrower, cancel)).to.deep.equal({ status: 503, body: '' });
      expect(performance.now() - began).to.be.within(9_000, 20_000);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect(await library.hear(borrower, cancel)).to.include({ status: 200, messageStatus: 'OK' });
  });

  it('that are the same message have one effect, and all get its confirmation', async () => {
    const many = loans(6);
    const xmls = many.flatMap((loan) => Array(4).fill(requestXml(loan)) as string[]);
    const replies = await Promise.all(xmls.map((xml) => library.hear(borrower, xml)));
    for (let of = 0; of < many.length; of += 1)
      expect(new Set(replies.slice(of * 4, of * 4 + 4).map(({ body }) => body)).size).to.equal(1);
    expect(await stored(many.map(({ id }) => id))).to.have.length(6);
  });
});
