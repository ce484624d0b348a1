import { expect } from 'chai';
import { createGathering } from '../../src/storage/exchange/commit/gather.js';

/** A transaction of so many works: what left, in its order, and whether the commit left with it. */
function transaction(works: number) {
  const sent: string[] = [];
  const gathering = createGathering(works, () => sent.push('commit'));
  const ask = (name: string) => async (questions: readonly string[]) => {
    sent.push(`${name} ${questions.join(' ')}`);
    if (questions.includes('broken')) throw Object.assign(new Error('refused'), { code: '23505' });
    return questions.map((question) => `${question} done`);
  };
  return { sent, gathering, lock: gathering.ofTurn(ask('lock')), write: gathering.ofAll(ask('write')) };
}
const turn = () => new Promise(setImmediate);

describe('works of one transaction', () => {
  it('lock in one statement what they look for in one turn, and each gets its own answer', async () => {
    const { sent, lock } = transaction(3);
    expect(await Promise.all([lock('1'), lock('2')])).to.deep.equal(['1 done', '2 done']);
    expect(await lock('3')).to.equal('3 done');
    expect(sent).to.deep.equal(['lock 1 2', 'lock 3']);
  });

  it('write when each of them waits or is over, with the commit behind it where that is the last of all', async () => {
    const { sent, gathering, write } = transaction(3);
    const [first, second] = [write('1', true), write('2', true)];
    await turn();
    expect(sent, 'the third may still write').to.deep.equal([]);
    gathering.over(true);
    expect(await Promise.all([first, second])).to.deep.equal(['1 done', '2 done']);
    expect(sent).to.deep.equal(['write 1 2', 'commit']);
  });

  it('do not have the commit sent while one of them writes more', async () => {
    const { sent, gathering, write } = transaction(2);
    const answers = [write('1', true), write('2', false)];
    await Promise.all(answers);
    expect(sent).to.deep.equal(['write 1 2']);
    gathering.over(true);
    expect(await write('2 again', true)).to.equal('2 again done');
    expect(sent).to.deep.equal(['write 1 2', 'write 2 again', 'commit']);
  });

  it('do not have it sent when one of them has failed', async () => {
    const { sent, gathering, write } = transaction(2);
    const answer = write('1', true);
    gathering.over(false);
    await answer;
    expect(sent).to.deep.equal(['write 1']);
  });

  it('are all told when their statement fails', async () => {
    const { write } = transaction(2);
    const failed = await Promise.allSettled([write('1', true), write('broken', true)]);
    expect(failed.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
  });
});
