import { expect } from 'chai';
import { cache, placeOf, readAfterChange } from '../../src/ui/api/read.js';

describe('FA27 an answer that was asked for before a change', () => {
  afterEach(() => cache.clear());

  it('is not taken for one after it, when no page shows it yet', async () => {
    const queryKey = placeOf('/requests', undefined, { side: 'borrowing' });
    const asked: ((rows: string[]) => void)[] = [];
    const ask = () =>
      cache.prefetchQuery({
        queryKey,
        staleTime: 2000,
        queryFn: ({ signal }) =>
          new Promise<string[]>((resolve, reject) => {
            asked.push(resolve);
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      });
    const before = ask();
    readAfterChange('/requests');
    asked[0]?.(['Capes of the north']);
    await before;
    expect(cache.getQueryData(queryKey)).to.equal(undefined);
    const after = ask();
    asked[1]?.(['Bays of the north', 'Capes of the north']);
    await after;
    expect(asked.length).to.equal(2);
    expect(cache.getQueryData(queryKey)).to.deep.equal(['Bays of the north', 'Capes of the north']);
  });
});
