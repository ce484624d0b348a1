import { expect } from 'chai';
import { validate } from '../../src/protocol/schemas.js';
import { envelope, ram, sam } from '../fixtures/messages/wire.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { posting } from './support/sender.js';

posting('sending again what had stopped', (post) => {
  /** Messages of a partner that refuses them one by one: they are held. */
  async function held(code: string, count: number): Promise<{ loans: string[]; ids: string[] }> {
    const partner = await post.partner(code);
    partner.always({ status: 413 });
    const loans = await post.sends(code, count);
    await post.round();
    partner.always('ok');
    const { items } = await post.node.gateway.messageLog.messages({ partner: code, status: 'held', limit: 50 });
    return { loans, ids: items.map((each) => each.id).reverse() };
  }

  it('one message: the same bytes, a new try, who did it in the history, and its mark closed (B22)', async () => {
    const { loans, ids } = await held('ONE', 1);
    const [loan = ''] = loans;
    expect(await post.desk.attention(loan)).to.deep.equal(['messageUndelivered']);
    expect(await post.node.gateway.messageLog.replay({ messages: ids }, marie)).to.deep.equal({
      replayed: 1,
      skipped: [],
    });
    await post.round();
    const [first, second] = post.partners.at(-1)?.received ?? [];
    expect(second?.body).to.equal(first?.body);
    expect(await post.statuses('ONE')).to.deep.equal(['delivered']);
    expect((await post.desk.told(loan, 'delivery.replayed')).actor).to.equal('Marie');
    expect(await post.desk.attention(loan)).to.deep.equal([]);
  });

  it('a selection, and what cannot be sent again says why (B22)', async () => {
    const { ids } = await held('SOME', 3);
    const chosen = ids.slice(0, 2);
    expect((await post.node.gateway.messageLog.replay({ messages: chosen }, marie)).replayed).to.equal(2);
    const again = await post.node.gateway.messageLog.replay({ messages: [...chosen, '999999', 'abc'] }, marie);
    expect(again.replayed).to.equal(0);
    expect(again.skipped.map((each) => english(each.reason))).to.deep.equal([
      'It is delivered, withdrawn, or on its way.',
      'It is delivered, withdrawn, or on its way.',
      'There is no such message.',
      'There is no such message.',
    ]);
    await post.round();
    expect((await post.statuses('SOME')).sort()).to.deep.equal(['delivered', 'delivered', 'held']);
  });

  it('everything of a partner, or of a partner since a time (B22)', async () => {
    await held('ALL', 3);
    const future = new Date(Date.now() + 60_000).toISOString();
    expect((await post.node.gateway.messageLog.replay({ partner: 'ALL', since: future }, marie)).replayed).to.equal(0);
    expect((await post.node.gateway.messageLog.replay({ partner: 'ALL' }, marie)).replayed).to.equal(3);
    await post.round();
    expect(await post.statuses('ALL')).to.deep.equal(['delivered', 'delivered', 'delivered']);
  });

  it('never a request to a partner that was passed over meanwhile', async () => {
    const partner = await post.partner('PASSED');
    await post.partner('NEXT');
    partner.always({ status: 413 });
    const loan = await post.desk.creates({ rota: ['PASSED', 'NEXT'] });
    await post.desk.does(loan, 'send');
    await post.round();
    await post.desk.does(loan, 'reject');
    const { items } = await post.node.gateway.messageLog.messages({ partner: 'PASSED', status: 'held', limit: 5 });
    const { skipped } = await post.node.gateway.messageLog.replay({ messages: items.map((each) => each.id) }, marie);
    expect(english(skipped[0]?.reason)).to.include('another partner');
  });
});

posting('what nobody can read', (post) => {
  it('is kept in quarantine and shown, page by page, to whoever asks with any cursor', async () => {
    await post.partner('NOISY');
    const issued = await post.node.gateway.directory.issueCredential('NOISY', { kind: 'token' }, marie);
    const say = (text: string) =>
      post.node.gateway.receiving.receive({
        bytes: Buffer.from(text),
        contentType: 'application/xml',
        presented: [{ kind: 'bearer', secret: issued.kind === 'issued' ? (issued.secret ?? '') : '' }],
        sourceAddress: '127.0.0.1',
      });
    for (const text of ['one', '<two>', '<!DOCTYPE x><three/>']) expect((await say(text)).kind).to.equal('unreadable');
    const first = await post.node.gateway.messageLog.quarantine(undefined, 2);
    expect(first.items.map((each) => each.prefix)).to.deep.equal(['<!DOCTYPE x><three/>', '<two>']);
    expect(first.items[0]).to.include({ partner: 'NOISY', source: '127.0.0.1' });
    const second = await post.node.gateway.messageLog.quarantine(first.next, 2);
    expect(second.items.map((each) => each.prefix)).to.deep.equal(['one']);
    for (const cursor of ['abc', '-1', '99999999999999999999'])
      expect((await post.node.gateway.messageLog.quarantine(cursor, 2)).items).to.have.length(2);
  });
});

posting('FB2: a known partner whose message cannot be read', (post) => {
  const says = async (text: string, secret: string) =>
    post.node.gateway.receiving.receive({
      bytes: Buffer.from(text),
      contentType: 'application/xml',
      presented: [{ kind: 'bearer', secret }],
      sourceAddress: '127.0.0.1',
    });

  it('gets a confirmation with ERROR and BadlyFormedMessage of the kind it sent; an unknown caller gets none', async () => {
    await post.partner('TORN');
    const issued = await post.node.gateway.directory.issueCredential('TORN', { kind: 'token' }, marie);
    const secret = issued.kind === 'issued' ? (issued.secret ?? '') : '';
    const answers: [string, string][] = [
      [envelope(sam()).slice(0, -30), 'supplyingAgencyMessageConfirmation'],
      [envelope(ram()).replace('</action>', ''), 'requestingAgencyMessageConfirmation'],
      ['<request/>', 'requestConfirmation'],
      ['not XML', 'requestConfirmation'],
      [envelope('<requestConfirmation/>'), 'requestConfirmation'],
    ];
    for (const [text, kind] of answers) {
      const reply = await says(text, secret);
      if (reply.kind !== 'unreadable') throw new Error(`${kind}: ${reply.kind}`);
      expect(reply.xml).to.include(`<${kind}>`).and.include('<messageStatus>ERROR');
      expect(reply.xml).to.include('<errorType>BadlyFormedMessage');
      expect(validate(reply.xml, '1.2').problems).to.deep.equal([]);
    }
    const { items } = await post.node.gateway.messageLog.quarantine(undefined, 10);
    expect(items.filter(({ partner }) => partner === 'TORN')).to.have.length(answers.length);
    expect((await says('not XML', 'nobody-knows-this')).kind).to.equal('unauthenticated');
  });
});
