import { expect } from 'chai';
import { agency, envelope, header, sam } from '../fixtures/messages/wire.js';
import { marie } from './support/desk.js';
import { posting } from './support/sender.js';

posting('a broker', (post) => {
  async function known(code: string) {
    await post.partner(code);
    const issued = await post.node.gateway.directory.issueCredential(code, { kind: 'token' }, marie);
    return issued.kind === 'issued' ? (issued.secret ?? '') : '';
  }

  async function asked(code: string) {
    const [id = ''] = await post.sends(code);
    await post.round();
    return id;
  }

  const says = (secret: string, loan: string, symbol: string, more: Parameters<typeof sam>[0] = {}) =>
    post.node.gateway.receiving.receive({
      bytes: Buffer.from(
        envelope(
          sam({
            ...more,
            head: header({ requestId: loan })
              .replace(agency('supplying', 'CA-OOALG'), agency('supplying', symbol))
              .replace(agency('requesting', 'CA-OOCTY'), agency('requesting', 'CA-OOALG')),
          }),
        ),
      ),
      contentType: 'application/xml',
      sourceAddress: '127.0.0.1',
      presented: [{ kind: 'bearer' as const, secret }],
    });

  const notified = (note: string, status: string) => ({
    reason: 'Notification',
    said: `<note>${note}</note>`,
    status: `<status>${status}</status>`,
  });

  it('FE4: that writes tokens alone leaves no mark; whom it asked, and who refused, stands in history and rota', async () => {
    const secret = await known('BROKER');
    const loan = await asked('BROKER');
    for (const [note, status] of [
      ['Supplier: ISIL:CA-ONE', 'ExpectToSupply'],
      ['Supplier: ISIL:CA-ONE', 'Unfilled'],
      ['Supplier: ISIL:CA-TWO', 'ExpectToSupply'],
    ] as const)
      expect(await says(secret, loan, 'CA-BROKER', notified(note, status))).to.include({ kind: 'confirmed' });
    const view = await post.desk.sees(loan);
    expect(view.attention).to.deep.equal([]);
    expect(view.notes).to.deep.equal([]);
    expect(view.state).to.equal('requestSent');
    expect(view.rota[0]?.behind).to.deep.equal([
      { symbol: 'ISIL:CA-ONE', refused: true },
      { symbol: 'ISIL:CA-TWO', refused: false },
    ]);
    const told = (await post.desk.history(loan)).slice(-3).map(({ label, note }) => `${label}: ${note}`);
    expect(told).to.deep.equal([
      'The partner asks another library: ISIL:CA-ONE',
      'A library that the partner asked cannot supply: ISIL:CA-ONE',
      'The partner asks another library: ISIL:CA-TWO',
    ]);
    await says(secret, loan, 'CA-BROKER', notified('Supplier: ISIL:CA-TWO, Please call us.', 'ExpectToSupply'));
    expect(await post.desk.attention(loan), 'words are words').to.deep.equal(['message']);
  });

  it('FE5: may speak for the symbols that are listed with it, and for no others', async () => {
    const secret = await known('CLEAR');
    await known('DIRECT');
    const allowed = await post.node.gateway.directory.changePartner(
      'CLEAR',
      { speaksFor: ['ISIL:CA-DIRECT', 'ISIL:CA-UNLISTED'] },
      marie,
    );
    expect(allowed.kind).to.equal('changed');
    const loan = await asked('CLEAR');
    const first = await says(secret, loan, 'CA-UNLISTED', {
      reason: 'RequestResponse',
      status: '<status>WillSupply</status>',
    });
    expect(first).to.include({ kind: 'confirmed', outcome: 'applied' });
    expect(await post.desk.state(loan)).to.equal('willSupply');
    expect((await says(secret, loan, 'CA-DIRECT', { status: '<status>Loaned</status>' })).kind).to.equal('confirmed');
    expect(await post.desk.state(loan)).to.equal('shippedPhysically');
    const direct = await asked('DIRECT');
    expect(await says(secret, direct, 'CA-DIRECT', { status: '<status>WillSupply</status>' })).to.include({
      kind: 'confirmed',
      outcome: 'applied',
    });
    expect(await post.desk.state(direct), 'a request that was sent to the library itself').to.equal('willSupply');
  });

  it('FE5: that speaks for others unasked is refused, and the request shows it, once', async () => {
    const secret = await known('BOLD');
    await known('OTHER');
    const loan = await asked('BOLD');
    for (const symbol of ['CA-OTHER', 'CA-NOBODY', 'CA-OTHER']) {
      const reply = await says(secret, loan, symbol, { status: '<status>Loaned</status>' });
      expect(reply.kind).to.equal(symbol === 'CA-NOBODY' ? 'confirmed' : 'denied');
    }
    const view = await post.desk.sees(loan);
    expect(view.state).to.equal('requestSent');
    expect(view.attention.map(({ reason }) => reason)).to.deep.equal(['refusedMessage']);
    const told = (await post.desk.history(loan)).filter(({ event }) => event === 'messageRefused');
    expect(told.map(({ note }) => note)).to.have.length(3);
    expect(told[0]?.note).to.include('ISIL:CA-OTHER');
    expect(told[1]?.note).to.include('ISIL:CA-NOBODY');
  });

  it('FE5: “unknown request” about a request we know, and what cannot be read of it, are shown with it and raise attention', async () => {
    const asking = await known('ASKED');
    const strange = await known('STRANGE');
    const loan = await asked('ASKED');
    const reply = await says(strange, loan, 'CA-STRANGE', { status: '<status>Loaned</status>' });
    expect(reply, 'STRANGE learns nothing').to.include({ kind: 'confirmed', outcome: 'refused' });
    expect('xml' in reply ? reply.xml : '').to.include('no such request');
    expect(await post.desk.state(loan)).to.equal('requestSent');
    expect(await post.desk.attention(loan)).to.deep.equal(['messageNotTaken']);
    expect(await post.desk.told(loan, 'messageRefused')).to.include({
      note: 'STRANGE was not asked for this request.',
    });

    const second = await asked('ASKED');
    const unfit = await says(asking, second, 'CA-ASKED', { status: '<status>Borrowed</status>' });
    expect('xml' in unfit ? unfit.xml : '').to.include('ERROR');
    const view = await post.desk.sees(second);
    expect(view.attention.map(({ reason, text }) => `${reason}: ${text.split('.')[0]}`)).to.deep.equal([
      'messageNotTaken: The partner sent a message about this request that could not be accepted, and the partner was told so',
    ]);
    expect((await post.desk.told(second, 'messageRefused')).note).to.include('Borrowed');

    const third = await asked('ASKED');
    await post.node.gateway.receiving.receive({
      bytes: Buffer.from(
        envelope(
          sam({
            head: header({ requestId: third })
              .replace(agency('supplying', 'CA-OOALG'), agency('supplying', 'CA-ASKED'))
              .replace(agency('requesting', 'CA-OOCTY'), agency('requesting', 'CA-OOALG')),
          }),
        ).replace('</statusInfo>', ''),
      ),
      contentType: 'application/xml',
      sourceAddress: '127.0.0.1',
      presented: [{ kind: 'bearer' as const, secret: asking }],
    });
    expect(await post.desk.attention(third), 'also what is no XML').to.deep.equal(['messageNotTaken']);
  });

  describe('that asks one library after the other for us, and one makes an offer', () => {
    let count = 0;
    /** `header`: the libraries speak under their own symbols, and not under the broker's with a token. */
    async function offered(names: 'token' | 'header', rota: string[] = []) {
      count += 1;
      const code = `X${count}`;
      const secret = await known(code);
      await post.node.gateway.directory.changePartner(
        code,
        { dialect: 'crosslink', speaksFor: names === 'header' ? ['ISIL:CA-ONE', 'ISIL:CA-TWO'] : [] },
        marie,
      );
      const loan = await post.desk.creates({ rota: [code, ...rota] });
      await post.desk.does(loan, 'send');
      await post.round();
      const partner = post.partners.find(({ received }) => received.some(({ requestId }) => requestId === loan));
      if (!partner) throw new Error('The broker was not asked.');
      const speaks = (symbol: string, more: Parameters<typeof sam>[0], note = '') =>
        says(secret, loan, names === 'header' ? symbol : `CA-${code}`, {
          ...more,
          said: `<note>${names === 'token' ? `Supplier: ISIL:${symbol}${note ? ', ' : ''}` : ''}${note}</note>`,
        });
      const asks = (symbol: string) =>
        speaks(symbol, { reason: 'Notification', status: '<status>ExpectToSupply</status>' });
      const offers = (symbol: string, condition: string) =>
        speaks(
          symbol,
          {
            reason: 'StatusChange',
            status: '<status>WillSupply</status>',
            more: `<deliveryInfo><dateSent>2026-11-30T10:00:00Z</dateSent><loanCondition>${condition}</loanCondition></deliveryInfo>`,
          },
          '#ReShareAddLoanCondition#',
        );
      await asks('CA-ONE');
      await offers('CA-ONE', 'LibraryUseOnly');
      expect(await post.desk.state(loan)).to.equal('conditional');
      const addressed = () =>
        partner.received
          .slice(1)
          .map(({ body }) => [
            /<(?:\w+:)?action>([^<]*)/.exec(body)?.[1] ?? /<(?:\w+:)?requestType>([^<]*)/.exec(body)?.[1],
            /<(?:\w+:)?supplyingAgencyId>.*?<(?:\w+:)?agencyIdValue>([^<]*)/s.exec(body)?.[1],
          ]);
      return { code, loan, secret, partner, speaks, asks, offers, addressed };
    }

    for (const names of ['token', 'header'] as const) {
      const named = names === 'token' ? 'in its note' : 'in the header';

      it(`KE5: refusing it is addressed to that library, named ${named}, and the next one lends without its terms (KE6)`, async () => {
        const next = `N${count + 1}`;
        await known(next);
        const { loan, speaks, asks, addressed } = await offered(names, [next]);
        await post.desk.does(loan, 'refuseConditions');
        await post.round();
        expect(addressed()).to.deep.equal([['Cancel', 'CA-ONE']]);
        const view = await post.desk.sees(loan);
        expect(view.state, 'the request stays with the broker, which asks its next').to.equal('requestSent');
        expect(view.rota.map(({ state }) => state)).to.deep.equal(['asked', 'listed']);
        expect(view.rota[0]?.behind).to.deep.equal([{ symbol: 'ISIL:CA-ONE', refused: true }]);
        expect(view.terms).to.equal(undefined);
        expect(await post.desk.attention(loan)).to.deep.equal([]);
        await asks('CA-TWO');
        await speaks('CA-TWO', { reason: 'StatusChange', status: '<status>Loaned</status>' });
        expect(await post.desk.state(loan)).to.equal('shippedPhysically');
        const lent = await post.desk.sees(loan);
        expect(lent.terms).to.equal(undefined);
        expect(lent.facts).not.to.have.any.keys('conditions', 'terms');
        await post.desk.does(loan, 'receive');
        await post.desk.does(loan, 'loanToPatron');
        expect(await post.desk.state(loan), 'library use only was a condition of the other').to.equal('loaned');
      });

      it(`KE5: a broker that takes it for the end of the request, and says so without naming a library, is passed over (${named})`, async () => {
        const next = `N${count + 1}`;
        await known(next);
        const { code, loan, secret } = await offered(names, [next]);
        await post.desk.does(loan, 'refuseConditions');
        await post.round();
        await says(secret, loan, `CA-${code}`, {
          reason: 'CancelResponse',
          said: '<answerYesNo>Y</answerYesNo>',
          status: '<status>Cancelled</status>',
        });
        const view = await post.desk.sees(loan);
        expect(view.state).to.equal('readyToSend');
        expect(view.partner).to.equal(next);
      });

      it(`KE6: the offer is gone when the broker asks another by itself (${named})`, async () => {
        const { loan, asks, offers } = await offered(names);
        await asks('CA-ONE');
        expect(await post.desk.state(loan), 'said once more of the same library: its offer stands').to.equal(
          'conditional',
        );
        await asks('CA-TWO');
        const view = await post.desk.sees(loan);
        expect([view.state, view.terms, view.attention]).to.deep.equal(['requestSent', undefined, []]);
        await offers('CA-TWO', 'SignatureRequired');
        const { terms } = await post.desk.sees(loan);
        expect(JSON.stringify(terms)).to.include('ignature').and.not.to.include('ibrary use');
      });
    }

    it('KE5: accepting it, and a Cancel of the whole request, are addressed to the broker', async () => {
      const accepted = await offered('token');
      await post.desk.does(accepted.loan, 'acceptConditions');
      await post.round();
      expect(accepted.addressed()).to.deep.equal([['Notification', `CA-${accepted.code}`]]);
      const given = await offered('token');
      await post.desk.does(given.loan, 'cancel');
      await post.round();
      expect(given.addressed()).to.deep.equal([['Cancel', `CA-${given.code}`]]);
    });
  });
});
