import { expect } from 'chai';
import { type Cost, costsOf } from './support/costs.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

/**
 * At most so much, of the cheapest of three loans. What is believed for a second or two is read again now and then, on a
 * slow machine more often: hence two statements to spare. `out`: a look for what is due, the settling, one more look.
 */
const allowed: Record<string, Cost> = {
  'staff: create': { statements: 9, commits: 1, rows: 9 },
  'staff: send': { statements: 5, commits: 1, rows: 6 },
  'out: Request': { statements: 3, commits: 0, rows: 4 },
  'in: Request': { statements: 4, commits: 1, rows: 10 },
  'staff: willSupply': { statements: 6, commits: 1, rows: 8 },
  'out: WillSupply': { statements: 3, commits: 0, rows: 4 },
  'in: WillSupply': { statements: 4, commits: 1, rows: 6 },
  'staff: ship': { statements: 13, commits: 1, rows: 9 },
  'out: Loaned': { statements: 3, commits: 0, rows: 4 },
  'in: Loaned': { statements: 4, commits: 1, rows: 13 },
  'staff: receive': { statements: 16, commits: 1, rows: 9 },
  'out: Received': { statements: 3, commits: 0, rows: 4 },
  'in: Received': { statements: 4, commits: 1, rows: 5 },
  'staff: loanToPatron': { statements: 14, commits: 1, rows: 8 },
  'staff: returnByPatron': { statements: 17, commits: 1, rows: 7 },
  'staff: returnToPartner': { statements: 18, commits: 1, rows: 10 },
  'out: ShippedReturn': { statements: 3, commits: 0, rows: 4 },
  'in: ShippedReturn': { statements: 4, commits: 1, rows: 5 },
  'staff: checkIn': { statements: 10, commits: 1, rows: 8 },
  'out: LoanCompleted': { statements: 3, commits: 0, rows: 4 },
  'in: LoanCompleted': { statements: 4, commits: 1, rows: 6 },
};
/** Statements of the cheapest steps of a whole loan, in both libraries. */
const ofWholeLoan = 155;

loansBetween('what a library’s database is asked, in statements, commits and rows written', (network) => {
  const cheapest = new Map<string, Cost>();

  before(async () => {
    const { algonquin, lacite, post } = network;
    const costs = costsOf([algonquin, lacite]);
    const note = (what: string, cost: Cost) => {
      const before = cheapest.get(what) ?? cost;
      const least = (name: keyof Cost) => Math.min(before[name], cost[name]);
      cheapest.set(what, { statements: least('statements'), commits: least('commits'), rows: least('rows') });
    };
    try {
      for (let round = 0; round < 4; round += 1) {
        let loan = '';
        const count = (what: string, cost: Cost) => {
          // The first one finds nothing prepared and nothing believed.
          if (round > 0) note(what, cost);
        };
        const act = async (library: Library, action: string, fields: Record<string, unknown> = {}) => {
          const { id, version } = await library.desk.sees(loan);
          const { gateway } = library.node;
          const acting = () => gateway.act(id, action, version, fields, { kind: 'staff', name: 'Marie' });
          const spent = await costs.of(async () => expect((await acting()).kind, action).to.equal('done'));
          count(`staff: ${action}`, spent(library));
        };
        const travels = async (what: string, from: Library, to: Library) => {
          const spent = await costs.of(() => post(from));
          count(`out: ${what}`, spent(from));
          count(`in: ${what}`, spent(to));
        };
        const made = await costs.of(async () => {
          loan = await algonquin.desk.creates({ rota: ['LACITE'] });
        });
        count('staff: create', made(algonquin));
        await act(algonquin, 'send');
        await travels('Request', algonquin, lacite);
        await act(lacite, 'willSupply');
        await travels('WillSupply', lacite, algonquin);
        await act(lacite, 'ship', { barcodes: [`39345${round}`] });
        await travels('Loaned', lacite, algonquin);
        await act(algonquin, 'receive');
        await travels('Received', algonquin, lacite);
        await act(algonquin, 'loanToPatron');
        await act(algonquin, 'returnByPatron');
        await act(algonquin, 'returnToPartner');
        await travels('ShippedReturn', algonquin, lacite);
        await act(lacite, 'checkIn');
        await travels('LoanCompleted', lacite, algonquin);
      }
    } finally {
      costs.end();
    }
  });

  for (const [what, most] of Object.entries(allowed))
    it(`${what}: ${most.statements} statements, ${most.commits} commits, ${most.rows} rows at most`, () => {
      const found = cheapest.get(what) ?? expect.fail(`${what} was not counted.`);
      expect(found.statements, 'statements').to.be.within(1, most.statements + 2);
      expect(found.commits, 'commits').to.be.within(0, most.commits);
      expect(found.rows, 'rows written').to.be.within(0, most.rows);
    });

  it(`a whole loan in both libraries: ${ofWholeLoan} statements at most`, () => {
    expect([...cheapest.keys()].sort()).to.deep.equal(Object.keys(allowed).sort());
    const statements = [...cheapest.values()].reduce((all, cost) => all + cost.statements, 0);
    expect(statements).to.be.within(1, ofWholeLoan);
  });
});
