import type { Job } from './index.js';

/** What the jobs of the local records call. */
export interface LocalWork {
  expireHolds(now: Date): Promise<unknown>;
  renewLoans(now: Date): Promise<unknown>;
  ageLoans(now: Date): Promise<unknown>;
  countSupply(now: Date): Promise<unknown>;
}

export const localJobs = (work: LocalWork): Job[] => [
  {
    name: 'expire-holds',
    at: '0 5 * * * *',
    says: 'Marks what waited on the hold shelf for longer than the library keeps it.',
    french: 'Marque ce qui a attendu trop longtemps au rayon des réservations.',
    catchUp: true,
    runOnce: (now) => work.expireHolds(now),
  },
  {
    name: 'renew-loans',
    at: '0 10 6 * * *',
    says: 'Asks lenders to renew what patrons have to return soon, where the policy autoRenewDays says so.',
    french:
      'Demande aux prêteurs de renouveler ce que les lecteurs doivent bientôt rendre, si la politique le prévoit.',
    catchUp: true,
    runOnce: (now) => work.renewLoans(now),
  },
  {
    name: 'age-loans',
    at: '0 20 6 * * *',
    says: 'Writes courtesy and overdue notices to patrons; at the end of the profile their loan is lost, with fee and block.',
    french:
      'Écrit aux lecteurs les avis de courtoisie et de retard ; au bout du profil, le prêt est perdu, avec frais et blocage.',
    catchUp: true,
    runOnce: (now) => work.ageLoans(now),
  },
  {
    name: 'count-supply',
    at: '0 40 * * * *',
    says: 'Counts how fast and how often each partner supplied in the last 90 days; ranked rotas go by it.',
    french:
      'Compte la rapidité et la fréquence de fourniture de chaque partenaire sur 90 jours ; les listes classées s’y fient.',
    catchUp: true,
    runOnce: (now) => work.countSupply(now),
  },
];
