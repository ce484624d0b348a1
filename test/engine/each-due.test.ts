import { expect } from 'chai';
import { forAllDue } from '../../src/engine/deadlines/each-due.js';
import type { EngineContext } from '../../src/engine/engine-context.js';
import type { DueRequest } from '../../src/engine/model/store.js';

/** A store of requests that are due until they are saved; those that `fail` cannot be locked. */
function houseOf(due: DueRequest[], fails: (id: string) => boolean, logged: string[]): EngineContext {
  return {
    store: {
      transaction: (work: (tx: unknown) => unknown) =>
        work({
          local: { libraries: { home: async () => undefined } },
          lockRequest: async (id: string) => {
            if (fails(id)) throw new Error('The row cannot be read.');
            return { request: { id, version: 1, side: 'borrowing', facts: {} }, citation: {}, conversations: [] };
          },
          save: async ({ loan }: { loan: { request: { id: string } } }) => {
            due.splice(
              due.findIndex(({ id }) => id === loan.request.id),
              1,
            );
            return { outboundIds: [] };
          },
        }),
    },
    log: { error: ({ request }: { request: string }) => logged.push(request) },
  } as unknown as EngineContext;
}

describe('a job of the deadlines that finds more than one page', () => {
  const open = () => Array.from({ length: 650 }, (_, at): DueRequest => ({ id: `${at}`, version: 1 }));
  const now = new Date('2026-03-04T05:30:00Z');

  it('takes up all of them in one run, each once, and those that fail keep nobody else', async () => {
    const [due, logged, looks]: [DueRequest[], string[], number[]] = [open(), [], []];
    const context = houseOf(due, (id) => Number(id) < 230, logged);
    const find = async (limit: number) => {
      looks.push(limit);
      return due.slice(0, limit);
    };
    expect(await forAllDue(context, [], find, now, () => undefined)).to.equal(420);
    expect(logged).to.have.length(230);
    expect(due).to.have.length(230);
    expect(Math.max(...looks), 'pages stay small').to.be.at.most(430 + 200);
  });

  it('writes nothing where nothing is to be done, and comes to its end all the same', async () => {
    const due = open();
    const context = houseOf(due, () => false, []);
    const find = async (limit: number) => due.slice(0, limit);
    expect(await forAllDue(context, [], find, now, () => 'nothing')).to.equal(0);
    expect(due).to.have.length(650);
  });
});
