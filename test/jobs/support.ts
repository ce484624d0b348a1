import { mock } from 'node:test';
import type { PartsOfNode } from '../../src/compose/built-in-jobs.js';
import type { JobDue, JobSetting, JobTimes } from '../../src/engine/desk/jobs.js';
import type { SlotStore } from '../../src/jobs/job.js';

/** A node of which nothing runs: its jobs can be listed. */
export const nothingJoined = {
  settings: {},
  storage: { database: {} },
  exchange: {},
  services: { backups: {}, fleet: {} },
} as unknown as PartsOfNode;

export const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** The clock of this process, from that time on; whoever calls it puts it back. Timers end when time passes. */
export function clockFrom(time: string) {
  mock.timers.enable({ apis: ['Date', 'setTimeout', 'setInterval'], now: Date.parse(time) });
  const settled = async () => {
    for (let turn = 0; turn < 30; turn += 1) await new Promise(setImmediate);
  };
  return {
    settled,
    passes: async (ms: number) => {
      await settled();
      const step = ms > 600_000 ? 5000 : 1000;
      for (let left = ms; left > 0; left -= step) {
        mock.timers.tick(Math.min(left, step));
        await settled();
      }
    },
    /** The machine sleeps: timers wait, and the clock goes on. */
    jumps: (ms: number) => mock.timers.setTime(Date.now() + ms),
    reset: () => mock.timers.reset(),
  };
}

const isFree = (state: string | undefined) => state === 'failed' || state === 'killed';

/** What the processes of a node have in common: which slots are taken and done, and when jobs are due. */
export function sharedSlots(settings: ReadonlyMap<string, JobSetting> = new Map()) {
  const slots = new Map<string, 'taken' | 'done' | 'failed' | 'killed'>();
  const due = new Map<string, JobDue>();
  const calls: string[] = [];
  const store: SlotStore = {
    take: async (job, slot, _instance, { next } = {}) => {
      const key = `${job} ${slot.toISOString()}`;
      calls.push(key);
      // As storage does once minutes have passed: what failed or was killed is free again.
      if (slots.has(key) && !isFree(slots.get(key))) return undefined;
      slots.set(key, 'taken');
      if (next) await store.expect([next]);
      return key;
    },
    finish: async (run) => void slots.set(run, 'done'),
    fail: async (run) => {
      slots.set(run, 'failed');
      return undefined;
    },
    alive: async () => {},
    letGo: async () => {},
    interrupted: async () => [],
    settings: async () => settings,
    times: async (jobs, now) =>
      new Map(
        jobs.map((job): [string, JobTimes] => {
          const runs = [...slots.keys()].filter((key) => key.startsWith(`${job} `)).sort();
          const last = runs.filter((key) => new Date(key.slice(job.length + 1)) <= now).at(-1);
          return [
            job,
            {
              ...due.get(job),
              ...(last ? { last: new Date(last.slice(job.length + 1)) } : {}),
              unfinished: last !== undefined && isFree(slots.get(last)),
              ...(last !== undefined && slots.get(last) === 'killed' ? { killed: true } : {}),
            },
          ];
        }),
      ),
    expect: async (all, onlyNew) => {
      for (const each of all) {
        const known = due.get(each.job);
        if (!known || (!onlyNew && (known.plan !== each.plan || known.due < each.due))) due.set(each.job, each);
      }
    },
  };
  return { store, calls, due, slots };
}
