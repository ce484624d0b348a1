import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { SettledTries, SettledTry } from '../../src/engine/model/store.js';
import { createSettler } from '../../src/engine/sending/settling.js';

/** A settler whose statements the test ends by hand; `begin` is when its turn comes to be written. */
function slowSettler(
  patienceMs?: number,
  begin: (work: () => Promise<unknown>) => Promise<unknown> = (work) => work(),
) {
  const statements: { ids: string[]; end(outcome?: Partial<SettledTries>): Promise<void> }[] = [];
  const store = {
    settle: (tries: readonly SettledTry[]) =>
      new Promise<SettledTries>((done) => {
        const ids = tries.map(({ id }) => id);
        statements.push({
          ids,
          end: async (outcome) => {
            done({ ours: new Map(ids.map((id) => [id, { moreWaits: false }])), ...outcome });
            await pause(1);
          },
        });
      }),
  };
  const writer = { commit: ({ asOne }: { asOne(): Promise<unknown> }) => begin(asOne) };
  const settle = createSettler({ store, writer, faultPoint: () => {} } as never, patienceMs);
  const delivered = (id: string) =>
    settle({ id, leaseToken: id, partnerCode: 'LACITE', status: 'delivered' } as SettledTry).then(
      (settled) => (settled ? 'settled' : 'not ours'),
      (error: Error) => error.message,
    );
  return { delivered, statements };
}

describe('tries that end', () => {
  it('are settled at once where none is being settled, and together while one is', async () => {
    const { delivered, statements } = slowSettler();
    const all = ['1', '2', '3'].map(delivered);
    expect(statements.map(({ ids }) => ids)).to.deep.equal([['1']]);
    await statements[0]?.end();
    expect(statements.map(({ ids }) => ids)).to.deep.equal([['1'], ['2', '3']]);
    await statements[1]?.end();
    expect(await Promise.all(all)).to.deep.equal(['settled', 'settled', 'settled']);
  });

  it('wait with what is being written for their turn, and all that have ended by then are settled', async () => {
    const turns: (() => void)[] = [];
    const { delivered, statements } = slowSettler(undefined, async (work) => {
      await new Promise<void>((go) => turns.push(go));
      return work();
    });
    const all = ['1', '2', '3'].map(delivered);
    expect(statements).to.have.length(0);
    turns[0]?.();
    await pause(1);
    expect(statements.map(({ ids }) => ids)).to.deep.equal([['1', '2', '3']]);
    await statements[0]?.end();
    expect(await Promise.all(all)).to.deep.equal(['settled', 'settled', 'settled']);
  });

  it('do not wait for a statement that takes long', async () => {
    const { delivered, statements } = slowSettler(5);
    const slow = delivered('1');
    const quick = delivered('2');
    while (statements.length < 2) await pause(5);
    await statements[1]?.end();
    expect(await quick).to.equal('settled');
    await statements[0]?.end();
    expect(await slow).to.equal('settled');
  });

  it('are each told what became of them, also where one of a statement was refused', async () => {
    const { delivered, statements } = slowSettler();
    const all = ['1', '2', '3', '4'].map(delivered);
    await statements[0]?.end();
    const ours = new Map([['2', { moreWaits: false }]]);
    await statements[1]?.end({ ours, refused: new Map([['3', new Error('The database refused this one.')]]) });
    expect(await Promise.all(all)).to.deep.equal(['settled', 'settled', 'The database refused this one.', 'not ours']);
  });
});
