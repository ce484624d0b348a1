import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('interlend job', () => {
  let node: NodeDouble;
  before(async () => {
    node = await startNodeDouble();
  });
  after(() => node.close());
  const told = (words: string) => typed(words, { env: node.env });
  const job = {
    ...{ name: 'tidy', says: 'Tidies.', french: 'Range.', schedule: '0 30 3 * * *', timeZone: 'UTC', catchUp: false },
    last: { slot: '2026-03-02T15:00:00.000Z', startedAt: '2026-03-02T15:00:00.000Z', instance: 'one' },
  };

  it('list shows when each job ran last, and that a run is not over', async () => {
    node.answers['GET /jobs'] = { body: { items: [job] } };
    expect((await told('job list')).out).to.match(/tidy +.*\(not finished\).*Tidies\./);
  });

  it('run does one now', async () => {
    node.answers['POST /jobs/tidy/run'] = { body: { job, done: 3 } };
    expect(await told('job run tidy')).to.include({ status: 0, out: 'tidy has run: 3 done.' });
  });
});
