import type { Job } from './index.js';

/** What the jobs about accounts call. */
export interface AccessWork {
  forgetAudit(now: Date): Promise<unknown>;
}

export const accessJobs = (work: AccessWork): Job[] => [
  {
    name: 'forget-audit',
    at: '0 40 3 * * *',
    says: 'Removes entries of the audit log that are older than the library keeps them.',
    french: 'Supprime du journal ce qui dépasse la durée de conservation fixée.',
    catchUp: true,
    runOnce: (now) => work.forgetAudit(now),
  },
];
