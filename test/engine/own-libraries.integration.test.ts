import { expect } from 'chai';
import type { LibraryDraft } from '../../src/contract/local-inputs.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

const address = (line1: string) => ({ line1, locality: 'Ottawa', region: 'ON', postalCode: 'K1A 0A1', country: 'CA' });

loansBetween('a node with two resource sharing libraries', (network) => {
  before(async () => {
    const { algonquin } = network;
    const { libraries } = algonquin.node.local;
    const now = new Date();
    // The alphabet must not decide: the newer library comes first in it.
    const campus: LibraryDraft = {
      code: 'AAA_PEMBROKE',
      name: 'Pembroke Campus Library',
      symbol: 'ISIL:CA-OPEMB',
      isil: 'CA-OPEMB',
      resourceSharing: true,
      address: address('1 College Way'),
      timeZone: 'America/Vancouver',
    };
    expect((await libraries.add(campus, now)).kind).to.equal('done');
    expect((await libraries.addDesk('AAA_PEMBROKE', { code: 'PEMBROKE_DESK', name: 'Pembroke' })).kind).to.equal(
      'done',
    );
    await libraries.addLocation('AAA_PEMBROKE', { code: 'PEMBROKE_IN', name: 'Borrowed', kind: 'borrowing' });
    await libraries.addLocation('AAA_PEMBROKE', { code: 'PEMBROKE_OUT', name: 'Lent', kind: 'lending' });
    await libraries.change('RES_SHARE', { name: 'Woodroffe Library', address: address('1385 Woodroffe') }, now);
    const known = await network.lacite.node.gateway.directory.changePartner(
      'ALGONQUIN',
      { symbols: ['CA-OOALG', 'CA-OPEMB'].map((value) => ({ type: 'ISIL', value })), returnInfo: true },
      marie,
    );
    expect(known.kind).to.equal('changed');
    await algonquin.knows(network.lacite, { returnInfo: true });
  });

  const slipOf = async (request: string, code: string) => {
    const { algonquin } = network;
    const { id } = await algonquin.desk.sees(request);
    const { items } = await algonquin.node.local.letters.list({ request: id, code: code as 'returnSlip', limit: 10 });
    return items[0]?.facts ?? {};
  };

  it('FA17: asks, answers, receives and writes slips as the library whose request it is', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({
      rota: ['LACITE'],
      ownerLibrary: 'AAA_PEMBROKE',
      pickupLocation: 'AAA_PEMBROKE',
    });
    await algonquin.desk.does(loan, 'send');
    await post();
    expect((await algonquin.desk.sees(loan)).timeZone).to.equal('America/Vancouver');
    expect((await algonquin.desk.xml(loan, 'out', 'Request')).xml, 'its symbol signs').to.include('CA-OPEMB');
    await lacite.desk.does(loan, 'willSupply');
    await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
    await post();
    expect(await algonquin.desk.state(loan), 'what is addressed to its symbol is for us').to.equal('shippedPhysically');
    await algonquin.desk.does(loan, 'receive');
    const { items } = await algonquin.node.local.circulation.items({
      request: (await algonquin.desk.sees(loan)).id,
      limit: 10,
    });
    expect(
      items.map(({ library }) => library),
      'it is received at its own desk',
    ).to.deep.equal(['AAA_PEMBROKE']);
    await algonquin.desk.does(loan, 'returnToPartner');
    const { libraryName, libraryAddress } = await slipOf(loan, 'returnSlip');
    expect(libraryName).to.equal('Pembroke Campus Library');
    expect(libraryAddress).to.include('1 College Way');
  });

  it('FA17: a request of the other library is the other library’s, though its code comes later', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await lacite.desk.creates({ rota: ['ALGONQUIN'] });
    await lacite.desk.does(loan, 'send');
    await post();
    await algonquin.desk.does(loan, 'ship', { barcodes: ['A-1'], printSlip: true });
    const { libraryName, libraryAddress } = await slipOf(loan, 'shippingSlip');
    expect(libraryName).to.equal('Woodroffe Library');
    expect(libraryAddress).to.include('1385 Woodroffe');
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Loaned');
    expect(xml).to.include('1385 Woodroffe').and.not.to.include('1 College Way');
    expect((await algonquin.desk.sees(loan)).timeZone).to.equal('America/Toronto');
  });

  it('FA17: a partner that is a library of ours is refused when it is saved, with the reason', async () => {
    const outcome = await network.algonquin.node.gateway.directory.addPartner(
      {
        code: 'PEMBROKE',
        name: 'Pembroke',
        url: 'http://127.0.0.1:8999/iso18626',
        dialect: 'interlend',
        symbols: [{ type: 'ISIL', value: 'ca-opemb' }],
      },
      marie,
    );
    expect(outcome.kind).to.equal('invalid');
    const said = outcome.kind === 'invalid' ? outcome.problems.map(({ problem }) => english(problem)) : [];
    expect(said.join(' ')).to.include('Pembroke Campus Library');
  });

  /** A loan of the campus, shipped by its lender. */
  async function shippedToCampus() {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({
      rota: ['LACITE'],
      ownerLibrary: 'AAA_PEMBROKE',
      pickupLocation: 'AAA_PEMBROKE',
      patron: { name: 'Kim' },
    });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: [`FG8-${loan}`] });
    await post();
    return loan;
  }
  const scanned = async (code: string, desk: string, at?: 'receive' | 'return') => {
    const answer = await network.algonquin.node.gateway.scans.scan({ code, ...(at ? { at } : {}) }, { ...marie, desk });
    if (answer.kind === 'told')
      return { did: answer.told.did, next: answer.told.next, text: english(answer.told.text) };
    return {
      refused: answer.kind === 'refused' && 'reason' in answer.outcome ? english(answer.outcome.reason) : answer,
    };
  };
  const goesFromPembroke =
    'Pembroke Campus Library borrowed this item and sends it back to its lender. Send it to Pembroke, or change your desk.';

  it('FG8: another library’s desk does not send its books home, by scan or by button, and says whose desk does', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await shippedToCampus();
    await scanned(loan, 'PEMBROKE_DESK', 'receive');
    await algonquin.desk.does(loan, 'loanToPatron');
    await post();
    expect(await scanned(loan, 'RES_DESK', 'return'), 'the patron may bring it back anywhere').to.deep.equal({
      did: 'takeBack',
      next: undefined,
      text: `The patron has returned it. ${goesFromPembroke}`,
    });
    for (const at of ['return', undefined] as const)
      expect(await scanned(loan, 'RES_DESK', at)).to.deep.equal({
        did: undefined,
        next: undefined,
        text: goesFromPembroke,
      });
    const { id, version } = await algonquin.desk.sees(loan);
    const elsewhere = { ...marie, desk: 'RES_DESK' };
    const pressed = await algonquin.node.gateway.orders.act(id, 'returnToPartner', version, {}, elsewhere);
    expect([pressed.kind, 'reason' in pressed && english(pressed.reason)]).to.deep.equal([
      ...['notAllowed', goesFromPembroke],
    ]);
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('returnedByPatron');
    expect(await lacite.desk.state(loan), 'its lender was told of nothing').to.equal('receivedByPartner');

    expect((await scanned(loan, 'PEMBROKE_DESK', 'return')).did).to.equal('sendHome');
    await post();
    expect(await lacite.desk.state(loan)).to.equal('returnedByPartner');
  });

  it('FG8: a parcel is received at a desk of the library that asked, and another desk says which', async () => {
    const { algonquin } = network;
    const loan = await shippedToCampus();
    expect(await scanned(loan, 'RES_DESK', 'receive')).to.deep.equal({
      refused: 'This item is for Pembroke Campus Library. Send it to Pembroke, or change your desk.',
    });
    expect(await algonquin.desk.state(loan)).to.equal('shippedPhysically');
    expect((await scanned(loan, 'PEMBROKE_DESK', 'receive')).did).to.equal('receive');
  });
});
