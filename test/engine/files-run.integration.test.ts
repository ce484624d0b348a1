import { expect } from 'chai';
import { filesRunBy } from '../support/files-run.js';
import { loansBetween } from './support/story.js';

/** So many files at most; `FILES_RUN=1` prints which. */
const most = { loaned: 75, ship: 92 };

/** What runs in each of two calls: what the clock does meanwhile is in one of them. */
const inBoth = (one: readonly string[], other: readonly string[]) => one.filter((file) => other.includes(file));

loansBetween('how many source files one call passes through', (network) => {
  const print = (what: string, files: readonly string[]) => {
    if (process.env['FILES_RUN']) console.log(`${what}: ${files.length} files\n  ${files.join('\n  ')}`);
  };

  it(`ordering ship: ${most.ship} at most; taking in the Loaned that it sends: ${most.loaned} at most`, async () => {
    const { algonquin, lacite } = network;
    const found: { ship: string[]; loaned: string[] }[] = [];
    // The second loan and the third find everything loaded.
    for (const barcode of ['39345001', '39345002', '39345003']) {
      const ran: (typeof found)[number] = { ship: [], loaned: [] };
      found.push(ran);
      const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
      const acts = async (library: typeof lacite, action: string, fields: Record<string, unknown> = {}) => {
        const { id, version } = await library.desk.sees(loan);
        const acted = await library.node.gateway.orders.act(id, action, version, fields, {
          kind: 'staff',
          name: 'Marie',
        });
        expect(acted.kind, action).to.equal('done');
      };
      await acts(algonquin, 'send');
      await network.post();
      await acts(lacite, 'willSupply');
      await network.post();
      const { id, version } = await lacite.desk.sees(loan);
      ran.ship = await filesRunBy(() =>
        lacite.node.gateway.orders.act(id, 'ship', version, { barcodes: [barcode] }, { kind: 'staff', name: 'Marie' }),
      );
      const { receiving } = algonquin.node.gateway;
      const { receive } = receiving;
      receiving.receive = async (arrival) => {
        let reply: Awaited<ReturnType<typeof receive>> | undefined;
        ran.loaned = await filesRunBy(async () => {
          reply = await receive(arrival);
        });
        return reply ?? expect.fail('There is no answer.');
      };
      await network.post(lacite);
      receiving.receive = receive;
      expect((await algonquin.desk.sees(loan)).state).to.equal('shippedPhysically');
    }
    const [, second, third] = found;
    if (!second || !third) return expect.fail('There were three loans.');
    const ship = inBoth(second.ship, third.ship);
    const loaned = inBoth(second.loaned, third.loaned);
    print('ship', ship);
    print('Loaned', loaned);
    expect(ship.length, 'ship').to.be.within(20, most.ship);
    expect(loaned.length, 'Loaned').to.be.within(20, most.loaned);
  });
});
