import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { createOrderCommits, usualOrders } from '../../src/engine/desk/order-commits.js';
import type { EngineContext } from '../../src/engine/engine-context.js';
import type { Stored, StoreTransaction } from '../../src/engine/model/store.js';

type Work = (tx: StoreTransaction) => Promise<unknown>;

/** A house whose commits the test ends by hand; of several works those that fail keep all from being kept. */
function slowHouse() {
  const commits: { of: number; end(): Promise<void> }[] = [];
  const tx = {} as StoreTransaction;
  const underHand = <T>(of: number, result: () => Promise<T>): Promise<T> =>
    new Promise((done, failed) => {
      commits.push({
        of,
        end: async () => {
          await result().then(done, failed);
          await pause(5);
        },
      });
    });
  const context = {
    store: {
      transaction: (work: Work) => underHand(1, () => work(tx)),
      together: (works: Work[]) =>
        underHand(works.length, async (): Promise<Stored<unknown>> => {
          const tried = await Promise.allSettled(works.map((work) => work(tx)));
          const atFault = tried.flatMap(({ status }, at) => (status === 'rejected' ? [at] : []));
          return atFault.length > 0
            ? { kind: 'undone', atFault }
            : { kind: 'kept', results: tried.map((each) => (each as PromiseFulfilledResult<unknown>).value) };
        }),
    },
    log: { debug: () => {} },
    faultPoint: () => {},
  } as unknown as EngineContext;
  return { context, commits, sizes: () => commits.map(({ of }) => of) };
}

describe('orders of staff', () => {
  it('are kept at once when nothing is under way, and gather while a commit is', async () => {
    const { context, commits, sizes } = slowHouse();
    const orders = createOrderCommits(context);
    const answers = ['1', '2', '3', '4'].map((request) => orders.keep(request, async () => `done ${request}`));
    expect(sizes()).to.deep.equal([1]);
    await commits[0]?.end();
    expect(sizes(), 'the three that came meanwhile').to.deep.equal([1, 3]);
    await commits[1]?.end();
    expect(await Promise.all(answers)).to.deep.equal(['done 1', 'done 2', 'done 3', 'done 4']);
  });

  it('on the same request are done one after the other, in the order in which they came', async () => {
    const { context, commits, sizes } = slowHouse();
    const orders = createOrderCommits(context);
    const said: string[] = [];
    const keep = (request: string, what: string) =>
      orders.keep(request, async () => {
        said.push(what);
      });
    const all = [keep('1', 'first'), keep('1', 'second'), keep('1', 'third'), keep('2', 'other')];
    await commits[0]?.end();
    await commits[1]?.end();
    await commits[2]?.end();
    await Promise.all(all);
    expect(sizes()).to.deep.equal([1, 2, 1]);
    expect(said.filter((each) => each !== 'other')).to.deep.equal(['first', 'second', 'third']);
  });

  it('one that is refused is told so with its own words, and the others of its commit are kept without it', async () => {
    const { context, commits, sizes } = slowHouse();
    const orders = createOrderCommits(context);
    const first = orders.keep('1', async () => 'kept');
    const refused = orders.keep('2', async () => {
      throw new Error('Somebody was faster.');
    });
    const others = ['3', '4'].map((request) => orders.keep(request, async () => 'kept'));
    const heard = refused.catch((error: Error) => error.message);
    for (let at = 0; at < commits.length; at += 1) await commits[at]?.end();
    expect(await heard).to.equal('Somebody was faster.');
    expect(await Promise.all([first, ...others])).to.deep.equal(['kept', 'kept', 'kept']);
    expect(sizes(), 'three together, then the refused one alone and two together').to.deep.equal([1, 3, 1, 2]);
  });

  it('one that waits for its request keeps the others waiting for a moment only', async () => {
    const { context, commits, sizes } = slowHouse();
    const orders = createOrderCommits(context, { ...usualOrders, patienceMs: 10 });
    const slow = orders.keep('1', async () => 'slow');
    const quick = orders.keep('2', async () => 'quick');
    await pause(50);
    expect(sizes(), 'the second one has begun while the first is under way').to.deep.equal([1, 1]);
    await commits[1]?.end();
    expect(await quick).to.equal('quick');
    await commits[0]?.end();
    expect(await slow).to.equal('slow');
  });

  it('a crowd has a commit of its own beside the one that is under way', async () => {
    const { context, commits, sizes } = slowHouse();
    const orders = createOrderCommits(context, { ...usualOrders, crowd: 3 });
    const answers = ['1', '2', '3', '4', '5'].map((request) => orders.keep(request, async () => request));
    expect(sizes()).to.deep.equal([1, 3]);
    await commits[0]?.end();
    await commits[1]?.end();
    await commits[2]?.end();
    expect(await Promise.all(answers)).to.deep.equal(['1', '2', '3', '4', '5']);
  });
});
