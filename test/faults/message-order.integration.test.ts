import { expect } from 'chai';
import { watchDeadlines } from '../../src/engine/deadlines/watch-deadlines.js';
import { wordingOf } from '../../src/storage/database/wording-text.js';
import { type FakePartner, startFakePartner } from '../support/fake-partner.js';
import { brokenPromises } from '../support/invariants.js';
import {
  type InProcess,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../support/node-under-test.js';
import { requesterXml, requestXml, supplierXml } from '../support/partner-voice.js';
import { inEnglish } from '../support/said.js';

describe('a message that comes at another time than it should', () => {
  let library: LibraryUnderTest;
  let sender: InProcess;
  let theirs: FakePartner;
  let borrower: PartnerOfLibrary;
  let count = 0;

  before(async () => {
    theirs = await startFakePartner();
    library = await openLibrary({ INTERLEND_EARLY_WAIT_SECONDS: '1' });
    borrower = await library.addPartner('BORROWER', theirs.url);
    sender = await library.serve();
  });
  afterEach(async () => {
    await library.untilSent();
    expect(await brokenPromises({ ...library, journal: theirs.received })).to.deep.equal([]);
  });
  after(async () => {
    await library?.close();
    await theirs?.close();
  });

  const about = () => ({
    requester: borrower.symbol,
    supplier: library.symbol,
    id: `E${String(++count).padStart(4, '0')}`,
  });
  const stateOf = async (externalId: string) =>
    (await library.rows<{ state: string }>('select state from request where external_id = $1', [externalId]))[0]?.state;
  const messages = async (summary: string, id: string) => {
    const rows = await library.rows<{ outcome: string; reason: string | null; repeats: number }>(
      `select outcome, outcome_reason as reason, repeat_count as repeats from inbound_message
        where summary = $1 and convert_from(raw, 'UTF8') like '%>' || $2 || '<%' order by id`,
      [summary, id],
    );
    return rows.map((row) => ({ ...row, reason: inEnglish(wordingOf(row.reason)) }));
  };
  const historyOf = (id: string) =>
    library.rows<{ event: string; from: string | null; to: string | null }>(
      `select h.event, h.from_state as from, h.to_state as to from history h join request r on r.id = h.request_id
        where r.external_id = $1 order by h.id`,
      [id],
    );
  const clockwork = () => watchDeadlines(library.hand.node.context, new Date());
  /** The time that early messages wait is over. */
  const theWaitIsOver = () =>
    library.rows(`update inbound_message set due_at = now() - interval '1 second' where outcome = 'waiting'`);

  describe('a follow-up before its request (C6)', () => {
    it('is confirmed and waits, and takes its step after the request', async () => {
      const loan = about();
      const early = await library.hear(borrower, requesterXml(loan, 'Cancel'));
      expect(early).to.include({ status: 200, messageStatus: 'OK' });
      expect(await stateOf(loan.id)).to.equal(undefined);
      expect((await messages('Cancel', loan.id))[0]).to.include({ outcome: 'waiting' });

      await library.hear(borrower, requestXml(loan));
      expect(await stateOf(loan.id)).to.equal('cancelled');
      expect((await historyOf(loan.id)).map(({ event }) => event)).to.deep.equal([
        'requester.request',
        'requester.cancel',
      ]);
      expect((await messages('Cancel', loan.id))[0]).to.include({ outcome: 'applied' });
    });

    it('answers its repeat by the same bytes, before and after the request', async () => {
      const loan = about();
      const cancel = requesterXml(loan, 'Cancel');
      const first = await library.hear(borrower, cancel);
      const second = await library.hear(borrower, cancel);
      await library.hear(borrower, requestXml(loan));
      const third = await library.hear(borrower, cancel);
      expect([second.body, third.body]).to.deep.equal([first.body, first.body]);
      expect(await messages('Cancel', loan.id)).to.deep.include({
        outcome: 'applied',
        reason: 'It came before its request and waited for it.',
        repeats: 2,
      });
      expect((await historyOf(loan.id)).length).to.equal(2);
    });

    it('takes its step once, also when its wait ends at the moment its request comes', async () => {
      const loan = about();
      const early = await library.hear(borrower, requesterXml(loan, 'Cancel'));
      await theWaitIsOver();
      await Promise.all([clockwork(), library.hear(borrower, requestXml(loan)), clockwork(), clockwork()]);
      await clockwork();
      const [stored] = await messages('Cancel', loan.id);
      const steps = (await historyOf(loan.id)).filter(({ event }) => event === 'requester.cancel');
      expect(steps).to.have.length(stored?.outcome === 'applied' ? 1 : 0);
      if (stored?.outcome === 'refused') library.replies.splice(library.replies.indexOf(early), 1);
    });

    it('is refused as unknown when its request does not come in time', async () => {
      const loan = about();
      const received = requesterXml(loan, 'Received');
      await library.hear(borrower, received);
      await clockwork();
      expect((await messages('Received', loan.id))[0]).to.include({ outcome: 'waiting' });
      await theWaitIsOver();
      await clockwork();
      expect((await messages('Received', loan.id))[0]).to.include({
        outcome: 'refused',
        reason: 'Its request did not come in time.',
      });
      const [{ confirmation } = { confirmation: '' }] = await library.rows<{ confirmation: string }>(
        `select confirmation from inbound_message where convert_from(raw, 'UTF8') like '%>' || $1 || '<%'`,
        [loan.id],
      );
      expect(confirmation).to.contain('UnrecognisedDataValue').and.to.contain('requestingAgencyRequestId');
      // The OK of its arrival was true when it was said, and is stored no more.
      library.replies.pop();
    });
  });

  describe('a partner that was passed over and answers after all (C13)', () => {
    const passedOver = async () => {
      const n = ++count;
      const slow = await library.addPartner(`SLOW${n}`, theirs.url);
      const next = await library.addPartner(`NEXT${n}`, theirs.url);
      const wish = await library.wish([slow.code, next.code]);
      await library.hand.act(wish.id, 'send');
      await library.hand.act(wish.id, 'reject');
      await library.hand.act(wish.id, 'send');
      const loan = { requester: library.symbol, supplier: slow.symbol, id: wish.externalId };
      return { wish, slow, loan };
    };
    const attentionOf = async (id: string) =>
      (
        await library.rows<{ reason: string }>(
          'select reason from attention where request_id = $1 and closed_at is null order by id',
          [id],
        )
      ).map(({ reason }) => reason);
    const sentTo = async (code: string) =>
      (
        await library.rows<{ summary: string }>(
          'select summary from outbound_message where partner_code = $1 order by seq',
          [code],
        )
      ).map(({ summary }) => summary);

    it('is told Cancel again when it would supply, and staff see it', async () => {
      const { wish, slow, loan } = await passedOver();
      const reply = await library.hear(slow, supplierXml(loan, 'WillSupply', { reason: 'RequestResponse' }));
      expect(reply).to.include({ status: 200, messageStatus: 'OK' });
      expect(await stateOf(wish.externalId)).to.equal('requestSent');
      expect(await attentionOf(wish.id)).to.deep.equal(['lateSupply']);
      expect(await sentTo(slow.code)).to.deep.equal(['Request', 'CancelToPassed', 'CancelToPassed']);
      expect((await historyOf(wish.externalId)).at(-1)).to.deep.equal({
        event: 'passedSupplier.willSupply',
        from: 'requestSent',
        to: 'requestSent',
      });
    });

    it('is told that nobody waits for it when it has shipped, and staff see it', async () => {
      const { wish, slow, loan } = await passedOver();
      const reply = await library.hear(slow, supplierXml(loan, 'Loaned'));
      expect(reply).to.include({ status: 200, messageStatus: 'OK' });
      expect(await stateOf(wish.externalId)).to.equal('requestSent');
      expect(await attentionOf(wish.id)).to.deep.equal(['lateSupply']);
      expect(await sentTo(slow.code)).to.deep.equal(['Request', 'CancelToPassed', 'NotificationToPassed']);
    });

    it('is only noted when it agrees to the cancel', async () => {
      const { wish, slow, loan } = await passedOver();
      const reply = await library.hear(slow, supplierXml(loan, 'Cancelled', { reason: 'CancelResponse' }));
      expect(reply).to.include({ status: 200, messageStatus: 'OK' });
      expect(await attentionOf(wish.id)).to.deep.equal([]);
      expect((await historyOf(wish.externalId)).at(-1)?.event).to.equal('passedSupplier.cancelAccepted');
    });
  });

  it('reaches its partners through the process that sends', async () => {
    expect(sender.node.context.instance).to.not.equal(library.hand.node.context.instance);
    await library.untilSent();
    const [{ count: sent } = { count: 0 }] = await library.rows<{ count: number }>(
      'select count(*)::int as count from outbound_message',
    );
    expect(theirs.received).to.have.length(sent);
  });
});
