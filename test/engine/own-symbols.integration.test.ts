import { expect } from 'chai';
import { loansBetween } from './support/story.js';

loansBetween('KF5: a library that got another symbol', (network) => {
  const changed = async (symbol: string) => {
    const { libraries } = network.algonquin.node.local;
    const outcome = await libraries.change('RES_SHARE', { symbol }, new Date());
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.value;
  };
  const lends = async (loan: string) => {
    await network.algonquin.desk.does(loan, 'willSupply');
    await network.algonquin.desk.does(loan, 'ship', { barcodes: [loan] });
    await network.post();
  };

  it('is heard by partners who still write to the old one, signs with the new one, and goes on with open requests as before', async () => {
    const { algonquin, lacite, post } = network;
    const open = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(open, 'send');
    await post();

    const library = await changed('ISIL:CA-NEW');
    expect(library).to.include({ symbol: 'ISIL:CA-NEW' });
    expect(library.formerSymbols).to.deep.equal(['ISIL:CA-OOALG']);
    expect(library.toInform, 'who knows it by the old one').to.deep.equal([
      { code: 'LACITE', name: 'La Cité' },
      { code: 'NORTHERN', name: 'Northern College' },
    ]);

    const late = await lacite.desk.creates({ rota: ['ALGONQUIN'] });
    await lacite.desk.does(late, 'send');
    await post();
    expect((await lacite.desk.xml(late, 'out', 'Request')).xml).to.include('CA-OOALG');
    await lends(late);
    expect(await lacite.desk.state(late), 'a partner that was not told').to.equal('shippedPhysically');
    const shipped = (await lacite.desk.xml(late, 'in', 'Loaned')).xml;
    expect(shipped, 'it is answered in the name that it wrote to').to.include('CA-OOALG').and.not.include('CA-NEW');

    await lacite.desk.does(open, 'willSupply');
    await lacite.desk.does(open, 'ship', { barcodes: ['39345'] });
    await post();
    expect(await algonquin.desk.state(open), 'what was asked for before').to.equal('shippedPhysically');

    await lacite.knows(algonquin, { symbols: ['CA-NEW', 'CA-OOALG'].map((value) => ({ type: 'ISIL', value })) });
    const next = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(next, 'send');
    await post();
    const asked = (await algonquin.desk.xml(next, 'out', 'Request')).xml;
    expect(asked).to.include('CA-NEW').and.not.include('CA-OOALG');
    await lacite.desk.does(next, 'willSupply');
    await lacite.desk.does(next, 'ship', { barcodes: ['39346'] });
    await post();
    expect(await algonquin.desk.state(next)).to.equal('shippedPhysically');
    expect(await lacite.desk.state(next)).to.equal('shippedPhysically');
  });

  it('keeps the old one from partners and other libraries until it is given up', async () => {
    const { algonquin } = network;
    const other = { code: 'OTHER', name: 'Other', url: 'http://127.0.0.1:9/iso18626', dialect: 'interlend' as const };
    const named = { ...other, symbols: [{ type: 'ISIL', value: 'CA-OOALG' }] };
    const by = { kind: 'staff', name: 'Directory' } as const;
    const added = await algonquin.node.gateway.directory.addPartner(named, by);
    expect(JSON.stringify(added)).to.include('refusedPartner.symbolOurs');

    const { libraries } = algonquin.node.local;
    const strange = await libraries.change('RES_SHARE', { formerSymbols: ['ISIL:CA-ELSE'] }, new Date());
    expect(JSON.stringify(strange)).to.include('libraries.neverItsSymbol');
    const given = await libraries.change('RES_SHARE', { formerSymbols: [] }, new Date());
    expect(given.kind === 'done' && given.value.formerSymbols).to.deep.equal([]);
    expect(await libraries.symbols()).to.deep.equal(['ISIL:CA-NEW']);
    const back = await changed('ISIL:CA-OOALG');
    expect(back.formerSymbols).to.deep.equal(['ISIL:CA-NEW']);
    expect((await changed('ISIL:CA-NEW')).formerSymbols, 'one that signs again is no former one').to.deep.equal([
      'ISIL:CA-OOALG',
    ]);
  });
});
