import { expect } from 'chai';
import { filesRunBy } from '../support/files-run.js';
import { loansBetween } from './support/story.js';

/** So many files at most; `FILES_RUN=1` prints which. */
const most = { loaned: 75, ship: 101 };

/** What runs in each of the calls: what the clock does meanwhile, for this node or another of the process, is in some of them. */
const inEach = (calls: readonly (readonly string[])[]) =>
  (calls[0] ?? []).filter((file) => calls.every((files) => files.includes(file)));

loansBetween('how many source files one call passes through', (network) => {
  const print = (what: string, files: readonly string[]) => {
    if (process.env['FILES_RUN']) console.log(`${what}: ${files.length} files\n  ${files.join('\n  ')}`);
  };

  it(`ordering ship: ${most.ship} at most; taking in the Loaned that it sends: ${most.loaned} at most`, async () => {
    const { algonquin, lacite } = network;
    const found: { ship: string[]; loaned: string[] }[] = [];
    // All but the first loan find everything loaded.
    for (const barcode of ['39345001', '39345002', '39345003', '39345004', '39345005']) {
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
    const later = found.slice(1);
    const ship = inEach(later.map((each) => each.ship));
    const loaned = inEach(later.map((each) => each.loaned));
    print('ship', ship);
    print('Loaned', loaned);
    expect(ship.length, 'ship').to.be.within(20, most.ship);
    expect(loaned.length, 'Loaned').to.be.within(20, most.loaned);
  });
});
