import { expect } from 'chai';
import { inPortions } from '../../src/ui/requests/bulk/portions.js';

describe('an order for many, portion by portion', () => {
  const all = [1, 2, 3, 4, 5];
  const ask = (more: { isStopped?: () => boolean; fail?: number }) => {
    const told: number[] = [];
    const sent: number[][] = [];
    const running = inPortions<number, number>({
      all,
      size: 2,
      work: async (portion) => {
        if (portion.includes(more.fail ?? 0)) throw new Error('away');
        sent.push([...portion]);
        return portion.map((each) => each * 10);
      },
      told: (count) => told.push(count),
      isStopped: more.isStopped ?? (() => false),
    });
    return { told, sent, running };
  };

  it('sends all of them in order and tells how many are through', async () => {
    const { told, sent, running } = ask({});
    expect(await running).to.deep.equal({ got: [10, 20, 30, 40, 50] });
    expect(sent).to.deep.equal([[1, 2], [3, 4], [5]]);
    expect(told).to.deep.equal([2, 4, 5]);
  });

  it('keeps what came before a failure', async () => {
    const { got, error } = await ask({ fail: 3 }).running;
    expect(got).to.deep.equal([10, 20]);
    expect(error).to.be.instanceOf(Error);
  });

  it('begins nothing more once it is stopped', async () => {
    let asked = 0;
    const { sent, running } = ask({ isStopped: () => ++asked > 1 });
    await running;
    expect(sent).to.deep.equal([[1, 2]]);
  });
});
