import { expect } from 'chai';
import type { Decision } from '../../src/engine/model/records.js';
import type { Committed, EngineStore } from '../../src/engine/model/store.js';
import type { Database } from '../../src/storage/database/database.js';
import { createEngineStore } from '../../src/storage/exchange/engine-store.js';

/** A store on a connection that takes everything in; `fails`: statements of that name do not. */
function storeOn(fails?: string): { store: EngineStore; told: Committed[]; sent: string[] } {
  const sent: string[] = [];
  const told: Committed[] = [];
  const query = async (statement: string | { name: string; text: string; values?: unknown[] }) => {
    const { name, values = [] } = typeof statement === 'string' ? { name: statement } : statement;
    sent.push(name);
    if (name === fails) throw Object.assign(new Error('It was not taken in.'), { code: '40001' });
    // Steps come as a list, and each is given back with its number in it.
    const list: { step?: number }[] = name === 'write-steps' ? JSON.parse(values[1] as string) : [{}];
    const rows = list.map(({ step }) => ({ step, request: `${sent.length}${step}`, at: new Date(), count: 1 }));
    return { rowCount: rows.length, command: name.toUpperCase(), rows };
  };
  const client = { query, release: () => {} };
  const database = { pool: { connect: async () => client }, fullDisk: { seen: false } } as unknown as Database;
  const committed = (what: Committed) => {
    expect(
      sent.some((name) => name === 'commit'),
      'the commit is there',
    ).to.equal(true);
    told.push(what);
  };
  const store = createEngineStore(database, { timeZone: 'America/Toronto', currency: 'CAD' }, { committed });
  return { store, told, sent };
}

/** A new request of that side. */
const newRequest = (side: 'borrowing' | 'lending'): Decision =>
  ({
    loan: { request: { side, facts: {} }, citation: { title: 'Emma', bibliographic: {} }, conversations: [] },
    ...{ changed: [], history: [], outbound: [], attention: [], settled: [], notes: [], letters: [], withdrawn: [] },
  }) as unknown as Decision;

describe('what the store tells after a commit', () => {
  it('names each request of several works that were kept by one commit, once', async () => {
    const { store, told } = storeOn();
    await store.batch([
      (tx) => tx.closeAttention('7', '1', 'Marie'),
      async (tx) => (await tx.closeAttention('7', '2', 'Marie')) && tx.closeAttention('8', '3', 'Marie'),
    ]);
    expect(told.map(({ requests }) => [...requests])).to.deep.equal([['7', '8']]);
    expect(told[0]?.newLending).to.equal(false);
  });

  it('is nothing when they were not kept, when nothing was written, and when a job only tries', async () => {
    const failing = storeOn('close-attention');
    const work = [
      (tx: Parameters<Parameters<EngineStore['transaction']>[0]>[0]) => tx.closeAttention('7', '1', 'Marie'),
    ];
    const [failed] = await Promise.allSettled([failing.store.batch(work)]);
    expect(failed.status).to.equal('rejected');
    const { store, told } = storeOn();
    await store.transaction(async (tx) => tx.closeAttention('not-an-id', '1', 'Marie'));
    await store.transaction((tx) => tx.closeAttention('7', '1', 'Marie'), { run: '1', tried: () => {} });
    expect([...told, ...failing.told]).to.deep.equal([]);
  });

  it('says that a new lending request is there, of one work or of several; of a borrowing request it does not', async () => {
    const { store, told } = storeOn();
    await store.batch([
      (tx) => tx.save(newRequest('lending'), { isNew: true }),
      (tx) => tx.save(newRequest('lending'), { isNew: true }),
    ]);
    await store.transaction((tx) => tx.save(newRequest('borrowing'), { isNew: true }));
    await store.transaction((tx) => tx.save(newRequest('lending'), { isNew: true, isLast: true }));
    expect(told.map(({ requests, newLending }) => [requests.size, newLending])).to.deep.equal([
      [2, true],
      [1, false],
      [1, true],
    ]);
  });
});
