import { expect } from 'chai';
import { createTimetable, type Job, type SlotStore } from '../../src/jobs/index.js';
import { previousSlot } from '../../src/jobs/previous-slot.js';

/** A store of slots that knows nothing but how one is taken and finished. */
const storeThat = (
  take: (job: string, slot: Date) => boolean,
  finish: (run: string) => void = () => {},
): SlotStore => ({
  take: async (job, slot) => (take(job, slot) ? slot.toISOString() : undefined),
  finish: async (run) => finish(run),
  alive: async () => {},
  letGo: async () => {},
  fail: async () => undefined,
  interrupted: async () => [],
  settings: async () => new Map(),
});

const silent = { debug() {}, info() {}, warn() {}, error() {} };

describe('the slot before now', () => {
  const toronto = 'America/Toronto';
  const before = (at: string, now: string) => previousSlot(at, new Date(now), toronto)?.toISOString();

  it('is found in the library’s time zone', () => {
    expect(before('0 30 0 * * *', '2026-03-04T12:00:00Z')).to.equal('2026-03-04T05:30:00.000Z');
    expect(before('0 */15 * * * *', '2026-03-04T12:14:59Z')).to.equal('2026-03-04T12:00:00.000Z');
    expect(before('0 10 * * * *', '2026-03-04T12:10:00Z')).to.equal('2026-03-04T12:10:00.000Z');
  });

  it('is found across the clock change, and is not looked for further back than a day', () => {
    expect(before('0 30 0 * * *', '2026-11-02T05:00:00Z')).to.equal('2026-11-01T04:30:00.000Z');
    expect(before('0 30 0 1 1 *', '2026-03-04T12:00:00Z')).to.equal(undefined);
  });
});

/** A clock of the test: time passes, or jumps, when it is told to. */
function clockAt(time: string) {
  let now = Date.parse(time);
  const alarms = new Set<{ at: number; then: () => void }>();
  let uptime = 0;
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  };
  return {
    now: () => new Date(now),
    wait: (ms: number, then: () => void) => {
      const alarm = { at: uptime + ms, then };
      alarms.add(alarm);
      return () => void alarms.delete(alarm);
    },
    /** The wall clock alone: the machine slept. */
    jumps: (ms: number) => {
      now += ms;
    },
    passes: async (ms: number) => {
      const end = uptime + ms;
      for (;;) {
        const due = [...alarms].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (!due) break;
        alarms.delete(due);
        now += due.at - uptime;
        uptime = due.at;
        due.then();
        await settled();
      }
      now += end - uptime;
      uptime = end;
      await settled();
    },
  };
}

describe('a node that stood still', () => {
  it('catches a missed slot up once, whichever of its processes starts', async () => {
    const taken = new Set<string>();
    const runs: string[] = [];
    const job: Job = {
      name: 'daily',
      at: '0 30 0 * * *',
      says: 'A job.',
      catchUp: true,
      runOnce: async (now) => runs.push(now.toISOString()),
    };
    const options = {
      slots: storeThat((name, slot) => {
        const key = `${name} ${slot.toISOString()}`;
        return !taken.has(key) && Boolean(taken.add(key));
      }),
      instance: 'a',
      timeZone: 'America/Toronto',
      log: silent,
      clock: clockAt('2026-03-04T12:00:00Z'),
    };
    const [one, other] = [createTimetable([job], options), createTimetable([job], options)];
    one.start();
    other.start();
    await Promise.all([one.stop(), other.stop()]);
    expect(runs).to.deep.equal(['2026-03-04T05:30:00.000Z']);
  });

  it('makes up within minutes for a slot that did not ring, and for one that failed; each once', async () => {
    const slots = new Map<string, 'begun' | 'finished'>();
    const runs: string[] = [];
    const clock = clockAt('2026-03-04T05:29:00Z');
    const job: Job = {
      name: 'daily',
      at: '0 30 0 * * *',
      says: 'A job.',
      catchUp: true,
      runOnce: async (slot) => {
        runs.push(slot.toISOString());
        if (runs.length === 2) throw new Error('The database went away.');
      },
    };
    const timetable = createTimetable([job], {
      slots: storeThat(
        // As storage does once minutes have passed: what was begun and not finished is free again.
        (_name, slot) =>
          slots.get(slot.toISOString()) !== 'finished' && Boolean(slots.set(slot.toISOString(), 'begun')),
        (run) => void slots.set(run, 'finished'),
      ),
      instance: 'a',
      timeZone: 'America/Toronto',
      log: silent,
      clock,
    });
    timetable.start();
    for (let look = 1; look <= 5; look += 1) await clock.passes(10 * 60_000);
    await timetable.stop();
    expect(runs).to.deep.equal(['2026-03-03T05:30:00.000Z', '2026-03-04T05:30:00.000Z', '2026-03-04T05:30:00.000Z']);
  });

  it('FG10: runs each missed slot once after eleven days asleep, without a walk through the past', async () => {
    const day = 86_400_000;
    const runs: string[] = [];
    const taken = new Set<string>();
    const job = (name: string, at: string, catchUp?: true): Job => ({
      name,
      at,
      says: 'A job.',
      ...(catchUp ? { catchUp } : {}),
      runOnce: async (slot) => runs.push(`${name} ${slot.toISOString()}`),
    });
    const clock = clockAt('2026-03-04T12:00:10Z');
    // As many as the product has, of every kind.
    const daily = Array.from({ length: 12 }, (_, at) => job(`daily ${at}`, `0 ${at * 5} 0 * * *`, true));
    const timetable = createTimetable(
      [...daily, job('hourly', '0 10 * * * *', true), job('each minute', '0 * * * * *'), job('often', '*/5 * * * * *')],
      {
        slots: storeThat((name, slot) => {
          const key = `${name} ${slot.toISOString()}`;
          return !taken.has(key) && Boolean(taken.add(key));
        }),
        instance: 'a',
        timeZone: 'America/Toronto',
        log: silent,
        clock,
      },
    );
    timetable.start();
    await clock.passes(1000);
    runs.length = 0;
    clock.jumps(11 * day);
    const began = performance.now();
    let longest = 0;
    let last = began;
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await clock.passes(30_000);
    clearInterval(beat);
    const ofDaily = runs.filter((run) => run.startsWith('daily'));
    expect(ofDaily.length, 'each daily job once').to.equal(12);
    expect(runs.filter((run) => run.startsWith('hourly'))).to.deep.equal(['hourly 2026-03-15T11:10:00.000Z']);
    expect(runs.filter((run) => run.startsWith('each minute')).length, 'once, and the minutes since').to.be.within(
      1,
      2,
    );
    expect(runs.filter((run) => run.startsWith('often')).length, 'every five seconds of the half minute').to.be.within(
      6,
      8,
    );
    expect(longest, 'no blocked event loop, in milliseconds').to.be.below(500);
    await timetable.stop();
  });

  it('a job that looks every few seconds takes a slot when there is something to do, else once a minute', async () => {
    const clock = clockAt('2026-03-04T12:00:01Z');
    const [taken, looks]: [string[], string[]] = [[], []];
    let isDue = false;
    const job: Job = {
      name: 'often',
      at: '*/5 * * * * *',
      isDue: async () => {
        looks.push(clock.now().toISOString().slice(11, 19));
        return isDue;
      },
      runOnce: async () => {},
    };
    const timetable = createTimetable([job], {
      slots: storeThat((_name, slot) => Boolean(taken.push(slot.toISOString().slice(11, 19)))),
      instance: 'a',
      timeZone: 'America/Toronto',
      log: silent,
      clock,
    });
    timetable.start();
    await clock.passes(120_000);
    expect(taken, 'nothing was due').to.deep.equal(['12:01:00', '12:02:00']);
    expect(looks.length, 'each other slot is a look').to.equal(22);
    isDue = true;
    await clock.passes(10_000);
    expect(taken.slice(2)).to.deep.equal(['12:02:05', '12:02:10']);
    await timetable.stop();
  });

  it('FH6: a node that is stopped does not wait for the end of a job that goes on', async () => {
    const begun: string[] = [];
    const endless: Job = {
      name: 'endless',
      at: '0 30 0 * * *',
      says: 'A job.',
      catchUp: true,
      runOnce: (slot) => {
        begun.push(slot.toISOString());
        return new Promise(() => {});
      },
    };
    const finished: string[] = [];
    const timetable = createTimetable([endless], {
      slots: storeThat(
        () => true,
        (run) => void finished.push(run),
      ),
      instance: 'a',
      timeZone: 'America/Toronto',
      log: silent,
      clock: clockAt('2026-03-04T05:29:00Z'),
      patienceMs: 30,
    });
    timetable.start();
    await new Promise((done) => setTimeout(done, 20));
    expect(begun).to.have.length(1);
    const asked = performance.now();
    await timetable.stop();
    expect(performance.now() - asked).to.be.below(2_000);
    expect(finished, 'its slot stays unfinished, and is done by whoever starts next').to.deep.equal([]);
  });
});
