import type { Job } from './index.js';

/** What the jobs of the deadlines call. */
export interface DeadlineWork {
  expireLending(now: Date): Promise<unknown>;
  sendOverdues(now: Date): Promise<unknown>;
  enforceReplyBy(now: Date): Promise<unknown>;
  cancelUnanswered(now: Date): Promise<unknown>;
  claimUnanswered(now: Date): Promise<unknown>;
  tellClosures(now: Date): Promise<unknown>;
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
  {
    name: 'cancel-unanswered',
    at: '0 20 * * * *',
    says: 'Takes requests back from lenders that did not answer or ship in time, and asks the next one.',
    catchUp: true,
    runOnce: (now) => work.cancelUnanswered(now),
  },
  {
    name: 'claim-unanswered',
    at: '0 25 * * * *',
    says: 'Asks lenders that did not answer in time for the status of the request.',
    catchUp: true,
    runOnce: (now) => work.claimUnanswered(now),
  },
  {
    name: 'tell-closures',
    at: '0 * * * * *',
    says: 'Tells partners whose requests wait for us of closures that staff made, changed or removed.',
    runOnce: (now) => work.tellClosures(now),
  },
];
