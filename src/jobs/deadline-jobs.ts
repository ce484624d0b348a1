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
    french: 'Fait expirer les demandes entrantes restées sans décision et en avertit l’emprunteur.',
    catchUp: true,
    runOnce: (now) => work.expireLending(now),
  },
  {
    name: 'send-overdues',
    at: '0 30 0 * * *',
    says: 'Tells borrowers that an item is overdue, and tells them again after the resend interval.',
    french: 'Signale les retards aux emprunteurs, puis de nouveau après l’intervalle de rappel.',
    catchUp: true,
    runOnce: (now) => work.sendOverdues(now),
  },
  {
    name: 'enforce-reply-by',
    at: '0 */15 * * * *',
    says: 'Reminds borrowers of conditions to answer; after the date, ends the request or tells staff.',
    french:
      'Rappelle aux emprunteurs les conditions en attente ; après la date, clôt la demande ou avertit le personnel.',
    catchUp: true,
    runOnce: (now) => work.enforceReplyBy(now),
  },
  {
    name: 'cancel-unanswered',
    at: '0 20 * * * *',
    says: 'Takes requests back from lenders that did not answer or ship in time, and asks the next one.',
    french: 'Retire les demandes aux prêteurs qui n’ont pas répondu ou expédié à temps, et demande au suivant.',
    catchUp: true,
    runOnce: (now) => work.cancelUnanswered(now),
  },
  {
    name: 'claim-unanswered',
    at: '0 25 * * * *',
    says: 'Asks lenders that did not answer in time for the status of the request.',
    french: 'Demande l’état aux prêteurs qui n’ont pas répondu à temps.',
    catchUp: true,
    runOnce: (now) => work.claimUnanswered(now),
  },
  {
    name: 'tell-closures',
    at: '0 * * * * *',
    says: 'Tells partners whose requests wait for us of closures that staff made, changed or removed.',
    french: 'Annonce les fermetures aux partenaires dont les demandes nous attendent.',
    runOnce: (now) => work.tellClosures(now),
  },
];
