import type { EngineContext } from '../engine/engine-context.js';
import type { Job } from './job.js';

/** What the jobs of the local records call. */
export interface LocalWork {
  expireHolds(now: Date, on?: EngineContext): Promise<unknown>;
  remindOfHolds(now: Date, on?: EngineContext): Promise<unknown>;
  renewLoans(now: Date, on?: EngineContext): Promise<unknown>;
  ageLoans(now: Date, on?: EngineContext): Promise<unknown>;
  endCopies(now: Date, on?: EngineContext): Promise<unknown>;
  clearCopies(): Promise<unknown>;
  countSupply(now: Date): Promise<unknown>;
  placeItems(): Promise<unknown>;
  learnWords(): Promise<unknown>;
  countFigures(now: Date): Promise<unknown>;
}

export const localJobs = (work: LocalWork): Job[] => [
  {
    name: 'place-items',
    at: '0 * * * * *',
    catchUp: true,
    runOnce: () => work.placeItems(),
  },
  {
    name: 'learn-words',
    at: '0 * * * * *',
    catchUp: true,
    runOnce: () => work.learnWords(),
  },
  {
    name: 'count-figures',
    at: '0 * * * * *',
    catchUp: true,
    runOnce: (now) => work.countFigures(now),
  },
  {
    name: 'expire-holds',
    onRequests: true,
    at: '0 5 * * * *',
    catchUp: true,
    runOnce: (now, on) => work.expireHolds(now, on),
  },
  {
    name: 'remind-holds',
    onRequests: true,
    at: '0 15 6 * * *',
    catchUp: true,
    runOnce: (now, on) => work.remindOfHolds(now, on),
  },
  {
    name: 'renew-loans',
    onRequests: true,
    at: '0 10 6 * * *',
    catchUp: true,
    runOnce: (now, on) => work.renewLoans(now, on),
  },
  {
    name: 'age-loans',
    onRequests: true,
    at: '0 20 6 * * *',
    catchUp: true,
    runOnce: (now, on) => work.ageLoans(now, on),
  },
  {
    name: 'end-copies',
    onRequests: true,
    at: '0 25 * * * *',
    catchUp: true,
    runOnce: (now, on) => work.endCopies(now, on),
  },
  {
    name: 'clear-copies',
    at: '0 35 * * * *',
    catchUp: true,
    runOnce: () => work.clearCopies(),
  },
  {
    name: 'count-supply',
    at: '0 40 * * * *',
    catchUp: true,
    runOnce: (now) => work.countSupply(now),
  },
];
