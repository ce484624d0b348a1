import { expect } from 'chai';
import { forAllDue } from '../../src/engine/deadlines/each-due.js';
import type { EngineContext } from '../../src/engine/engine-context.js';
import type { DueRequest } from '../../src/engine/model/store.js';
import { createWriter } from '../../src/engine/writer.js';

/** A store of requests that are due until a commit kept what was saved of them; those that `fail` cannot be locked. */
function recordsDefaults(
  due: DueRequest[],
  fails: (id: string) => boolean,
  logged: string[],
  commits: number[] = [],
): EngineContext {
  type Work = (tx: unknown) => Promise<unknown>;
  const txOf = (saved: string[]) => ({
    local: { libraries: { home: async () => undefined } },
    lockRequest: async (id: string) => {
      if (fails(id)) throw new Error('The row cannot be read.');
      return { request: { id, version: 1, side: 'borrowing', facts: {} }, citation: {}, conversations: [] };
    },
    save: async ({ loan }: { loan: { request: { id: string } } }) => {
      saved.push(loan.request.id);
      return { attentionCount: 0 };
    },
  });
  const commit = (saved: readonly string[]) => {
    commits.push(saved.length);
    for (const done of saved)
      due.splice(
        due.findIndex(({ id }) => id === done),
        1,
      );
  };
  const context = {
    store: {
      transaction: async (work: Work) => {
        const saved: string[] = [];
        const result = await work(txOf(saved));
        commit(saved);
        return result;
      },
      batch: async (works: Work[]) => {
        const saved: string[] = [];
        const results = await Promise.allSettled(works.map((work) => work(txOf(saved))));
        const failed = results.find((each) => each.status === 'rejected');
        if (failed) throw failed.reason;
        commit(saved);
        return results;
      },
    },
    faultPoint: () => {},
    meter: { gathered: () => {} },
    log: { debug: () => {}, error: ({ request }: { request: string }) => logged.push(request) },
  } as unknown as EngineContext;
  return { ...context, writer: createWriter(context) };
}

describe('a job of the deadlines that finds more than one page', () => {
  const open = () => Array.from({ length: 650 }, (_, at): DueRequest => ({ id: `${at}`, version: 1 }));
  const now = new Date('2026-03-04T05:30:00Z');

  it('takes up all of them in one run, each once, and those that fail keep nobody else', async () => {
    const [due, logged, looks]: [DueRequest[], string[], number[]] = [open(), [], []];
    const context = recordsDefaults(due, (id) => Number(id) < 230, logged);
    const find = async (limit: number) => {
      looks.push(limit);
      return due.slice(0, limit);
    };
    expect(await forAllDue(context, [], find, now, () => undefined)).to.equal(420);
    expect(logged).to.have.length(230);
    expect(due).to.have.length(230);
    expect(Math.max(...looks), 'pages stay small').to.be.at.most(430 + 200);
  });

  it('shares commits, and what fails leaves the others theirs, each by itself', async () => {
    const [due, logged, commits]: [DueRequest[], string[], number[]] = [open().slice(0, 40), [], []];
    const context = recordsDefaults(due, (id) => id === '20', logged, commits);
    const find = async (limit: number) => due.slice(0, limit);
    expect(await forAllDue(context, [], find, now, () => undefined)).to.equal(39);
    expect(logged).to.deep.equal(['20']);
    expect(commits).to.deep.equal([16, ...new Array(15).fill(1), 8]);
  });

  it('writes nothing where nothing is to be done, and comes to its end all the same', async () => {
    const due = open();
    const context = recordsDefaults(due, () => false, []);
    const find = async (limit: number) => due.slice(0, limit);
    expect(await forAllDue(context, [], find, now, () => 'nothing')).to.equal(0);
    expect(due).to.have.length(650);
  });
});
