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
    name: 'tidy',
    says: 'Tidies.',
    schedule: '0 30 3 * * *',
    timeZone: 'UTC',
    catchUp: false,
    title: 'Remove old records',
    when: 'Every day at 03:30',
    on: true,
    previews: false,
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
    const would = [{ label: 'Expire', count: 1, requests }];
    node.answers['GET /jobs/tidy/preview'] = { body: { at: '2026-03-02T15:00:00.000Z', would } };
    expect((await told('job preview tidy')).out).to.equal('Expire: 1\n  ALG0000007  Obasan');
  });

  it('off and schedule say what holds now', async () => {
    node.answers['PATCH /jobs/tidy'] = { body: { ...job, on: false } };
    expect((await told('job off tidy')).out).to.equal('tidy is switched off.');
    node.answers['PATCH /jobs/tidy'] = { body: { ...job, when: 'Working days at 08:00' } };
    expect((await told('job schedule tidy workingDay 08:00')).out).to.equal('tidy: Working days at 08:00.');
  });

  const own = {
    ...job,
    name: 'own-3',
    title: 'Pull slips',
    says: 'Puts slips into the print queue.',
    when: 'Working days at 08:00',
    movable: { every: 'workingDay', at: '08:00' },
    own: {
      id: '3',
      name: 'Pull slips',
      view: '4',
      viewName: 'New',
      deed: 'printSlips',
      slip: 'incomingSlip',
      mine: true,
      maker: { kind: 'user', code: 'roy', name: 'Mireille Roy' },
    },
  };

  it('create makes a job of a shared view, and says what it does and when', async () => {
    node.answers['POST /staff-jobs'] = { status: 201, body: own };
    const words =
      'job create "Pull slips" --view 4 --do printSlips --slip incomingSlip --every week --days 1,4 --at 07:30';
    expect((await told(words)).out).to.equal(
      'own-3: Pull slips. Puts slips into the print queue.\nWorking days at 08:00.',
    );
    expect(node.calls.at(-1)?.body).to.deep.equal({
      name: 'Pull slips',
      view: '4',
      deed: 'printSlips',
      slip: 'incomingSlip',
      schedule: { every: 'week', at: '07:30', days: [1, 4] },
    });
    const without = await told('job create "Pull slips" --view 4');
    expect([without.status, without.err]).to.satisfy(
      ([status, err]: [number, string]) => status !== 0 && err.includes('--do'),
    );
  });

  it('create --preview shows what it would do and keeps nothing', async () => {
    const would = [{ label: 'Expire', count: 1, requests: [{ id: '7', externalId: 'ALG0000007', title: 'Obasan' }] }];
    node.answers['POST /staff-jobs/preview'] = { body: { at: '2026-03-02T15:00:00.000Z', would } };
    expect((await told('job create Old --view 7 --do expire --preview')).out).to.equal(
      'Expire: 1\n  ALG0000007  Obasan',
    );
  });

  it('change sends what stays as well; remove and list name it', async () => {
    node.answers['GET /jobs'] = { body: { items: [job, own] } };
    node.answers['PUT /staff-jobs/3'] = { body: own };
    await told('job change own-3 --at 07:00');
    expect(node.calls.at(-1)?.body).to.deep.equal({
      name: 'Pull slips',
      view: '4',
      deed: 'printSlips',
      slip: 'incomingSlip',
      schedule: { every: 'workingDay', at: '07:00' },
    });
    expect((await told('job list')).out).to.match(/own-3 .*Pull slips \(Mireille Roy\): Puts slips/);
    node.answers['DELETE /staff-jobs/3'] = { status: 204 };
    expect((await told('job remove own-3')).out).to.equal('own-3 is removed.');
    expect((await told('job remove tidy')).err).to.include('tidy is no job of yours');
  });

  it('mail says who is told of failures', async () => {
    node.answers['PUT /job-readers'] = { body: { items: ['systems@college.ca'] } };
    expect((await told('job mail --to systems@college.ca')).out).to.equal('Mail goes to systems@college.ca.');
    node.answers['PATCH /jobs/tidy'] = { body: { ...job, mailTo: [] } };
    expect((await told('job mail tidy --nobody')).out).to.equal('Nobody gets mail.');
  });
});
