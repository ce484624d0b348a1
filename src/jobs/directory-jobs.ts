import type { Job } from './index.js';

/** What the job of the directory calls. */
export interface DirectoryWork {
  followDirectory(now: Date): Promise<unknown>;
}

export const directoryJobs = (work: DirectoryWork): Job[] => [
  {
    name: 'follow-directory',
    at: '0 40 * * * *',
    says: 'Looks for news of the directory file that is followed, when it is time for it; every hour while that fails.',
    french: 'Cherche du nouveau dans le répertoire suivi, à son heure ; chaque heure tant que cela échoue.',
    runOnce: (now) => work.followDirectory(now),
  },
];
