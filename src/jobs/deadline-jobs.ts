import type { House } from '../engine/house.js';
import type { Job } from './index.js';

/** What the jobs of the deadlines call. */
export interface DeadlineWork {
  expireLending(now: Date, on?: House): Promise<unknown>;
  sendOverdues(now: Date, on?: House): Promise<unknown>;
  enforceReplyBy(now: Date, on?: House): Promise<unknown>;
  askAgain(now: Date, on?: House): Promise<unknown>;
  cancelUnanswered(now: Date, on?: House): Promise<unknown>;
  claimUnanswered(now: Date, on?: House): Promise<unknown>;
  tellClosures(now: Date): Promise<unknown>;
  markUntouched(now: Date, on?: House): Promise<unknown>;
  markLostCandidates(now: Date, on?: House): Promise<unknown>;
  forgetPatrons(now: Date, on?: House): Promise<unknown>;
}

export const deadlineJobs = (work: DeadlineWork): Job[] => [
  {
    name: 'expire-lending',
    onRequests: true,
    at: '0 10 * * * *',
    says: 'Expires lending requests that nobody decided on in time, and tells the borrower.',
    french: 'Fait expirer les demandes entrantes restées sans décision et en avertit l’emprunteur.',
    catchUp: true,
    runOnce: (now, on) => work.expireLending(now, on),
  },
  {
    name: 'send-overdues',
    onRequests: true,
    at: '0 30 0 * * *',
    says: 'Tells borrowers that an item is overdue, and tells them again after the resend interval.',
    french: 'Signale les retards aux emprunteurs, puis de nouveau après l’intervalle de rappel.',
    catchUp: true,
    runOnce: (now, on) => work.sendOverdues(now, on),
  },
  {
    name: 'enforce-reply-by',
    onRequests: true,
    at: '0 */15 * * * *',
    says: 'Reminds borrowers of conditions to answer; after the date, ends the request or tells staff.',
    french:
      'Rappelle aux emprunteurs les conditions en attente ; après la date, clôt la demande ou avertit le personnel.',
    catchUp: true,
    runOnce: (now, on) => work.enforceReplyBy(now, on),
  },
  {
    name: 'ask-again',
    onRequests: true,
    at: '0 15 * * * *',
    says: 'Asks lenders again that could not supply at first, when the day that they named has passed.',
    french: 'Redemande aux prêteurs qui ne pouvaient pas fournir, une fois passée la date qu’ils ont indiquée.',
    catchUp: true,
    runOnce: (now, on) => work.askAgain(now, on),
  },
  {
    name: 'cancel-unanswered',
    onRequests: true,
    at: '0 20 * * * *',
    says: 'Takes requests back from lenders that did not answer or ship in time, and asks the next one.',
    french: 'Retire les demandes aux prêteurs qui n’ont pas répondu ou expédié à temps, et demande au suivant.',
    catchUp: true,
    runOnce: (now, on) => work.cancelUnanswered(now, on),
  },
  {
    name: 'claim-unanswered',
    onRequests: true,
    at: '0 25 * * * *',
    says: 'Asks lenders that did not answer in time for the status of the request.',
    french: 'Demande l’état aux prêteurs qui n’ont pas répondu à temps.',
    catchUp: true,
    runOnce: (now, on) => work.claimUnanswered(now, on),
  },
  {
    name: 'tell-closures',
    at: '0 * * * * *',
    says: 'Tells partners whose requests wait for us of closures that staff made, changed or removed.',
    french: 'Annonce les fermetures aux partenaires dont les demandes nous attendent.',
    runOnce: (now) => work.tellClosures(now),
  },
  {
    name: 'mark-untouched',
    onRequests: true,
    at: '0 10 5 * * *',
    says: 'Shows staff the requests on which nothing has happened for as long as the policy “Days without any step” says.',
    french:
      'Signale au personnel les demandes restées sans suite pendant la durée de la politique « Jours sans aucune étape ».',
    catchUp: true,
    runOnce: (now, on) => work.markUntouched(now, on),
  },
  {
    name: 'mark-lost-candidates',
    onRequests: true,
    at: '0 20 5 * * *',
    says: 'Shows staff the lent items that the policies let them declare lost. It declares nothing itself.',
    french:
      'Signale au personnel les exemplaires prêtés qui, selon les politiques, peuvent être déclarés perdus ; rien n’est déclaré automatiquement.',
    catchUp: true,
    runOnce: (now, on) => work.markLostCandidates(now, on),
  },
  {
    name: 'forget-patrons',
    onRequests: true,
    at: '0 30 4 * * *',
    says: 'Takes the patron out of requests that have been over for as long as the setting says, when nothing is on loan or owed. Numbers, partners and dates stay for the statistics.',
    french:
      'Retire l’usager des demandes closes depuis la durée fixée, s’il n’a plus rien en prêt et ne doit rien. Numéros, partenaires et dates restent pour les statistiques.',
    catchUp: true,
    runOnce: (now, on) => work.forgetPatrons(now, on),
  },
];
