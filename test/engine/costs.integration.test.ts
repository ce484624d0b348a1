import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type Cost, costsOf, tellCounts } from './support/costs.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

/**
 * At most so much, of the cheapest of some loans. The clock of what is believed for a second or two stands still, so that a
 * slow machine reads nothing again. A delivery is settled by one statement, and nothing is claimed. Of an order one statement is the answer's,
 * after its commit.
 */
const allowed: Record<string, Omit<Cost, 'unprepared'>> = {
  'create, asked': { statements: 6, deliveries: 0, commits: 1, rows: 9 },
  'send, asked': { statements: 4, deliveries: 1, commits: 1, rows: 9 },
  'send, told': { statements: 2, deliveries: 0, commits: 1, rows: 10 },
  'willSupply, asked': { statements: 3, deliveries: 1, commits: 1, rows: 11 },
  'willSupply, told': { statements: 2, deliveries: 0, commits: 1, rows: 6 },
  'ship, asked': { statements: 7, deliveries: 1, commits: 1, rows: 12 },
  'ship, told': { statements: 3, deliveries: 0, commits: 1, rows: 13 },
  'receive, asked': { statements: 5, deliveries: 1, commits: 1, rows: 12 },
  'receive, told': { statements: 2, deliveries: 0, commits: 1, rows: 5 },
  'loanToPatron, asked': { statements: 4, deliveries: 0, commits: 1, rows: 8 },
  'returnByPatron, asked': { statements: 4, deliveries: 0, commits: 1, rows: 7 },
  'returnToPartner, asked': { statements: 6, deliveries: 1, commits: 1, rows: 13 },
  'returnToPartner, told': { statements: 2, deliveries: 0, commits: 1, rows: 5 },
  'checkIn, asked': { statements: 4, deliveries: 1, commits: 1, rows: 11 },
  'checkIn, told': { statements: 2, deliveries: 0, commits: 1, rows: 6 },
};
/** Statements of the cheapest steps of a whole loan, in both libraries. */
const ofWholeLoan = 62;
/** Of the changes of these tables, so many of a hundred change the row in its place (HOT), and touch no index. */
const inPlace: Record<string, number> = { request: 80, conversation: 80, open_request: 100, delivery_attempt: 100 };

/** Tables that steps write and look into, and no page. */
const ofStepsAlone = ['history', 'inbound_message', 'open_request', 'request_change'];

loansBetween(
  'what a library’s database is asked, in statements, commits and rows written',
  (network) => {
    const cheapest = new Map<string, Cost>();
    const changes = new Map<Library, Changes>();
    const { now } = performance;

    before(async () => {
      const { algonquin, lacite } = network;
      const libraries = [algonquin, lacite];
      for (const { node } of libraries) await node.sender.start();
      await untilAtRest(libraries);
      // The server counts tables while they are empty, as at night in a quiet library; it does so again only minutes later.
      for (const { node } of libraries) await node.database.pool.query('vacuum (analyze)');
      const costs = costsOf(libraries);
      const note = (what: string, cost: Cost) => {
        const before = cheapest.get(what) ?? cost;
        const names = Object.keys(cost) as (keyof Cost)[];
        cheapest.set(
          what,
          Object.fromEntries(names.map((name) => [name, Math.min(before[name], cost[name])])) as never,
        );
      };
      try {
        for (let round = 0; round < 5; round += 1) {
          if (round === 1) {
            const still = now.call(performance);
            performance.now = () => still;
          }
          let loan = '';
          /** The step of a library with its delivery, and what its partner is told by it. */
          const step = async (what: string, library: Library, work: () => Promise<unknown>) => {
            const spent = await costs.of(async () => {
              await work();
              await untilAtRest(libraries);
            });
            // The first one finds nothing prepared and nothing believed.
            if (round === 0) return;
            note(`${what}, asked`, spent(library));
            const [told] = libraries.filter((each) => each !== library).map(spent);
            if (told && told.commits > 0) note(`${what}, told`, told);
          };
          const act = async (library: Library, action: string, fields: Record<string, unknown> = {}) => {
            const { id, version } = await library.desk.sees(loan);
            await step(action, library, async () => {
              const acted = await library.node.gateway.orders.act(id, action, version, fields, {
                kind: 'staff',
                name: 'Marie',
              });
              expect(acted.kind, action).to.equal('done');
            });
          };
          await step('create', algonquin, async () => {
            const made = await algonquin.node.gateway.newRequests.create(
              { serviceType: 'Loan', title: 'Kiss of the Fur Queen', author: 'Highway, Tomson', rota: ['LACITE'] },
              { kind: 'staff', name: 'Marie' },
            );
            loan = made.kind === 'created' ? made.request.externalId : expect.fail(JSON.stringify(made.problems));
          });
          await act(algonquin, 'send');
          await act(lacite, 'willSupply');
          await act(lacite, 'ship', { barcodes: [`39345${round}`] });
          await act(algonquin, 'receive');
          await act(algonquin, 'loanToPatron');
          await act(algonquin, 'returnByPatron');
          await act(algonquin, 'returnToPartner');
          await act(lacite, 'checkIn');
        }
        for (const library of libraries) changes.set(library, await changesOf(library));
      } finally {
        performance.now = now;
        costs.end();
        for (const { node } of libraries) await node.sender.stop();
      }
    });

    for (const [what, most] of Object.entries(allowed))
      it(`${what}: ${most.statements} statements, ${most.deliveries} for deliveries, ${most.commits} commits, ${most.rows} rows at most`, () => {
        const found = cheapest.get(what) ?? expect.fail(`${what} was not counted.`);
        expect(found.statements, 'statements').to.be.within(1, most.statements);
        expect(found.deliveries, 'for deliveries').to.be.within(0, most.deliveries);
        expect(found.commits, 'commits').to.be.within(0, most.commits);
        expect(found.rows, 'rows written').to.be.within(0, most.rows);
        expect(found.unprepared, 'planned anew at each call').to.equal(0);
      });

    it(`a whole loan in both libraries: ${ofWholeLoan} statements at most`, () => {
      expect([...cheapest.keys()].sort()).to.deep.equal(Object.keys(allowed).sort());
      const statements = [...cheapest.values()].reduce((all, cost) => all + cost.statements + cost.deliveries, 0);
      expect(statements).to.be.within(1, ofWholeLoan);
    });

    for (const [table, least] of Object.entries(inPlace))
      it(`${table}: at least ${least} of a hundred changes leave the indexes alone`, () => {
        for (const [{ code }, of] of changes) {
          const { changed, hot } = of[table] ?? expect.fail(`${table} was not counted.`);
          expect(changed, `changes at ${code}`).to.be.greaterThan(10);
          expect((hot / changed) * 100, `in place at ${code}`).to.be.at.least(least);
        }
      });

    it('no step looks through a whole table, though the server had counted all of them while they were empty', () => {
      for (const [{ code }, of] of changes)
        for (const table of ofStepsAlone) {
          const { added, read } = of[table] ?? expect.fail(`${table} was not counted.`);
          expect(added, `${table}: lines at ${code}`).to.be.at.least(5);
          expect(read, `${table}: lines read in vain at ${code}`).to.equal(0);
        }
    });

    it('steps tell of their changes by their own line alone: the second kind of lines is for what is no step', () => {
      for (const [{ code }, { open_request_change, request_change }] of changes) {
        expect(request_change?.added, `lines of steps at ${code}`).to.be.greaterThan(10);
        expect(open_request_change?.added, `other lines at ${code}`).to.equal(0);
      }
    });
  },
  // Nothing looks for what is due by itself.
  { INTERLEND_SWEEP_SECONDS: '3600' },
);

type Changes = Record<string, { added: number; changed: number; hot: number; read: number }>;

/** How often rows of each table were added, changed, and changed in their place, and how many were read by looks through the whole of it. */
async function changesOf(library: Library): Promise<Changes> {
  await tellCounts(library);
  const { rows } = await library.node.database.pool.query<{
    name: string;
    added: number;
    changed: number;
    hot: number;
    read: number;
  }>(
    `select relname as name, n_tup_ins::int as added, n_tup_upd::int as changed, n_tup_hot_upd::int as hot, seq_tup_read::int as read
      from pg_stat_user_tables`,
  );
  return Object.fromEntries(rows.map(({ name, ...counted }) => [name, counted]));
}

/** Until nothing is on its way, and what was sent is settled. */
async function untilAtRest(libraries: readonly Library[]): Promise<void> {
  const open = async ({ node }: Library) => {
    const { rows } = await node.database.pool.query<{ open: number }>({
      name: 'at-rest',
      text: `select count(*)::int as open from outbound_message where status in ('pending', 'sending')`,
    });
    return rows[0]?.open ?? 0;
  };
  for (const end = Date.now() + 15_000; Date.now() < end; await pause(10)) {
    const counts = await Promise.all(libraries.map(open));
    if (counts.every((count) => count === 0)) return;
  }
  throw new Error('Messages are on their way for too long.');
}
