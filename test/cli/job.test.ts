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
    ...{ title: 'Remove old records', when: 'Every day at 03:30', on: true, previews: false },
    last: { slot: '2026-03-02T15:00:00.000Z', startedAt: '2026-03-02T15:00:00.000Z', instance: 'one' },
  };

  it('list shows when each job ran last, and that a run is not over', async () => {
    node.answers['GET /jobs'] = { body: { items: [job] } };
    expect((await told('job list')).out).to.match(/tidy +.*\(not finished\).*Tidies\./);
  });

  it('run does one now', async () => {
    node.answers['POST /jobs/tidy/run'] = { body: { job, did: [], done: 3 } };
    expect(await told('job run tidy')).to.include({ status: 0, out: 'tidy has run: 3 done.' });
  });

  it('preview shows what it would do, with the first requests', async () => {
    const requests = [{ id: '7', externalId: 'ALG0000007', title: 'Obasan' }];
    const would = [{ label: 'Expire', french: 'Faire expirer', count: 1, requests }];
    node.answers['GET /jobs/tidy/preview'] = { body: { at: '2026-03-02T15:00:00.000Z', would } };
    expect((await told('job preview tidy')).out).to.equal('Expire: 1\n  ALG0000007  Obasan');
  });

  it('off and schedule say what holds now', async () => {
    node.answers['PATCH /jobs/tidy'] = { body: { ...job, on: false } };
    expect((await told('job off tidy')).out).to.equal('tidy is switched off.');
    node.answers['PATCH /jobs/tidy'] = { body: { ...job, when: 'Working days at 08:00' } };
    expect((await told('job schedule tidy workingDay 08:00')).out).to.equal('tidy: Working days at 08:00.');
  });
});
