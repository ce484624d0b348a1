import { expect } from 'chai';
import { createTimetable, type Job } from '../../src/jobs/index.js';
import { previousSlot } from '../../src/jobs/previous-slot.js';

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

describe('a node that stood still', () => {
  it('catches a missed slot up once, whichever of its processes starts', async () => {
    const taken = new Set<string>();
    const runs: string[] = [];
    const job: Job = {
      ...{ name: 'daily', at: '0 30 0 * * *', says: 'A job.', french: 'Un traitement.', catchUp: true },
      runOnce: async (now) => runs.push(now.toISOString()),
    };
    const options = {
      slots: {
        take: async (name: string, slot: Date) => {
          const key = `${name} ${slot.toISOString()}`;
          return !taken.has(key) && Boolean(taken.add(key));
        },
        finish: async () => {},
      },
      ...{ instance: 'a', timeZone: 'America/Toronto', log: silent, now: () => new Date('2026-03-04T12:00:00Z') },
      schedule: () => ({ stop() {} }),
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
    const bells = new Map<string, (slot: Date) => Promise<void>>();
    let now = new Date('2026-03-04T05:29:00Z');
    const job: Job = {
      ...{ name: 'daily', at: '0 30 0 * * *', says: 'A job.', french: 'Un traitement.', catchUp: true },
      runOnce: async (slot) => {
        runs.push(slot.toISOString());
        if (runs.length === 2) throw new Error('The database went away.');
      },
    };
    const timetable = createTimetable([job], {
      slots: {
        // As storage does once ten minutes have passed: what was begun and not finished is free again.
        take: async (_name, slot) =>
          slots.get(slot.toISOString()) !== 'finished' && Boolean(slots.set(slot.toISOString(), 'begun')),
        finish: async (_name, slot) => void slots.set(slot.toISOString(), 'finished'),
      },
      ...{ instance: 'a', timeZone: 'America/Toronto', log: silent, now: () => now },
      schedule: (_at, ring, { name }) => {
        bells.set(name, ring);
        return { stop() {} };
      },
    });
    timetable.start();
    now = new Date('2026-03-04T05:40:30Z');
    for (let look = 1; look <= 4; look += 1) await bells.get('catch-up')?.(now);
    await timetable.stop();
    expect(runs).to.deep.equal(['2026-03-03T05:30:00.000Z', '2026-03-04T05:30:00.000Z', '2026-03-04T05:30:00.000Z']);
  });
});
