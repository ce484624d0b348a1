import type { Job } from './index.js';

/** What the jobs of the exchange call. */
export interface ExchangeWork {
  watchDeadlines(now: Date): Promise<unknown>;
  /** Removes rows of the past: slots of jobs, quarantine and refused messages, as many days old as kept. */
  tidy(now: Date): Promise<unknown>;
}

export const exchangeJobs = (work: ExchangeWork): Job[] => [
  {
    name: 'watch-deadlines',
    at: '*/5 * * * * *',
    says: 'Withdraws requests that cannot be delivered; applies or ends messages that came before their request.',
    french: 'Retire les demandes impossibles à transmettre ; applique ou clôt les messages arrivés avant leur demande.',
    runOnce: (now) => work.watchDeadlines(now),
  },
  {
    name: 'tidy',
    at: '0 30 3 * * *',
    says: 'Removes job slots and live changes after a day, quarantined input after 90 days, security events after a year.',
    french:
      'Supprime les traces des traitements après un jour, les entrées illisibles après 90 jours, les événements de sécurité après un an.',
    catchUp: true,
    runOnce: (now) => work.tidy(now),
  },
];
