import type { Job } from './job.js';

/** What the jobs of the lending desk call. */
export interface LendingWork {
  locate(now: Date): Promise<unknown>;
}

export const lendingJobs = (work: LendingWork): Job[] => [
  {
    name: 'locate-lending',
    at: '*/10 * * * * *',
    runOnce: (now) => work.locate(now),
  },
];
