import type { Job } from './index.js';

/** What the jobs of the lending desk call. */
export interface LendingWork {
  locate(now: Date): Promise<unknown>;
}

export const lendingJobs = (work: LendingWork): Job[] => [
  {
    name: 'locate-lending',
    at: '*/10 * * * * *',
    says: 'Looks on our shelves for lending requests that nobody looked for yet; rules of the library may answer them.',
    runOnce: (now) => work.locate(now),
  },
];
