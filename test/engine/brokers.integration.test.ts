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
});
