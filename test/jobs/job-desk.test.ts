import { expect } from 'chai';
import type { Job } from '../../src/jobs/index.js';
import { createJobDesk } from '../../src/jobs/job-desk.js';
import { nextSlot } from '../../src/jobs/next-slot.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const now = new Date('2026-03-04T12:00:00Z');
const timeZone = 'America/Toronto';

function deskWith(jobs: Job[], taken = new Map<string, string>()) {
  return createJobDesk(jobs, {
    ...{ instance: 'this one', timeZone, log: silent },
    slots: {
      take: async (job, slot) => {
        const free = taken.get(job) !== slot.toISOString();
        taken.set(job, slot.toISOString());
        return free;
      },
      finish: async () => {},
      last: async () =>
        new Map([...taken].map(([job, slot]) => [job, { slot, startedAt: slot, finishedAt: slot, instance: 'other' }])),
    },
  });
}
const counting: Job = {
  name: 'count',
  at: '0 30 0 * * *',
  says: 'Counts.',
  french: 'Compte.',
  catchUp: true,
  runOnce: async () => 7,
};
const failing: Job = {
  name: 'fail',
  at: '*/5 * * * * *',
  says: 'Fails.',
  french: 'Échoue.',
  runOnce: () => Promise.reject(new Error('no')),
};

describe('the next slot', () => {
  const after = (at: string, from: string) => nextSlot(at, new Date(from), timeZone)?.toISOString();

  it('is found in the library’s time zone, also across the clock change', () => {
    expect(after('0 30 0 * * *', '2026-03-04T12:00:00Z')).to.equal('2026-03-05T05:30:00.000Z');
    expect(after('0 30 3 * * *', '2026-03-08T06:00:00Z')).to.equal('2026-03-08T07:30:00.000Z');
    expect(after('0 30 0 * * *', '2026-11-01T04:30:00Z')).to.equal('2026-11-02T05:30:00.000Z');
  });

  it('is after now, and known to the second for what rings within the minute', () => {
    expect(after('0 10 * * * *', '2026-03-04T12:10:00Z')).to.equal('2026-03-04T13:10:00.000Z');
    expect(after('*/5 * * * * *', '2026-03-04T12:10:03Z')).to.equal('2026-03-04T12:10:05.000Z');
  });
});

describe('the timetable at the desk', () => {
  it('shows what each job does, when it ran last, and when it runs next', async () => {
    const [count, fail] = await deskWith([counting, failing], new Map([['count', now.toISOString()]])).list(now);
    expect(count).to.include({
      name: 'count',
      says: 'Counts.',
      french: 'Compte.',
      timeZone,
      catchUp: true,
      next: '2026-03-05T05:30:00.000Z',
    });
    expect(count?.last).to.include({ slot: now.toISOString(), instance: 'other' });
    expect([fail?.last, fail?.next]).to.deep.equal([undefined, '2026-03-04T12:00:05.000Z']);
  });

  it('runs a job now and says how much it did', async () => {
    const ran = await deskWith([counting]).run('count', 'Marie', now);
    expect(ran).to.have.nested.property('value.done', 7);
    expect(ran).to.have.nested.property('value.job.last.slot', now.toISOString());
  });

  it('says that a job failed, is being run, or is none', async () => {
    const desk = deskWith([counting, failing], new Map([['count', now.toISOString()]]));
    expect(await desk.run('fail', 'Marie', now))
      .to.have.property('reason')
      .that.includes('failed');
    expect(await desk.run('count', 'Marie', now))
      .to.have.property('reason')
      .that.includes('at this moment');
    expect(await desk.run('nothing', 'Marie', now)).to.deep.equal({ kind: 'unknown' });
  });
});
