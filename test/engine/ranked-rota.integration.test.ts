import { expect } from 'chai';
import { type Library, type Network, openNetwork } from './support/network.js';

/** Partners ranked by what they did with real requests of this node. */
describe('a ranked rota template with history', () => {
  let network: Network;
  let algonquin: Library;

  before(async () => {
    network = await openNetwork();
    algonquin = network.algonquin;
    const { rules } = algonquin.node.local;
    const best = { code: 'BEST', name: 'Best first', order: 'ranked', members: ['NORTHERN', 'LACITE'] } as const;
    const made = await rules.addRotaTemplate({ ...best, members: [...best.members] });
    expect(made.kind).to.equal('done');
    expect((await rules.addRotaRule({ name: 'All', templates: ['BEST'] })).kind).to.equal('done');
  });
  after(() => network.close());

  const rotaOf = async (title: string) => {
    const { rota, leftOut = [] } = await algonquin.desk.sees(await algonquin.desk.creates({ title }));
    return { order: rota.map(({ partner }) => partner), rota, leftOut };
  };
  const asks = async (title: string, partner: Library) => {
    const loan = await algonquin.desk.creates({ title, rota: [partner.code] });
    await algonquin.desk.does(loan, 'send');
    await network.post();
    return loan;
  };
  const ago = (loan: string, days: number) =>
    algonquin.node.database.pool.query(
      `update conversation set asked_at = now() - make_interval(days => $2)
       where request_id = (select id from request where external_id = $1)`,
      [loan, days],
    );
  const finished = async (loan: string) =>
    algonquin.node.database.pool.query(`update request set closed_at = now() where external_id = $1`, [loan]);

  it('goes by name while nothing is known, and keeps the figures with the request', async () => {
    const { order, rota } = await rotaOf('Before anything was asked');
    expect(order).to.deep.equal(['LACITE', 'NORTHERN']);
    expect(rota[0]?.ranking).to.deep.include({ place: 1, of: 2, before: 'NORTHERN', by: 'name', answered: 0 });
    expect(rota[0]?.why).to.include('Best first');
  });

  it('counts the request that stands with the first one: the next request goes to the other', async () => {
    const { order, rota } = await rotaOf('Right after it');
    expect(order).to.deep.equal(['NORTHERN', 'LACITE']);
    expect(rota[0]?.ranking).to.deep.include({ openRequests: 0, by: 'load', before: 'LACITE' });
    expect(rota[1]?.ranking?.openRequests).to.equal(1);
  });

  it('weighs load by capacity, and leaves out who has as much as it bears', async () => {
    await algonquin.knows(network.lacite, { openRequestLimit: 1000 });
    expect((await rotaOf('To the one that can bear more')).order).to.deep.equal(['LACITE', 'NORTHERN']);
    await algonquin.knows(network.lacite, { openRequestLimit: 2 });
    const { order, leftOut } = await rotaOf('To the other');
    expect(order).to.deep.equal(['NORTHERN']);
    expect(leftOut).to.deep.equal([
      {
        ...{ partner: 'LACITE', partnerName: 'La Cité', reason: 'atLimit' },
        why: 'at its limit: 2 of 2 open requests',
        french: 'à sa limite : 2 demandes en cours sur 2',
      },
    ]);
    await algonquin.knows(network.lacite, { openRequestLimit: null });
  });

  it('prefers who supplied sooner and oftener, as the job counted it', async () => {
    const { northern, lacite } = network;
    const shipped = async (partner: Library, days: number) => {
      const loan = await asks(`Shipped by ${partner.code} after ${days}`, partner);
      await partner.desk.does(loan, 'ship', { dueDate: '2099-01-01', barcodes: [`${partner.code}${days}`] });
      await network.post();
      await ago(loan, days);
      await finished(loan);
    };
    await shipped(northern, 2);
    await shipped(lacite, 5);
    await shipped(lacite, 7);
    const refused = await asks('Refused by La Cité', lacite);
    await lacite.desk.does(refused, 'reject', { reason: '1' });
    await network.post();
    await algonquin.node.database.pool.query(`update request set closed_at = now() where closed_at is null`);
    await algonquin.node.local.rules.countSupply(new Date());
    const { order, rota } = await rotaOf('By supply time');
    expect(order).to.deep.equal(['NORTHERN', 'LACITE']);
    expect(rota.map(({ ranking }) => [ranking?.medianDays, ranking?.supplied, ranking?.answered])).to.deep.equal([
      [2, 1, 1],
      [6, 2, 3],
    ]);
    expect(rota[0]?.ranking?.by).to.equal('supplyTime');
  });

  it('forgets what is older than 90 days', async () => {
    await algonquin.node.local.rules.countSupply(new Date(Date.now() + 86 * 86_400_000));
    const { rows } = await algonquin.node.database.pool.query(
      'select partner_code, supplied from partner_supply order by partner_code',
    );
    expect(rows).to.deep.equal([
      { partner_code: 'LACITE', supplied: 0 },
      { partner_code: 'NORTHERN', supplied: 1 },
    ]);
    await algonquin.node.local.rules.countSupply(new Date());
  });

  it('leaves out who said of the same title that it does not hold it', async () => {
    const title = 'A title that Northern does not hold';
    const first = await asks(title, network.northern);
    await network.northern.desk.does(first, 'reject', { reason: '5' });
    await network.post();
    const { order, leftOut } = await rotaOf(title);
    expect(order).to.deep.equal(['LACITE']);
    expect(leftOut.map(({ partner, reason }) => [partner, reason])).to.deep.equal([['NORTHERN', 'notHeld']]);
    expect((await rotaOf('Another title')).order).to.include('NORTHERN');
  });

  it('leaves out who is closed or suspended or has not the service, and asks them after all when nobody is left', async () => {
    await algonquin.knows(network.lacite, { closedUntil: '2099-12-31', copies: false });
    await algonquin.node.gateway.channel('NORTHERN', 'suspend', { kind: 'staff', name: 'Marie' });
    const { order, rota, leftOut } = await rotaOf('All are away');
    expect(order.toSorted()).to.deep.equal(['LACITE', 'NORTHERN']);
    expect(rota[0]?.why).to.include('nobody else is left');
    expect(leftOut).to.deep.equal([]);
    await algonquin.node.gateway.channel('NORTHERN', 'resume', { kind: 'staff', name: 'Marie' });
    const copy = await algonquin.node.gateway.create(
      { serviceType: 'Copy', title: 'An article', agreeToCopyright: true },
      { kind: 'staff', name: 'Marie' },
    );
    expect(copy.kind === 'created' && copy.request.leftOut?.map(({ reason }) => reason)).to.deep.equal([
      'cannotSupply',
    ]);
  });
});
