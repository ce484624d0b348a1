import type { Job } from './index.js';

/** What the jobs of the exchange call. */
export interface ExchangeWork {
  watchDeadlines(now: Date): Promise<unknown>;
  /** Removes rows of the past: slots of jobs, records of sign-ins. */
  tidy(now: Date): Promise<unknown>;
  /** Removes texts of messages, refused messages and records of calls that are older than they are kept. */
  forgetMessages(now: Date): Promise<unknown>;
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
    says: 'Removes what is no longer needed: records of job runs after 90 days, records of sign-ins after a year.',
    french: 'Supprime ce qui ne sert plus : traces des traitements après 90 jours, traces des connexions après un an.',
    catchUp: true,
    runOnce: (now) => work.tidy(now),
  },
  {
    name: 'forget-messages',
    at: '0 50 2 * * *',
    says: 'Removes the texts of old messages and mails, messages that were refused or could not be read, and old records of calls to partners, each after the days that the library keeps it. Open requests and the history of all requests stay as they are.',
    french:
      'Supprime le texte des anciens messages et courriels, les messages refusés ou illisibles et les anciennes traces d’appels aux partenaires, chacun après la durée de conservation fixée. Les demandes en cours et l’historique de toutes les demandes restent tels quels.',
    catchUp: true,
    runOnce: (now) => work.forgetMessages(now),
  },
];
