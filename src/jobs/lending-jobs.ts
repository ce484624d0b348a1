import type { Job } from './index.js';

/** What the jobs of the lending desk call. */
export interface LendingWork {
  locate(now: Date): Promise<unknown>;
}

export const lendingJobs = (work: LendingWork): Job[] => [
  {
    name: 'locate-lending',
    at: '*/10 * * * * *',
    says: 'Looks on our shelves for lending requests that nobody looked for yet; rules of the library may answer them.',
    french:
      'Cherche en rayon les demandes entrantes que personne n’a encore cherchées ; les règles peuvent y répondre.',
    runOnce: (now) => work.locate(now),
  },
];
