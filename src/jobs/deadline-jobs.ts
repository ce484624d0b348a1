import type { Job } from './index.js';

/** What the jobs of the deadlines call. */
export interface DeadlineWork {
  expireLending(now: Date): Promise<unknown>;
  sendOverdues(now: Date): Promise<unknown>;
  enforceReplyBy(now: Date): Promise<unknown>;
}

export const deadlineJobs = (work: DeadlineWork): Job[] => [
  {
    name: 'expire-lending',
    at: '0 10 * * * *',
    says: 'Expires lending requests that nobody decided on in time, and tells the borrower.',
    catchUp: true,
    runOnce: (now) => work.expireLending(now),
  },
  {
    name: 'send-overdues',
    at: '0 30 0 * * *',
    says: 'Tells borrowers that an item is overdue, and tells them again after the resend interval.',
    catchUp: true,
    runOnce: (now) => work.sendOverdues(now),
  },
  {
    name: 'enforce-reply-by',
    at: '0 */15 * * * *',
    says: 'Reminds borrowers of conditions to answer; after the date, ends the request or tells staff.',
    catchUp: true,
    runOnce: (now) => work.enforceReplyBy(now),
  },
];
