import { expect } from 'chai';
import { announcingCommits } from '../../src/engine/after-commit.js';
import { wakingLocator } from '../../src/engine/lending/locator.js';
import type { Decision } from '../../src/engine/model/records.js';
import type { EngineStore, Stored, StoreTransaction } from '../../src/engine/model/store.js';

/** A store that keeps what it is given, or says that it was not kept. */
function storeThat(keeps: boolean): EngineStore {
  const tx = {
    create: async ({ loan }: Decision) => ({ loan, outboundIds: [], early: false }),
    save: async () => ({ outboundIds: [], attentionCount: 0 }),
  } as unknown as StoreTransaction;
  return {
    transaction: async <T>(work: (tx: StoreTransaction) => Promise<T>) => work(tx),
    together: async <T>(works: readonly ((tx: StoreTransaction) => Promise<T>)[]): Promise<Stored<T>> => {
      const results = await Promise.all(works.map((work) => work(tx)));
      return keeps ? { kind: 'kept', results } : { kind: 'undone', atFault: [0] };
    },
  } as unknown as EngineStore;
}

const of = (id: string, side: 'lending' | 'borrowing' = 'lending') => ({ loan: { request: { id, side } } }) as Decision;

describe('what is said after a commit', () => {
  it('names every request of several works that were kept by one commit', async () => {
    const told: string[][] = [];
    const store = announcingCommits(storeThat(true), (ids) => told.push([...ids]));
    await store.together([(tx) => tx.save(of('1')), async (tx) => void (await tx.create(of('2'))) as never]);
    expect(told).to.deep.equal([['1', '2']]);
  });

  it('is nothing when they were not kept', async () => {
    const told: string[][] = [];
    await announcingCommits(storeThat(false), (ids) => told.push([...ids])).together([(tx) => tx.save(of('1'))]);
    expect(told).to.deep.equal([]);
  });

  it('wakes who looks for copies for each new lending request, also for one that came with others', async () => {
    let woken = 0;
    const wake = () => {
      woken += 1;
    };
    const store = wakingLocator(storeThat(true), wake);
    await store.together([(tx) => tx.create(of('1')), (tx) => tx.create(of('2'))]);
    expect(woken).to.equal(1);
    await store.transaction((tx) => tx.create(of('3', 'borrowing')));
    expect(woken).to.equal(1);
    await store.transaction((tx) => tx.create(of('4')));
    expect(woken).to.equal(2);
  });
});
