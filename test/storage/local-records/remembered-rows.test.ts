import { expect } from 'chai';
import { changing, createRememberedRows } from '../../../src/storage/local-records/records-context.js';

describe('what a node believes of libraries, desks and policies', () => {
  const reader = (...answers: string[]) => {
    let asked = 0;
    return { read: async () => [{ name: answers[asked++] }], asked: () => asked };
  };

  it('asks the database once in two seconds', async () => {
    let now = 0;
    const remembered = createRememberedRows(() => now);
    const { read } = reader('one', 'two');
    expect(await remembered.rows('desk', read)).deep.equal([{ name: 'one' }]);
    now = 1999;
    expect(await remembered.rows('desk', read)).deep.equal([{ name: 'one' }]);
    now = 2000;
    expect(await remembered.rows('desk', read)).deep.equal([{ name: 'two' }]);
  });

  it('keeps statements with other values apart', async () => {
    const remembered = createRememberedRows();
    const { read } = reader('one', 'two');
    expect(await remembered.rows('["desk","A"]', read)).deep.equal([{ name: 'one' }]);
    expect(await remembered.rows('["desk","B"]', read)).deep.equal([{ name: 'two' }]);
  });

  it('forgets it when this process changed something, also when the change failed', async () => {
    const remembered = createRememberedRows();
    const { read } = reader('one', 'two', 'three');
    await remembered.rows('desk', read);
    await changing(
      async () => ({ kind: 'done', value: undefined as never }),
      remembered,
    )(async () => ({ kind: 'unknown' }));
    expect(await remembered.rows('desk', read)).deep.equal([{ name: 'two' }]);
    const failing = changing(() => Promise.reject(new Error('gone')), remembered);
    await failing(async () => ({ kind: 'unknown' })).catch(() => {});
    expect(await remembered.rows('desk', read)).deep.equal([{ name: 'three' }]);
  });

  it('does not keep an answer that was asked for before a change and came after it', async () => {
    const remembered = createRememberedRows();
    const { read } = reader('old', 'new');
    await remembered.rows('desk', async () => {
      const rows = await read();
      remembered.forget();
      return rows;
    });
    expect(await remembered.rows('desk', read)).deep.equal([{ name: 'new' }]);
  });
});
