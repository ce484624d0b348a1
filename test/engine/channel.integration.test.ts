import { expect } from 'chai';
import { say } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { requestXml } from '../support/partner-voice.js';
import { marie } from './support/desk.js';
import { posting } from './support/sender.js';

posting('the way to a partner', (post) => {
  it('opens after five failures in a row: then nothing more is tried until a probe is due (B17)', async () => {
    const dead = await post.partner('DEAD');
    dead.always({ status: 500 });
    for (let call = 1; call <= 7; call += 1) {
      await post.sends('DEAD');
      await post.round();
    }
    expect(dead.received).to.have.length(5);
    expect(await post.channel('DEAD')).to.include({ state: 'open', failuresInARow: 5, waiting: 7 });
    expect(english((await post.channel('DEAD')).reason)).to.include('500');
    await post.waitsAreOver();
    await post.round();
    expect(dead.received, 'one probe, with the oldest message').to.have.length(6);
    expect(dead.received[5]?.requestId).to.equal(dead.received[0]?.requestId);
    await post.round();
    expect(dead.received).to.have.length(6);
  });

  it('does not open for a partner of whose calls every second one fails (B15)', async () => {
    const flapping = await post.partner('FLAPPING');
    for (let call = 1; call <= 14; call += 1) {
      flapping.next(call % 2 === 0 ? 'ok' : { status: 500 });
      await post.sends('FLAPPING');
      await post.round();
    }
    expect((await post.channel('FLAPPING')).state).to.equal('closed');
    // On a busy machine one that failed may be due again meanwhile.
    expect(new Set(flapping.received.map(({ requestId }) => requestId))).to.have.property('size', 14);
  });

  it('closes when a probe gets through; the rest follows in order, five a second at first (B1, B17)', async () => {
    const back = await post.partner('BACK');
    back.always({ status: 503 });
    const ids = await post.sends('BACK', 20);
    for (const note of ['first word', 'second word']) await post.desk.does(ids[0] ?? '', 'generalMessage', { note });
    for (let tries = 1; tries <= 5; tries += 1) {
      await post.waitsAreOver();
      await post.round();
    }
    const tried = back.received.length;
    expect((await post.channel('BACK')).state).to.equal('open');
    back.always('ok');
    await post.waitsAreOver();
    await post.round();
    expect(back.received, 'the probe').to.have.length(tried + 1);
    expect(await post.channel('BACK')).to.include({ state: 'closed', ratePerSecond: 5 });
    expect(await post.round(), 'with what was tried within this second').to.be.at.most(5);
    while ((await post.statuses('BACK')).includes('pending')) await post.round();
    const first = new Set(back.received.slice(tried).map((call) => call.requestId));
    expect([...first]).to.have.members(ids);
    const ofFirst = back.received.slice(tried).filter(({ requestId }) => requestId === ids[0]);
    expect(ofFirst.map(({ body }) => /<request>|first word|second word/.exec(body)?.[0])).to.deep.equal([
      ...['<request>', 'first word', 'second word'],
    ]);
    expect((await post.channel('BACK')).ratePerSecond, 'well again').to.equal(undefined);
  });

  it('KD10: probes a partner that has written to us since, and was not tried for half a minute', async () => {
    const away = await post.partner('RESTARTED');
    away.always({ status: 503 });
    await post.sends('RESTARTED', 5);
    await post.round();
    expect((await post.channel('RESTARTED')).state).to.equal('open');
    const { pool } = post.node.database;
    const { store } = post.node.context;
    const tried = (ago: string) =>
      pool.query(`update delivery_attempt set opened_at = now() - $1::interval where partner_code = 'RESTARTED'`, [
        ago,
      ]);
    await tried('5 minutes');
    expect(await store.probeWhoWrote(), 'it is silent').to.equal(0);
    const issued = await post.node.gateway.directory.issueCredential('RESTARTED', { kind: 'token' }, marie);
    const about = { requester: 'ISIL:CA-RESTARTED', supplier: 'ISIL:CA-OOALG', id: 'RESTARTED-1' };
    await post.node.gateway.receiving.receive({
      bytes: Buffer.from(requestXml(about)),
      contentType: 'application/xml',
      sourceAddress: '127.0.0.1',
      presented: [{ kind: 'bearer', secret: issued.kind === 'issued' ? (issued.secret ?? '') : '' }],
    });
    await tried('10 seconds');
    await pool.query(`update inbound_message set received_at = now() where partner_code = 'RESTARTED'`);
    expect(await store.probeWhoWrote(), 'it was tried just now').to.equal(0);
    await tried('1 minute');
    expect(await store.probeWhoWrote()).to.equal(1);
    away.always('ok');
    const before = away.received.length;
    await post.round();
    expect(away.received.length).to.equal(before + 1);
    expect((await post.channel('RESTARTED')).state).to.equal('closed');
  });

  for (const [code, answer, words] of [
    ['PAGES', 'html', 'not with an ISO 18626'],
    ['CONFUSED', 'otherRequest', 'another request'],
  ] as const)
    it(`goes on with a partner that answers ${answer}: each try is in doubt and kept with what it said, and the same bytes are sent until they are confirmed (B7, B8)`, async () => {
      const odd = await post.partner(code);
      odd.always(answer);
      const [loan = ''] = await post.sends(code);
      for (let tries = 1; tries <= 3; tries += 1) {
        await post.waitsAreOver();
        await post.round();
      }
      const { items } = await post.node.gateway.messageLog.messages({ partner: code, limit: 5 });
      const id = items[0]?.id ?? '';
      const log = (await post.node.gateway.messageLog.message('out', id))?.attemptLog ?? [];
      expect(log.map((each) => each.class)).to.deep.equal(['ambiguous', 'ambiguous', 'ambiguous']);
      for (const { reason, answerPrefix } of log) {
        expect(english(reason)).to.include(words);
        expect(answerPrefix).to.include(answer === 'html' ? '<h' : 'onfirmation');
      }
      expect(await post.statuses(code)).to.deep.equal(['pending']);
      odd.always('ok');
      await post.waitsAreOver();
      await post.round();
      expect(await post.statuses(code)).to.deep.equal(['delivered']);
      expect(new Set(odd.received.map(({ body }) => body)).size, 'the same bytes').to.equal(1);
      expect(odd.received).to.have.length(4);
      expect(await post.desk.attention(loan)).to.deep.equal([]);
    });

  it('is held at once when the credential is refused: nothing more is sent, nothing is lost (B12)', async () => {
    const shut = await post.partner('SHUT');
    shut.always({ status: 401 });
    await post.sends('SHUT');
    await post.round();
    await post.sends('SHUT');
    await post.waitsAreOver();
    await post.round();
    expect(shut.received).to.have.length(1);
    expect((await post.channel('SHUT')).state).to.equal('held');
    expect(english((await post.channel('SHUT')).reason)).to.include('credential');
    shut.always('ok');
    await post.node.gateway.directory.changePartner(
      'SHUT',
      { outboundAuth: { kind: 'bearer', token: 'the-right-one' } },
      marie,
    );
    await post.round();
    expect(await post.statuses('SHUT'), 'a new credential takes it off hold').to.deep.equal(['delivered', 'delivered']);
    expect(shut.received.at(-1)?.headers.authorization).to.equal('Bearer the-right-one');
  });

  for (const [code, status, words] of [
    ['GONE', 404, 'nothing at'],
    ['MOVED', 302, 'moved'],
  ] as const)
    it(`is held after three answers of ${status} (B11, B13)`, async () => {
      const partner = await post.partner(code);
      partner.always({ status, headers: { location: 'http://127.0.0.1:9/elsewhere' } });
      await post.sends(code);
      for (let tries = 1; tries <= 3; tries += 1) {
        expect((await post.channel(code)).state, `before try ${tries}`).to.equal('closed');
        await post.waitsAreOver();
        await post.round();
      }
      expect((await post.channel(code)).state).to.equal('held');
      expect(english((await post.channel(code)).reason)).to.include(words);
    });

  it('is held when its address must not be called (E1)', async () => {
    await post.partner('INSIDE');
    await post.node.database.pool.query(`update partner set url = 'http://10.1.2.3/iso18626' where code = 'INSIDE'`);
    post.node.context.book.forget();
    await post.sends('INSIDE');
    await post.round();
    expect((await post.channel('INSIDE')).state).to.equal('held');
    expect(await post.statuses('INSIDE')).to.deep.equal(['pending']);
  });

  it('stays open to others when one message is refused for what it is: that message is held and shown', async () => {
    const picky = await post.partner('PICKY');
    picky.next({ status: 400 });
    const [first = '', second = ''] = await post.sends('PICKY', 2);
    await post.round();
    expect(await post.statuses('PICKY')).to.have.members(['held', 'delivered']);
    expect((await post.channel('PICKY')).state).to.equal('closed');
    const marks = [...(await post.desk.attention(first)), ...(await post.desk.attention(second))];
    expect(marks).to.deep.equal(['messageUndelivered']);
  });

  it('is suspended by staff; on resume everything goes, in order for each request, and no try was used up (B18)', async () => {
    const away = await post.partner('AWAY');
    await post.node.gateway.directory.channel('AWAY', 'suspend', marie);
    const [loan = ''] = await post.sends('AWAY');
    for (const note of ['one', 'two']) await post.desk.does(loan, 'generalMessage', { note });
    await post.waitsAreOver();
    await post.round();
    expect(away.received).to.have.length(0);
    const { reason, ...way } = await post.channel('AWAY');
    expect(way).to.include({ state: 'suspended', waiting: 3 });
    expect(english(reason)).to.equal('Suspended by Marie.');
    await post.node.gateway.directory.channel('AWAY', 'resume', marie);
    for (let round = 1; round <= 12 && (await post.statuses('AWAY')).includes('pending'); round += 1)
      await post.round();
    const bodies = away.received.map((call) => /<request>|one|two/.exec(call.body)?.[0]);
    expect(bodies).to.deep.equal(['<request>', 'one', 'two']);
    const { items } = await post.node.gateway.messageLog.messages({ partner: 'AWAY', limit: 10 });
    expect(items.map((each) => each.attempts)).to.deep.equal([1, 1, 1]);
  });

  it('keeps the order of staff when a call that was under way fails later', async () => {
    await post.partner('RACE');
    const [racing] = post.partners.slice(-1);
    racing?.always({ status: 500 });
    await post.sends('RACE');
    const round = post.round();
    await post.node.gateway.directory.channel('RACE', 'hold', marie);
    await round;
    const { state, reason } = await post.channel('RACE');
    expect([state, say(reason ?? '', 'en'), say(reason ?? '', 'fr')]).to.deep.equal([
      ...['held', 'Held by Marie.', 'Envois retenus par Marie.'],
    ]);
  });

  it('to a dead partner with many messages does not delay the healthy ones (B16)', async () => {
    const [dead, well] = [await post.partner('MUTE'), await post.partner('WELL')];
    dead.always({ status: 503 });
    await post.sends('MUTE', 40);
    await post.sends('WELL', 5);
    await post.round();
    expect(well.received, 'in the first round').to.have.length(5);
    expect(dead.received.length, 'no more at once than one partner may have').to.be.at.most(8);
    await post.round();
    expect((await post.channel('MUTE')).state).to.equal('open');
    await post.sends('WELL', 5);
    await post.round();
    expect(well.received).to.have.length(10);
  });
});
