import type { Job } from './job.js';

/** What the job of the directory calls. */
export interface DirectoryWork {
  followDirectory(now: Date): Promise<unknown>;
}

export const directoryJobs = (work: DirectoryWork): Job[] => [
  {
    name: 'follow-directory',
    at: '0 40 * * * *',
    runOnce: (now) => work.followDirectory(now),
  },
];
