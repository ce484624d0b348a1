import { expect } from 'chai';
import { type Library, type Network, openNetwork } from './support/network.js';

/** Partners ranked by what they did with real requests of this node. */
describe('a ranked rota template with history', function () {
  this.timeout(60_000);
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
        partner: 'LACITE',
        partnerName: 'La Cité',
        reason: 'atLimit',
        why: 'at its limit: 2 of 2 open requests',
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
    await algonquin.node.gateway.directory.channel('NORTHERN', 'suspend', { kind: 'staff', name: 'Marie' });
    const { order, rota, leftOut } = await rotaOf('All are away');
    expect(order.toSorted()).to.deep.equal(['LACITE', 'NORTHERN']);
    expect(rota[0]?.why).to.include('nobody else is left');
    expect(leftOut).to.deep.equal([]);
    await algonquin.node.gateway.directory.channel('NORTHERN', 'resume', { kind: 'staff', name: 'Marie' });
    const copy = await algonquin.node.gateway.newRequests.create(
      { serviceType: 'Copy', title: 'An article', agreeToCopyright: true },
      { kind: 'staff', name: 'Marie' },
    );
    expect(copy.kind === 'created' && copy.request.leftOut?.map(({ reason }) => reason)).to.deep.equal([
      'cannotSupply',
    ]);
  });
});

/** Three that supply; the order of those left is looked at again each time somebody says no. */
describe('a ranked rota after a refusal', function () {
  this.timeout(60_000);
  let network: Network;
  let algonquin: Library;
  const codes = ['LACITE', 'NORTHERN', 'SAULT', 'SENECA'] as const;

  before(async () => {
    network = await openNetwork();
    algonquin = network.algonquin;
    for (const [at, code] of (['SAULT', 'SENECA'] as const).entries()) {
      const symbols = [{ type: 'ISIL', value: `CA-${code}` }];
      const url = `http://127.0.0.1:${18_901 + at}/iso18626`;
      const draft = { code, name: code, symbols, url, dialect: 'interlend' };
      const added = await algonquin.node.gateway.directory.addPartner(draft, { kind: 'staff', name: 'Marie' });
      expect(added.kind, JSON.stringify(added)).to.equal('added');
    }
    const { rules } = algonquin.node.local;
    const made = await rules.addRotaTemplate({
      code: 'BEST',
      name: 'Best first',
      order: 'ranked',
      members: [...codes],
    });
    expect(made.kind).to.equal('done');
    expect((await rules.addRotaRule({ name: 'All', templates: ['BEST'] })).kind).to.equal('done');
  });
  after(() => network.close());

  const sees = async (loan: string) => {
    const { rota, leftOut = [], partner } = await algonquin.desk.sees(loan);
    return {
      partner,
      rota,
      leftOut: leftOut.map((each) => [each.partner, each.reason]),
      order: rota.map((line) => `${line.partner} ${line.state}`),
    };
  };
  const asked = async (title: string) => {
    const loan = await algonquin.desk.creates({ title });
    await algonquin.desk.does(loan, 'send');
    await network.post();
    return loan;
  };
  const refused = async (loan: string) => {
    await network.lacite.desk.does(loan, 'reject', { reason: '10' });
    await network.post();
  };
  const stateOf = (code: string, change: object) =>
    algonquin.node.gateway.directory.changePartner(code, change, { kind: 'staff', name: 'Marie' });

  it('ranks those that were not asked yet by what is known now, keeps the new figures, and tells it', async () => {
    const loan = await asked('Three are left');
    expect((await sees(loan)).order).to.deep.equal([
      'LACITE asked',
      'NORTHERN listed',
      'SAULT listed',
      'SENECA listed',
    ]);
    for (const title of ['One', 'Two']) await algonquin.desk.creates({ title, rota: ['NORTHERN'] });
    await algonquin.desk.creates({ title: 'Three', rota: ['SAULT'] });
    await refused(loan);
    const now = await sees(loan);
    expect(now.order).to.deep.equal(['LACITE passed', 'SENECA listed', 'SAULT listed', 'NORTHERN listed']);
    expect(now.partner).to.equal('SENECA');
    expect(now.rota.map(({ ranking }) => ranking?.openRequests).slice(1)).to.deep.equal([0, 1, 2]);
    expect(now.rota[1]?.ranking).to.deep.include({ place: 1, of: 3, before: 'SAULT', by: 'load' });
    expect(now.rota[1]?.why).to.include('Best first');
    const { facts } = await algonquin.desk.told(loan, 'rotaRankedAnew');
    expect(facts).to.deep.include({
      before: ['NORTHERN', 'SAULT', 'SENECA'],
      after: ['SENECA', 'SAULT', 'NORTHERN'],
    });
  });

  it('leaves out who has closed since, with the reason, and takes back who has opened since', async () => {
    await stateOf('SENECA', { closedUntil: '2099-12-31' });
    const loan = await asked('One comes back');
    expect((await sees(loan)).leftOut).to.deep.equal([['SENECA', 'closed']]);
    await stateOf('SENECA', { closedUntil: null });
    await stateOf('SAULT', { closedUntil: '2099-12-31' });
    await refused(loan);
    const now = await sees(loan);
    expect(now.order).to.deep.equal(['LACITE passed', 'SENECA listed', 'NORTHERN listed']);
    expect(now.leftOut).to.deep.equal([['SAULT', 'closed']]);
    expect(now.rota[1]?.why).to.include('it can be asked again');
    await stateOf('SAULT', { closedUntil: null });
  });

  it('does not end at the last partner while one that was left out can be asked now', async () => {
    for (const code of ['NORTHERN', 'SAULT', 'SENECA']) await stateOf(code, { closedUntil: '2099-12-31' });
    const loan = await asked('The only one');
    expect((await sees(loan)).order).to.deep.equal(['LACITE asked']);
    await stateOf('SAULT', { closedUntil: null });
    await refused(loan);
    expect([await algonquin.desk.state(loan), (await sees(loan)).partner]).to.deep.equal(['readyToSend', 'SAULT']);
    for (const code of ['NORTHERN', 'SENECA']) await stateOf(code, { closedUntil: null });
  });

  it('keeps the order that staff gave', async () => {
    const loan = await asked('By hand');
    const { version, id } = await algonquin.desk.sees(loan);
    const lines = ['NORTHERN', 'SAULT', 'SENECA'].map((partner) => ({ partner }));
    const turned = await algonquin.node.gateway.orders.changeRota(id, version, lines, { kind: 'staff', name: 'Marie' });
    expect(turned.kind).to.equal('done');
    await refused(loan);
    expect((await sees(loan)).order).to.deep.equal([
      'LACITE passed',
      'NORTHERN listed',
      'SAULT listed',
      'SENECA listed',
    ]);
  });
});
