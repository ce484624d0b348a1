import { expect } from 'chai';
import { dialectNames, dialectOf } from '../../src/protocol/dialects/index.js';
import type { FakePartner } from '../support/fake-partner.js';
import { requesterXml, requestXml } from '../support/partner-voice.js';
import { marie } from './support/desk.js';
import { posting } from './support/sender.js';

const us = 'ISIL:CA-OOALG';

posting('KE3: an automatic answer', (post) => {
  let count = 0;

  async function borrower(dialect: string) {
    count += 1;
    const code = `B${count}`;
    const partner = await post.partner(code);
    await post.node.gateway.directory.changePartner(code, { dialect }, marie);
    const issued = await post.node.gateway.directory.issueCredential(code, { kind: 'token' }, marie);
    const about = { requester: `ISIL:CA-${code}`, supplier: us, id: `LOAN-${count}` };
    const says = async (xml: string) => {
      const reply = await post.node.gateway.receiving.receive({
        bytes: Buffer.from(xml),
        contentType: 'application/xml',
        sourceAddress: '127.0.0.1',
        presented: [{ kind: 'bearer', secret: issued.kind === 'issued' ? (issued.secret ?? '') : '' }],
      });
      expect(reply.kind).to.equal('confirmed');
    };
    await says(requestXml(about));
    await post.desk.does(about.id, 'willSupply');
    await post.round();
    partner.received.length = 0;
    return { code, partner, about, says, cancels: () => says(requesterXml(about, 'Cancel')) };
  }

  /** Seconds until each message to the partner that waits is due, from when it was written. */
  async function waits(code: string): Promise<number[]> {
    const { rows } = await post.node.database.pool.query(
      `select extract(epoch from next_attempt_at - coalesce((select max(a.closed_at) from delivery_attempt a where a.message_id = o.id), created_at))::float8 as seconds
        from outbound_message o where partner_code = $1 and status = 'pending' order by id`,
      [code],
    );
    return rows.map(({ seconds }) => Math.round(seconds));
  }

  const said = ({ received }: FakePartner) =>
    received.map(({ body }) => [
      /<(?:\w+:)?reasonForMessage>([^<]*)/.exec(body)?.[1],
      /<(?:\w+:)?answerYesNo>([^<]*)/.exec(body)?.[1],
    ]);

  for (const dialect of dialectNames.filter((name) => dialectOf(name).answersAfterSeconds === 2))
    it(`to a ${dialect} partner waits two seconds, so that it has ended its own step`, async () => {
      const { code, partner, cancels } = await borrower(dialect);
      await cancels();
      expect(await waits(code)).to.deep.equal([2]);
      await post.round();
      expect(partner.received, 'nothing is sent before').to.have.length(0);
      await post.waitsAreOver();
      await post.round();
      expect(said(partner)).to.deep.equal([['CancelResponse', 'Y']]);
    });

  for (const dialect of dialectNames.filter((name) => dialectOf(name).answersAfterSeconds === undefined))
    it(`to a partner of ${dialect} is sent at once, and so is what staff of the lender order`, async () => {
      const { partner, cancels } = await borrower(dialect);
      await cancels();
      await post.round();
      expect(said(partner)).to.deep.equal([['CancelResponse', 'Y']]);
    });

  it('is the only thing that waits: what staff say to the same partner goes at once', async () => {
    const { code, partner, about } = await borrower('crosslink');
    await post.desk.does(about.id, 'ship', { barcodes: ['39345'] });
    expect(await waits(code)).to.deep.equal([0]);
    await post.round();
    expect(said(partner)).to.have.length(1);
  });

  const notYet = { error: 'UnrecognisedDataValue', value: 'status change not allowed: Cancelled' };

  it('that is refused for now is tried again after 5 and 60 seconds, and nobody is alerted', async () => {
    const { code, partner, about, cancels } = await borrower('crosslink');
    await cancels();
    partner.next(notYet, notYet);
    await post.waitsAreOver();
    await post.round();
    expect(await waits(code)).to.deep.equal([5]);
    await post.waitsAreOver();
    await post.round();
    expect(await waits(code)).to.deep.equal([60]);
    expect((await post.channel(code)).state, 'the partner is well').to.equal('closed');
    await post.waitsAreOver();
    await post.round();
    expect(new Set(partner.received.map(({ body }) => body)).size, 'the same bytes').to.equal(1);
    expect(said(partner)).to.have.length(3);
    expect((await post.statuses(code)).at(-1)).to.equal('delivered');
    expect(await post.desk.attention(about.id)).to.deep.equal([]);
  });

  it('that is refused for the third time, or for another reason, is shown to staff', async () => {
    const patient = await borrower('crosslink');
    await patient.cancels();
    patient.partner.next(notYet, notYet, notYet);
    for (const _ of [1, 2, 3]) {
      await post.waitsAreOver();
      await post.round();
    }
    expect(patient.partner.received).to.have.length(3);
    expect(await post.desk.attention(patient.about.id)).to.deep.equal(['messageRefused']);
    for (const [dialect, refusal] of [
      ['crosslink', { error: 'UnrecognisedDataValue', value: 'no such status' }],
      ['standard-2021', notYet],
    ] as const) {
      const { partner, about, cancels } = await borrower(dialect);
      await cancels();
      partner.next(refusal);
      await post.waitsAreOver();
      await post.round();
      expect(partner.received, dialect).to.have.length(1);
      expect(await post.desk.attention(about.id)).to.deep.equal(['messageRefused']);
    }
  });

  it('KE4: Ship asks for a barcode where the partner cannot receive without one, and sends it where that one reads it', async () => {
    const strict = await borrower('crosslink');
    const asked = async (id: string) => {
      const ship = (await post.desk.sees(id)).actions.find(({ name }) => name === 'ship');
      return ship?.fields.find(({ name }) => name === 'barcodes')?.required;
    };
    expect(await asked(strict.about.id)).to.equal(true);
    const { id, version } = await post.desk.sees(strict.about.id);
    const refused = await post.node.gateway.orders.act(id, 'ship', version, {}, marie);
    expect(refused).to.deep.include({
      kind: 'invalid',
      problems: [
        {
          field: 'barcodes',
          problem: { code: 'refusedShip.partnerNeedsItem', facts: { partner: strict.code } },
        },
      ],
    });
    expect(await post.desk.state(strict.about.id)).to.equal('willSupply');
    await post.desk.does(strict.about.id, 'ship', { barcodes: ['39345'] });
    await post.round();
    const [{ body } = { body: '' }] = strict.partner.received;
    expect(body).to.include('#MultipleItems#\n39345||\n#MultipleItemsEnd#').and.to.include('39345</itemId>');

    const usual = await borrower('standard-2021');
    expect(await asked(usual.about.id)).to.equal(false);
    await post.desk.does(usual.about.id, 'ship', {});
    expect(await post.desk.state(usual.about.id)).to.equal('shippedPhysically');
  });

  it('KE10: a receipt of a copy, and a reminder, that the lender does not take ask nobody of our staff', async () => {
    count += 1;
    const code = `L${count}`;
    const partner = await post.partner(code);
    const id = await post.desk.creates({ serviceType: 'Copy', rota: [code] });
    await post.desk.does(id, 'send');
    await post.round();
    partner.next({ error: 'UnsupportedActionType' });
    await post.desk.does(id, 'remind');
    await post.round();
    expect((await post.statuses(code)).at(-1)).to.equal('refused');
    expect(await post.desk.attention(id)).to.deep.equal([]);
    expect((await post.desk.history(id)).map(({ event }) => event)).to.include('delivery.refused');
    await post.desk.does(id, 'receiveDigitally', { confirmed: true });
    partner.next({ error: 'UnsupportedActionType' });
    await post.round();
    expect((await post.statuses(code)).at(-1)).to.equal('refused');
    expect(await post.desk.attention(id)).to.deep.equal([]);
  });
});
