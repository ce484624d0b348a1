import { expect } from 'chai';
import type { JobSetting } from '../../src/engine/desk/jobs.js';
import type { Job } from '../../src/jobs/job.js';
import { createJobDesk } from '../../src/jobs/job-desk.js';
import { say } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { clockFrom, sharedSlots, silent } from './support.js';

const now = new Date('2026-03-04T12:00:00Z');
const timeZone = 'America/Toronto';

function deskWith(jobs: Job[], taken = new Map<string, string>()) {
  const settings = new Map<string, JobSetting>();
  return createJobDesk(jobs, {
    instance: 'this one',
    timeZone,
    log: silent,
    slots: {
      ...sharedSlots().store,
      take: async (job, slot) => {
        const free = taken.get(job) !== slot.toISOString();
        taken.set(job, slot.toISOString());
        return free ? 'run' : undefined;
      },
      streaks: async () => new Map(),
      readersOf: async () => [],
      settings: async () => settings,
      set: async (job, { on = true, schedule }) =>
        void settings.set(job, { on, since: now, ...(schedule ? { schedule } : {}) }),
      last: async () =>
        new Map(
          [...taken].map(([job, slot]) => [
            job,
            [{ id: '1', slot, startedAt: slot, finishedAt: slot, instance: 'other', lines: [], told: [] }],
          ]),
        ),
    },
  });
}
const counting: Job = {
  name: 'count',
  title: 'Count',
  at: '0 30 0 * * *',
  says: 'Counts.',
  catchUp: true,
  runOnce: async () => 7,
};
const failing: Job = {
  name: 'fail',
  title: 'Fail',
  at: '*/5 * * * * *',
  says: 'Fails.',
  runOnce: () => Promise.reject(new Error('no')),
};

describe('the timetable at the desk', () => {
  let clock: ReturnType<typeof clockFrom>;
  before(() => {
    clock = clockFrom(now.toISOString());
  });
  after(() => clock.reset());

  it('shows what each job does, when it ran last, and when it runs next', async () => {
    const [count, fail] = await deskWith([counting, failing], new Map([['count', now.toISOString()]])).list(now);
    expect(count).to.include({
      name: 'count',
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
    const said = async (job: string) => {
      const outcome = await desk.run(job, 'Marie', now);
      return 'reason' in outcome ? english(outcome.reason) : '';
    };
    expect(await said('fail')).to.include('failed');
    expect(await said('count')).to.include('is running now. Look again');
    expect(await desk.run('nothing', 'Marie', now)).to.deep.equal({ kind: 'unknown' });
  });

  it('says a schedule in words of both languages, with its expression and the next five runs', async () => {
    const meant = await deskWith([counting]).schedule({ every: 'workingDay', at: '08:00' });
    if (meant.kind !== 'done') throw new Error(meant.kind);
    const { expression, when, next } = meant.value;
    expect([expression, say(when, 'en'), say(when, 'fr')]).to.deep.equal([
      '0 0 8 * * 1-5',
      'Working days at 08:00',
      'Les jours ouvrables à 08 h 00',
    ]);
    expect(next.map((slot) => slot.slice(0, 13))).to.deep.equal(
      // Summer time begins on 8 March.
      ['2026-03-04T13', '2026-03-05T13', '2026-03-06T13', '2026-03-09T12', '2026-03-10T12'],
    );
    const yearly = await deskWith([counting]).schedule({ every: 'year', day: 29, month: 2, at: '03:15' });
    expect(yearly).to.have.nested.property('value.next[0]', '2028-02-29T08:15:00.000Z');
  });

  it('takes no schedule that never fires, and keeps nothing of it', async () => {
    const desk = deskWith([counting]);
    const never = await desk.change('count', { schedule: { every: 'year', day: 30, month: 2, at: '08:00' } }, 'M', now);
    expect(never.kind === 'invalid' && say(never.problems[0]?.problem ?? '', 'en')).to.equal(
      'February never has a day 30, so the job would never run. Choose another day.',
    );
    const noDay = await desk.change('count', { schedule: { every: 'week', days: [], at: '08:00' } }, 'M', now);
    expect(noDay.kind === 'invalid' && say(noDay.problems[0]?.problem ?? '', 'fr')).to.include('au moins un jour');
    expect((await desk.list(now))[0]).to.include({ schedule: '0 30 0 * * *', on: true });
  });

  it('moves a job, switches it off, and leaves alone what the node needs', async () => {
    const desk = deskWith([counting, failing]);
    const moved = await desk.change('count', { schedule: { every: 'week', days: [1, 4], at: '07:30' } }, 'M', now);
    if (moved.kind !== 'done') throw new Error(moved.kind);
    expect(say(moved.value.when, 'en')).to.equal('Every Monday and Thursday at 07:30');
    expect(say(moved.value.when, 'fr')).to.equal('Chaque lundi et jeudi à 07 h 30');
    expect(moved.value.next).to.equal('2026-03-05T12:30:00.000Z');
    const off = await desk.change('count', { on: false }, 'M', now);
    expect(off.kind === 'done' && [off.value.on, off.value.next]).to.deep.equal([false, undefined]);
    expect((await desk.change('fail', { on: false }, 'M', now)).kind).to.equal('notNow');
  });
});
