import { expect } from 'chai';
import { getTasks } from 'node-cron';
import type { JobSetting } from '../../src/engine/desk/jobs.js';
import type { StaffJob } from '../../src/engine/jobs/ports.js';
import { createTimetable, type Timetable, type TimetableOptions } from '../../src/jobs/index.js';
import type { Job } from '../../src/jobs/job.js';
import { clockFrom, nothingJoined, sharedSlots, silent } from './support.js';

const hour = 3_600_000;
const day = 24 * hour;

describe('the timetable', () => {
  let clock: ReturnType<typeof clockFrom>;
  let open: Timetable[] = [];
  let runs: string[] = [];
  afterEach(async () => {
    for (const each of open) await each.stop();
    open = [];
    runs = [];
    clock?.reset();
    expect(getTasks().size, 'a node that has stopped starts nothing').to.equal(0);
  });

  /** A process of a node, started. */
  function processOf(jobs: Job[], slots: ReturnType<typeof sharedSlots>, options: Partial<TimetableOptions> = {}) {
    const timetable = createTimetable(jobs, {
      slots: slots.store,
      instance: 'a',
      timeZone: 'America/Toronto',
      log: silent,
      ...options,
    });
    timetable.start();
    open.push(timetable);
    return timetable;
  }
  const job = (name: string, at: string, more: Partial<Job> = {}): Job => ({
    name,
    at,
    title: name,
    says: 'A job.',
    runOnce: async (now) => runs.push(`${name} ${now.toISOString().slice(0, 19)}`),
    ...more,
  });
  const daily = (more: Partial<Job> = {}) => job('daily', '0 30 0 * * *', { catchUp: true, ...more });
  const known = (name: string, plan: string, due: string) => ({ job: name, plan, due: new Date(due) });
  const dailyPlan = '0 30 0 * * * America/Toronto';
  /** A node that stood still since that time. */
  const stoodStill = (due: string) => {
    const slots = sharedSlots();
    slots.due.set('daily', known('daily', dailyPlan, due));
    return slots;
  };

  it('node-cron starts each job at its time, once, in the process that takes the slot', async () => {
    clock = clockFrom('2026-03-04T05:29:00Z');
    const slots = sharedSlots();
    slots.due.set('daily', known('daily', dailyPlan, '2026-03-04T05:30:00Z'));
    processOf([daily(), job('hourly', '0 10 * * * *')], slots);
    processOf([daily(), job('hourly', '0 10 * * * *')], slots, { instance: 'b' });
    await clock.passes(45 * 60_000);
    expect(runs).to.deep.equal(['daily 2026-03-04T05:30:00', 'hourly 2026-03-04T06:10:00']);
    const taken = slots.calls.filter((call) => call === 'daily 2026-03-04T05:30:00.000Z');
    expect(taken.length, 'each process asks for a slot once').to.equal(2);
  });

  it('a job that is moved is started at its new time only', async () => {
    clock = clockFrom('2026-03-04T05:00:00Z');
    const settings = new Map<string, JobSetting>();
    const slots = sharedSlots(settings);
    slots.due.set('daily', known('daily', dailyPlan, '2026-03-04T05:30:00Z'));
    processOf([daily()], slots);
    await clock.passes(60_000);
    settings.set('daily', { on: true, since: new Date(), schedule: { every: 'day', at: '00:45' } });
    await clock.passes(20 * 60_000);
    settings.set('daily', { on: true, since: new Date(), schedule: { every: 'day', at: '00:40' } });
    await clock.passes(30 * 60_000);
    expect(runs).to.deep.equal(['daily 2026-03-04T05:40:00']);
    expect([...getTasks().values()].filter(({ name }) => name === 'daily').length, 'started once').to.equal(1);
    expect(
      slots.calls.filter((call) => call.startsWith('daily')),
      'no task of an earlier time is left',
    ).to.deep.equal(['daily 2026-03-04T05:40:00.000Z']);
  });

  it('catches a missed slot up once, whichever of its processes starts; the job knows how late it is', async () => {
    clock = clockFrom('2026-03-04T12:00:00Z');
    const slots = stoodStill('2026-03-02T05:30:00Z');
    processOf([daily()], slots);
    processOf([daily()], slots, { instance: 'b' });
    await clock.settled();
    expect(runs).to.deep.equal(['daily 2026-03-04T12:00:00']);
    expect([...slots.slots.keys()]).to.deep.equal(['daily 2026-03-02T05:30:00.000Z']);
    await clock.passes(day);
    expect(runs.slice(1)).to.deep.equal(['daily 2026-03-05T05:30:00']);
  });

  it('a process of the version before, which keeps no due times, and one of this run each slot once', async () => {
    clock = clockFrom('2026-03-04T05:29:30Z');
    const slots = stoodStill('2026-03-04T05:30:00Z');
    await slots.store.take('daily', new Date('2026-03-04T05:30:00Z'), 'the version before');
    await slots.store.finish('daily 2026-03-04T05:30:00.000Z');
    processOf([daily()], slots);
    await clock.passes(3 * 60_000);
    expect(runs).to.deep.equal([]);
    expect(slots.due.get('daily')?.due.toISOString()).to.equal('2026-03-05T05:30:00.000Z');
  });

  it('a new node does at once what it does each day, a new job of staff waits for its time', async () => {
    clock = clockFrom('2026-03-04T12:00:20Z');
    const own = { id: '7' } as StaffJob;
    const settings = new Map([['own-7', { on: true, since: new Date('2026-03-04T11:59:00Z') }]]);
    const slots = sharedSlots(settings);
    processOf([daily()], slots, { own: async () => [job('own-7', '0 0 8 * * *', { own, catchUp: true })] });
    processOf([daily()], slots, { own: async () => [job('own-7', '0 0 8 * * *', { own, catchUp: true })] });
    await clock.passes(2 * hour);
    expect(runs).to.deep.equal(['daily 2026-03-04T12:00:20', 'own-7 2026-03-04T13:00:00']);
  });

  const springs = [
    { timeZone: 'America/Toronto', from: '2026-03-08T05:00:00Z', run: '2026-03-08T07:00:05' },
    { timeZone: 'America/St_Johns', from: '2026-03-08T03:30:00Z', run: '2026-03-08T05:30:05' },
    { timeZone: 'Australia/Lord_Howe', from: '2026-10-03T13:30:00Z', run: '2026-10-03T15:30:05', at: '02:10' },
  ];
  for (const { timeZone, from, run, at = '02:30' } of springs)
    it(`KG2 in ${timeZone} a job of the timetable and one of staff at ${at} run in the first minute after the hour that spring skips`, async () => {
      clock = clockFrom(from);
      const expression = `0 ${Number(at.slice(3))} 2 * * *`;
      const settings = new Map([['own-7', { on: true, since: new Date('2026-01-01T00:00:00Z') }]]);
      // Staff set its schedule: what the store knows of it is what the job says.
      settings.set('own-7', { ...settings.get('own-7'), schedule: { every: 'day', at } } as never);
      const slots = sharedSlots(settings);
      const own = async () => [job('own-7', expression, { own: { id: '7' } as StaffJob, catchUp: true })];
      const all = [job('backup', expression, { catchUp: true }), job('not made up for', expression)];
      for (const each of ['backup', 'own-7', 'not made up for'])
        slots.due.set(each, known(each, `${expression} ${timeZone}`, `${run.slice(0, 17)}00Z`));
      processOf(all, slots, { timeZone, own });
      processOf(all, slots, { timeZone, own, instance: 'b' });
      await clock.passes(4 * hour);
      expect(runs.sort()).to.deep.equal([`backup ${run}`, `not made up for ${run}`, `own-7 ${run}`]);
      expect(slots.due.get('backup')?.due.getTime()).to.be.closeTo(Date.parse(`${run}Z`) + day, hour);
    });

  it('KG2 the times of the backup and of the removal of old messages are in no hour that spring skips', async () => {
    const { builtInJobs } = await import('../../src/compose/built-in-jobs.js');
    clock = clockFrom('2026-03-08T05:00:00Z');
    const slots = sharedSlots();
    const rows = builtInJobs(nothingJoined)
      .filter(({ name }) => ['backup', 'forget-messages'].includes(name))
      .map(({ lacks: _, ...row }) => ({ ...row, runOnce: async () => runs.push(row.name) }));
    for (const { name, at } of rows) slots.due.set(name, known(name, `${at} America/Toronto`, '2026-03-09T12:00:00Z'));
    processOf(rows, slots);
    await clock.passes(3 * hour);
    expect(runs.sort()).to.deep.equal(['backup', 'forget-messages']);
    expect([...slots.slots.keys()]).to.deep.equal([
      'backup 2026-03-08T07:15:00.000Z',
      'forget-messages 2026-03-08T07:50:00.000Z',
    ]);
  });

  it('makes up within minutes for a slot that did not begin, and for one that failed; each once', async () => {
    clock = clockFrom('2026-03-04T05:29:00Z');
    const slots = stoodStill('2026-03-03T05:30:00Z');
    processOf(
      [
        daily({
          runOnce: async (now) => {
            runs.push(now.toISOString());
            if (runs.length === 2) throw new Error('The database went away.');
          },
        }),
      ],
      slots,
    );
    await clock.passes(50 * 60_000);
    expect(runs).to.deep.equal(['2026-03-04T05:29:00.000Z', '2026-03-04T05:30:00.000Z', '2026-03-04T05:30:00.000Z']);
    expect([...slots.slots]).to.deep.equal([
      ['daily 2026-03-03T05:30:00.000Z', 'done'],
      ['daily 2026-03-04T05:30:00.000Z', 'done'],
    ]);
  });

  it('KD17: begins again within a minute what was killed, and what failed at the next ten minutes', async () => {
    for (const [state, minutes] of [
      ['killed', 1],
      ['failed', 9],
    ] as const) {
      clock = clockFrom('2026-03-04T05:31:30Z');
      const slots = stoodStill('2026-03-05T05:30:00Z');
      slots.slots.set('daily 2026-03-04T05:30:00.000Z', 'taken');
      processOf([daily()], slots);
      await clock.settled();
      expect(runs, 'it goes on elsewhere').to.deep.equal([]);
      slots.slots.set('daily 2026-03-04T05:30:00.000Z', state);
      await clock.passes((minutes - 1) * 60_000);
      expect(runs, state).to.deep.equal([]);
      await clock.passes(60_000);
      expect(runs, state).to.deep.equal(['daily 2026-03-04T05:30:00']);
      for (const each of open) await each.stop();
      [open, runs] = [[], []];
      clock.reset();
    }
  });

  it('the database is away at the very second: the slot is run a minute later', async () => {
    clock = clockFrom('2026-03-04T05:29:00Z');
    const slots = stoodStill('2026-03-04T05:30:00Z');
    const { take } = slots.store;
    let isAway = true;
    slots.store.take = async (...given) => {
      if (isAway) throw new Error('The database is away.');
      return take(...given);
    };
    processOf([daily()], slots);
    await clock.passes(62_000);
    isAway = false;
    await clock.passes(60_000);
    expect(runs).to.deep.equal(['daily 2026-03-04T05:30:05']);
  });

  it('FG10: runs each missed slot once after eleven days asleep, without a walk through the past', async () => {
    clock = clockFrom('2026-03-04T12:00:10Z');
    // As many as the product has, of every kind.
    const all = Array.from({ length: 12 }, (_, at) => job(`daily ${at}`, `0 ${at * 5} 0 * * *`, { catchUp: true }));
    all.push(job('hourly', '0 10 * * * *', { catchUp: true }), job('each minute', '0 * * * * *', { catchUp: true }));
    all.push(job('often', '*/5 * * * * *'));
    processOf(all, sharedSlots());
    await clock.passes(1000);
    runs = [];
    clock.jumps(11 * day);
    const began = process.cpuUsage();
    await clock.passes(30_000);
    const took = process.cpuUsage(began);
    expect(runs.filter((run) => run.startsWith('daily')).length, 'each daily job once').to.equal(12);
    expect(runs.filter((run) => run.startsWith('hourly')).length).to.equal(1);
    expect(runs.filter((run) => run.startsWith('each minute')).length).to.equal(1);
    expect(runs.filter((run) => run.startsWith('often')).length, 'every five seconds of the half minute').to.be.within(
      6,
      8,
    );
    // A walk through eleven days takes ten seconds.
    expect((took.user + took.system) / 1000, 'milliseconds of work').to.be.below(3000);
  });

  it('a job that looks every few seconds takes a slot when there is something to do, else once a minute', async () => {
    clock = clockFrom('2026-03-04T12:00:01Z');
    const slots = sharedSlots();
    const looks: string[] = [];
    let isDue = false;
    processOf(
      [
        job('often', '*/5 * * * * *', {
          isDue: async () => {
            looks.push(new Date().toISOString().slice(11, 19));
            return isDue;
          },
        }),
      ],
      slots,
    );
    await clock.passes(120_000);
    const taken = () => slots.calls.map((call) => call.slice(17, 25));
    expect(taken(), 'nothing was due').to.deep.equal(['12:01:00', '12:02:00']);
    expect(looks.length, 'each other slot is a look').to.equal(22);
    isDue = true;
    await clock.passes(10_000);
    expect(taken().slice(2)).to.deep.equal(['12:02:05', '12:02:10']);
  });

  it('FH6: a node that is stopped does not wait for the end of a job that goes on', async () => {
    clock = clockFrom('2026-03-04T05:31:00Z');
    const slots = stoodStill('2026-03-04T05:30:00Z');
    const timetable = processOf(
      [
        daily({
          runOnce: () => {
            runs.push('begun');
            return new Promise(() => {});
          },
        }),
      ],
      slots,
      { patienceMs: 30 },
    );
    await clock.settled();
    expect(runs).to.deep.equal(['begun']);
    await timetable.stop();
    expect([...slots.slots.values()], 'its slot stays unfinished, and is done by whoever starts next').to.deep.equal([
      'taken',
    ]);
    open = [];
  });
});
