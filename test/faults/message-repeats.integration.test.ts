import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { freshTime, requesterXml, requestXml, supplierXml } from '../support/partner-voice.js';

/** These partners are never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';

describe('a message that comes again', () => {
  let library: LibraryUnderTest;
  let borrower: PartnerOfLibrary;
  let count = 0;

  before(async () => {
    library = await openLibrary();
    borrower = await library.addPartner('BORROWER', nowhere);
  });
  afterEach(async () => expect(await brokenPromises({ ...library, journal: [] })).to.deep.equal([]));
  after(() => library.close());

  /** A loan of ours to the borrower, from its request on. */
  const about = () => ({
    requester: borrower.symbol,
    supplier: library.symbol,
    id: `B${String(++count).padStart(4, '0')}`,
  });
  const requestsNamed = (id: string) =>
    library.rows<{ id: string; state: string; version: number; attention: number }>(
      `select id::text, state, version, attention_count as attention from request where external_id = $1 order by id`,
      [id],
    );
  const messagesOf = (id: string) =>
    library.rows<{ summary: string; outcome: string; reason: string | null; repeats: number; identity: string | null }>(
      `select i.summary, i.outcome, i.outcome_reason as reason, i.repeat_count as repeats, i.identity_key as identity
        from inbound_message i where convert_from(i.raw, 'UTF8') like '%>' || $1 || '<%' order by i.id`,
      [id],
    );
  const historyOf = async (id: string) =>
    (
      await library.rows<{ event: string }>(
        `select h.event from history h join request r on r.id = h.request_id where r.external_id = $1 order by h.id`,
        [id],
      )
    ).map(({ event }) => event);

  describe('the identical request twice (C1)', () => {
    it('is confirmed by the same bytes and stays one request', async () => {
      const loan = about();
      const xml = requestXml(loan);
      const first = await library.hear(borrower, xml);
      const second = await library.hear(borrower, xml);
      expect(first).to.include({ status: 200, messageStatus: 'OK' });
      expect(second).to.deep.equal(first);
      expect(await requestsNamed(loan.id)).to.have.length(1);
      const [stored, ...more] = await messagesOf(loan.id);
      expect(more).to.deep.equal([]);
      expect(stored).to.include({ outcome: 'applied', repeats: 1 });
    });

    it('is the same request when only its timestamp is new', async () => {
      const loan = about();
      const first = await library.hear(borrower, requestXml({ ...loan, timestamp: freshTime() }));
      const second = await library.hear(borrower, requestXml({ ...loan, timestamp: freshTime() }));
      expect(second).to.deep.equal(first);
      expect(await requestsNamed(loan.id)).to.have.length(1);
    });
  });

  describe('the same id with other content (C2)', () => {
    it('is refused by the element that names it, and kept beside the first', async () => {
      const loan = about();
      await library.hear(borrower, requestXml(loan, 'Lakes'));
      const reply = await library.hear(borrower, requestXml(loan, 'Mountains'));
      expect(reply).to.include({ status: 200, messageStatus: 'ERROR', errorType: 'UnrecognisedDataValue' });
      expect(reply.errorValue).to.match(/^requestingAgencyRequestId: B\d+ already exists with other content/);
      expect((await messagesOf(loan.id)).map(({ outcome }) => outcome)).to.deep.equal(['applied', 'refused']);
      expect(await requestsNamed(loan.id)).to.have.length(1);
    });
  });

  describe('the same id from another library (C3)', () => {
    it('is another request', async () => {
      const other = await library.addPartner('OTHER', nowhere);
      const loan = about();
      const first = await library.hear(borrower, requestXml(loan));
      const second = await library.hear(other, requestXml({ ...loan, requester: other.symbol }));
      expect([first.messageStatus, second.messageStatus]).to.deep.equal(['OK', 'OK']);
      expect(await requestsNamed(loan.id)).to.have.length(2);
      await library.hear(other, requesterXml({ ...loan, requester: other.symbol }, 'Cancel'));
      expect((await requestsNamed(loan.id)).map(({ state }) => state)).to.deep.equal(['created', 'cancelled']);
    });
  });

  describe('a follow-up sent again with a fresh timestamp (C4)', () => {
    const lent = async () => {
      const loan = about();
      await library.hear(borrower, requestXml(loan));
      await library.hand.act(loan.id, 'willSupply');
      await library.hand.act(loan.id, 'ship');
      return loan;
    };

    it('has no second effect when it says a state', async () => {
      const loan = await lent();
      const [before] = await requestsNamed(loan.id);
      for (const _ of [1, 2, 3]) {
        const reply = await library.hear(borrower, requesterXml(loan, 'Received'));
        expect(reply).to.include({ status: 200, messageStatus: 'OK' });
      }
      const [request] = await requestsNamed(loan.id);
      expect(request).to.include({ state: 'receivedByPartner', attention: before?.attention });
    });

    it('asks staff once for a renewal', async () => {
      const loan = await lent();
      await library.hear(borrower, requesterXml(loan, 'Received'));
      for (const _ of [1, 2]) await library.hear(borrower, requesterXml(loan, 'Renew'));
      const asked = await library.rows(
        `select 1 from attention a join request r on r.id = a.request_id where r.external_id = $1 and a.reason = 'renewAsked'`,
        [loan.id],
      );
      expect(asked).to.have.length(1);
    });

    it('shows a note once, and counts the repeat', async () => {
      const loan = await lent();
      const first = await library.hear(borrower, requesterXml(loan, 'Notification', 'Is it in large print?'));
      const second = await library.hear(borrower, requesterXml(loan, 'Notification', 'Is it in large print?'));
      expect(second).to.deep.equal(first);
      const notes = (await messagesOf(loan.id)).filter(({ summary }) => summary === 'Notification');
      expect(notes.map(({ repeats }) => repeats)).to.deep.equal([1]);
      expect((await historyOf(loan.id)).filter((event) => event === 'requester.notification')).to.have.length(1);
    });

    it('finds its own stored answer even when a copy with a later time came between', async () => {
      const loan = await lent();
      const early = requesterXml({ ...loan, timestamp: freshTime() }, 'Received');
      const first = await library.hear(borrower, early);
      await library.hear(borrower, requesterXml(loan, 'Received'));
      const again = await library.hear(borrower, early);
      expect(again).to.deep.equal(first);
    });
  });

  describe('two equal notes a day apart (C5)', () => {
    it('are two notes', async () => {
      const loan = about();
      await library.hear(borrower, requestXml(loan));
      await library.hear(borrower, requesterXml(loan, 'Notification', 'Any news?'));
      await library.rows(
        `update inbound_message set received_at = received_at - interval '25 hours', last_seen_at = last_seen_at - interval '25 hours'
          where convert_from(raw, 'UTF8') like '%>' || $1 || '<%'`,
        [loan.id],
      );
      await library.hear(borrower, requesterXml(loan, 'Notification', 'Any news?'));
      expect((await historyOf(loan.id)).filter((event) => event === 'requester.notification')).to.have.length(2);
    });

    it('are two notes at once when another message came between', async () => {
      const loan = about();
      await library.hear(borrower, requestXml(loan));
      for (const note of ['Any news?', 'It is for a thesis.', 'Any news?'])
        await library.hear(borrower, requesterXml(loan, 'Notification', note));
      expect((await historyOf(loan.id)).filter((event) => event === 'requester.notification')).to.have.length(3);
    });
  });

  describe('a status that goes backwards (C7)', () => {
    it('is confirmed, kept in the history, and changes nothing', async () => {
      const lender = await library.addPartner('LENDER7', nowhere);
      const wish = await library.wish([lender.code]);
      await library.hand.act(wish.id, 'send');
      const loan = { requester: library.symbol, supplier: lender.symbol, id: wish.externalId };
      await library.hear(lender, supplierXml(loan, 'WillSupply', { reason: 'RequestResponse' }));
      await library.hear(lender, supplierXml(loan, 'Loaned', { dueDate: '2031-01-31T23:59:59Z' }));
      await library.hand.act(wish.id, 'receive');
      await library.hand.act(wish.id, 'returnToPartner');
      await library.hear(lender, supplierXml(loan, 'LoanCompleted'));
      expect((await requestsNamed(wish.externalId))[0]).to.include({ state: 'requestCompleted' });

      const late = await library.hear(lender, supplierXml(loan, 'Loaned', { dueDate: '2031-02-28T23:59:59Z' }));
      expect(late).to.include({ status: 200, messageStatus: 'OK' });
      const [request] = await library.rows<{ state: string; due: string }>(
        `select state, to_char(due_date at time zone 'UTC', 'YYYY-MM-DD') as due from request where id = $1`,
        [wish.id],
      );
      expect(request).to.deep.equal({ state: 'requestCompleted', due: '2031-01-31' });
      expect((await messagesOf(wish.externalId)).at(-1)).to.include({ outcome: 'not-applied', reason: 'out of order' });
      const [entry] = await library.rows<{ event: string; facts: object }>(
        `select event, facts from history where request_id = $1 order by id desc limit 1`,
        [wish.id],
      );
      expect(entry).to.deep.equal({ event: 'supplier.loaned', facts: { notApplied: 'out of order' } });
    });
  });

  describe('a status that skips steps (C8)', () => {
    it('is applied', async () => {
      const lender = await library.addPartner('LENDER8', nowhere);
      const wish = await library.wish([lender.code]);
      await library.hand.act(wish.id, 'send');
      const loan = { requester: library.symbol, supplier: lender.symbol, id: wish.externalId };
      await library.hear(lender, supplierXml(loan, 'Loaned', { reason: 'RequestResponse' }));
      expect((await requestsNamed(wish.externalId))[0]).to.include({ state: 'shippedPhysically' });
    });
  });
});
