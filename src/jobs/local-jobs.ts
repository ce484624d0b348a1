import type { Job } from './index.js';

/** What the jobs of the local records call. */
export interface LocalWork {
  expireHolds(now: Date): Promise<unknown>;
}

export const localJobs = (work: LocalWork): Job[] => [
  {
    name: 'expire-holds',
    at: '0 5 * * * *',
    says: 'Marks what waited on the hold shelf for longer than the library keeps it.',
    runOnce: (now) => work.expireHolds(now),
  },
];
