import { rm } from 'node:fs/promises';
import { expect } from 'chai';
import { familyOf, newFolder, run, start, untilGone } from './support/program.js';

describe('the demonstration with many colleges', function () {
  this.timeout(600_000);
  let folder: string;
  before(async () => {
    folder = await newFolder('colleges');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('runs them in one process, with requests of every kind by chance, and proves that nothing was lost', async () => {
    const words = ['demo', '--colleges', '5', '--requests', '20', '--seed', '3', '--data', folder];
    const { status, out, err } = await run(words);
    expect(status, out + err).to.equal(0);
    expect(out).to.contain('5 Ontario colleges on this machine (demonstration symbols), --seed 3.');
    expect([...out.matchAll(/^ {2}[A-Z]{5} .* (1\.2|2021-2) +(en|fr) +http:/gm)]).to.have.length(5);
    const kinds = [
      'loan',
      'copy',
      'conditions accepted',
      'conditions refused',
      'refused, next partner',
      'refused by all',
    ];
    kinds.push('renewal granted', 'renewal refused', 'recall', 'cancel in time', 'overdue', 'lost');
    for (const kind of kinds) expect(out).to.match(new RegExp(`[1-9]\\d* ${kind}`));
    const [, conversations, messages] =
      /Both sides agree on all (\d+) conversations; (\d+) messages were delivered, none is lost/.exec(out) ?? [];
    expect(Number(conversations)).to.be.at.least(20);
    expect(Number(messages)).to.be.greaterThan(80);
    expect(err).to.equal('');
  });

  it('ends what is under way when it is told to stop, and proves that too; nothing stays behind', async () => {
    const demo = start(['demo', '--colleges', '3', '--data', folder]);
    await demo.until(/[1-9]\d* requests done/);
    const family = familyOf(demo.pid);
    demo.child.kill('SIGINT');
    const { status, out, err } = await demo.ended;
    expect(status, out + err).to.equal(0);
    expect(out)
      .to.contain('what is under way comes to its end')
      .and.to.match(/Both sides agree on all \d+/);
    await untilGone(family);
  });
});
