import { expect } from 'chai';
import { filesRunBy } from '../support/files-run.js';
import { loansBetween } from './support/story.js';

/** So many files at most; `FILES_RUN=1` prints which. After other tests in the same process it is one or two more. */
const most = { loaned: 75, ship: 94 };

loansBetween('how many source files one call passes through', (network) => {
  const print = (what: string, files: readonly string[]) => {
    if (process.env['FILES_RUN']) console.log(`${what}: ${files.length} files\n  ${files.join('\n  ')}`);
  };

  it(`ordering ship: ${most.ship} at most; taking in the Loaned that it sends: ${most.loaned} at most`, async () => {
    const { algonquin, lacite } = network;
    const found: { ship: string[]; loaned: string[] } = { ship: [], loaned: [] };
    // The second loan finds everything loaded.
    for (const barcode of ['39345001', '39345002']) {
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
      found.ship = await filesRunBy(() =>
        lacite.node.gateway.orders.act(id, 'ship', version, { barcodes: [barcode] }, { kind: 'staff', name: 'Marie' }),
      );
      const { receiving } = algonquin.node.gateway;
      const { receive } = receiving;
      receiving.receive = async (arrival) => {
        let reply: Awaited<ReturnType<typeof receive>> | undefined;
        found.loaned = await filesRunBy(async () => {
          reply = await receive(arrival);
        });
        return reply ?? expect.fail('There is no answer.');
      };
      await network.post(lacite);
      receiving.receive = receive;
      expect((await algonquin.desk.sees(loan)).state).to.equal('shippedPhysically');
    }
    print('ship', found.ship);
    print('Loaned', found.loaned);
    expect(found.ship.length, 'ship').to.be.within(20, most.ship);
    expect(found.loaned.length, 'Loaned').to.be.within(20, most.loaned);
  });
});
