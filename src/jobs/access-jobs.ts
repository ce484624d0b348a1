import type { Job } from './job.js';

/** What the jobs about accounts call. */
export interface AccessWork {
  forgetAudit(now: Date): Promise<unknown>;
}

export const accessJobs = (work: AccessWork): Job[] => [
  {
    name: 'forget-audit',
    at: '0 40 3 * * *',
    catchUp: true,
    runOnce: (now) => work.forgetAudit(now),
  },
];
