import { expect } from 'chai';
import type { LocatedAtPartner } from '../../src/engine/catalogue/partner-catalogues.js';
import { marie } from './support/desk.js';
import { loansBetween } from './support/story.js';

loansBetween('partners’ catalogues, asked before a request is sent', (network) => {
  let says: Record<string, LocatedAtPartner['verdict']>;
  const asked: string[][] = [];

  before(() => {
    network.algonquin.node.context.hasCatalogues = async () => true;
    network.algonquin.node.context.locate = async (partners) => {
      asked.push([...partners]);
      return partners.map((partner) => {
        const verdict = says[partner] ?? 'unknown';
        const there = verdict === 'available' ? 1 : 0;
        return { partner, verdict, holds: there > 0, at: '2026-11-27T12:00:00.000Z', available: there, copies: there };
      });
    };
  });
  beforeEach(() => {
    says = { LACITE: 'available', NORTHERN: 'available' };
    asked.length = 0;
  });
  const rotaOf = async (request: string) => {
    const { rota } = await network.algonquin.desk.sees(request);
    return rota.map(({ partner }) => partner);
  };

  it('who no longer has the title leaves the rota with the reason, and the one that has it is asked', async () => {
    const { algonquin, lacite, northern, post } = network;
    const loan = await algonquin.desk.creates();
    expect(await rotaOf(loan)).to.deep.equal(['LACITE', 'NORTHERN']);
    says = { LACITE: 'notHeld', NORTHERN: 'available' };
    const sent = await algonquin.desk.does(loan, 'send');
    expect([sent.state, sent.partner]).to.deep.equal(['requestSent', 'NORTHERN']);
    await post();
    expect(await northern.desk.state(loan)).to.equal('created');
    expect(await lacite.node.gateway.reading.request(loan), 'it was never told').to.equal(undefined);
    const { rota, leftOut } = await algonquin.desk.sees(loan);
    expect(rota.map(({ why }) => why)).to.deep.equal([
      'next in the directory; 1 copy available (checked Nov 27, 2026, 07:00)',
    ]);
    expect(leftOut?.map(({ partner, why }) => [partner, why])).to.deep.equal([
      ['LACITE', 'its catalogue does not have it (checked Nov 27, 2026, 07:00)'],
    ]);
    const told = await algonquin.desk.told(loan, 'rotaRankedAnew', 'fr');
    expect(JSON.stringify(told)).to.include(
      'Avant l’envoi d’une demande, les catalogues des partenaires sont consultés',
    );
  });

  it('who has a copy in its place is asked first, and the rest follow when it refuses', async () => {
    const { algonquin, northern, post } = network;
    const loan = await algonquin.desk.creates();
    says = { LACITE: 'notAvailable', NORTHERN: 'available' };
    expect((await algonquin.desk.does(loan, 'send')).partner).to.equal('NORTHERN');
    expect(await rotaOf(loan)).to.deep.equal(['NORTHERN', 'LACITE']);
    await post();
    await northern.desk.does(loan, 'reject', { reason: '1' });
    await post();
    expect((await algonquin.desk.sees(loan)).partner).to.equal('LACITE');
  });

  it('changes nothing when the catalogues cannot be asked, nor when nobody has it', async () => {
    const { algonquin } = network;
    for (const verdict of ['unknown', 'notHeld'] as const) {
      const loan = await algonquin.desk.creates();
      says = { LACITE: verdict, NORTHERN: verdict };
      expect((await algonquin.desk.does(loan, 'send')).partner, verdict).to.equal('LACITE');
      expect((await algonquin.desk.history(loan)).map(({ event }) => event)).to.not.include('rotaRankedAnew');
    }
  });

  it('leaves a rota as staff chose or moved it', async () => {
    const { algonquin } = network;
    says = { LACITE: 'available', NORTHERN: 'notHeld' };
    const chosen = await algonquin.desk.creates({ rota: ['NORTHERN', 'LACITE'] });
    expect((await algonquin.desk.does(chosen, 'send')).partner).to.equal('NORTHERN');
    expect(asked, 'nobody is asked where staff said whom').to.deep.equal([]);
    says = { LACITE: 'available', NORTHERN: 'available' };
    const moved = await algonquin.desk.creates();
    const { id, version } = await algonquin.desk.sees(moved);
    await algonquin.node.gateway.orders.changeRota(
      id,
      version,
      [{ partner: 'NORTHERN' }, { partner: 'LACITE' }],
      marie,
    );
    says = { LACITE: 'available', NORTHERN: 'notHeld' };
    expect((await algonquin.desk.does(moved, 'send')).partner).to.equal('NORTHERN');
    expect(await rotaOf(moved)).to.deep.equal(['NORTHERN', 'LACITE']);
  });

  it('also when many are sent at once', async () => {
    const { algonquin } = network;
    const loans = [await algonquin.desk.creates(), await algonquin.desk.creates()];
    says = { LACITE: 'notHeld', NORTHERN: 'available' };
    const ids = await Promise.all(loans.map(async (loan) => (await algonquin.desk.sees(loan)).id));
    const rows = await algonquin.node.gateway.orders.bulk({ ids, action: 'send' }, marie);
    expect(rows.map(({ result }) => result)).to.deep.equal(['done', 'done']);
    for (const loan of loans) expect((await algonquin.desk.sees(loan)).partner).to.equal('NORTHERN');
  });
});
