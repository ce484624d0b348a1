import { expect } from 'chai';
import { changing, createBelieved } from '../../../src/storage/local-records/records-context.js';

describe('what a node believes of libraries, desks and policies', () => {
  const reader = (...answers: string[]) => {
    let asked = 0;
    return { read: async () => [{ name: answers[asked++] }], asked: () => asked };
  };

  it('asks the database once in two seconds', async () => {
    let now = 0;
    const believed = createBelieved(() => now);
    const { read } = reader('one', 'two');
    expect(await believed.rows('desk', read)).deep.equal([{ name: 'one' }]);
    now = 1999;
    expect(await believed.rows('desk', read)).deep.equal([{ name: 'one' }]);
    now = 2000;
    expect(await believed.rows('desk', read)).deep.equal([{ name: 'two' }]);
  });

  it('keeps statements with other values apart', async () => {
    const believed = createBelieved();
    const { read } = reader('one', 'two');
    expect(await believed.rows('["desk","A"]', read)).deep.equal([{ name: 'one' }]);
    expect(await believed.rows('["desk","B"]', read)).deep.equal([{ name: 'two' }]);
  });

  it('forgets it when this process changed something, also when the change failed', async () => {
    const believed = createBelieved();
    const { read } = reader('one', 'two', 'three');
    await believed.rows('desk', read);
    await changing(
      async () => ({ kind: 'done', value: undefined as never }),
      believed,
    )(async () => ({ kind: 'unknown' }));
    expect(await believed.rows('desk', read)).deep.equal([{ name: 'two' }]);
    const failing = changing(() => Promise.reject(new Error('gone')), believed);
    await failing(async () => ({ kind: 'unknown' })).catch(() => {});
    expect(await believed.rows('desk', read)).deep.equal([{ name: 'three' }]);
  });

  it('does not keep an answer that was asked for before a change and came after it', async () => {
    const believed = createBelieved();
    const { read } = reader('old', 'new');
    await believed.rows('desk', async () => {
      const rows = await read();
      believed.forget();
      return rows;
    });
    expect(await believed.rows('desk', read)).deep.equal([{ name: 'new' }]);
  });
});
