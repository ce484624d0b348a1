import type { House } from '../engine/house.js';
import type { Job } from './index.js';

/** What the jobs of the local records call. */
export interface LocalWork {
  expireHolds(now: Date, on?: House): Promise<unknown>;
  renewLoans(now: Date, on?: House): Promise<unknown>;
  ageLoans(now: Date, on?: House): Promise<unknown>;
  countSupply(now: Date): Promise<unknown>;
  placeItems(): Promise<unknown>;
  learnWords(): Promise<unknown>;
  countFigures(now: Date): Promise<unknown>;
}

export const localJobs = (work: LocalWork): Job[] => [
  {
    name: 'place-items',
    at: '0 * * * * *',
    says: 'Gives new and changed items of ours their place under a title of the catalogue.',
    french: 'Rattache les exemplaires nouveaux ou modifiés à un titre du catalogue.',
    catchUp: true,
    runOnce: () => work.placeItems(),
  },
  {
    name: 'learn-words',
    at: '0 * * * * *',
    says: 'Reads the words of new requests and patrons, so that a search finds them when one letter is wrong.',
    french: 'Lit les mots des nouvelles demandes et des usagers, pour qu’une recherche les trouve malgré une faute.',
    catchUp: true,
    runOnce: () => work.learnWords(),
  },
  {
    name: 'count-figures',
    at: '0 * * * * *',
    says: 'Counts what happened to requests for the reports.',
    french: 'Compte ce qu’il est advenu des demandes, pour les rapports.',
    catchUp: true,
    runOnce: (now) => work.countFigures(now),
  },
  {
    name: 'expire-holds',
    onRequests: true,
    at: '0 5 * * * *',
    says: 'Marks what waited on the hold shelf for longer than the library keeps it.',
    french: 'Marque ce qui a attendu trop longtemps au rayon des réservations.',
    catchUp: true,
    runOnce: (now, on) => work.expireHolds(now, on),
  },
  {
    name: 'renew-loans',
    onRequests: true,
    at: '0 10 6 * * *',
    says: 'Asks lenders to renew what patrons have to return soon, where the policy on renewals says so.',
    french: 'Demande aux prêteurs de renouveler ce que les usagers doivent bientôt rendre, si la politique le prévoit.',
    catchUp: true,
    runOnce: (now, on) => work.renewLoans(now, on),
  },
  {
    name: 'age-loans',
    onRequests: true,
    at: '0 20 6 * * *',
    says: 'Writes courtesy and overdue notices to patrons; at the end of the profile their loan is lost, with fee and block.',
    french:
      'Écrit aux usagers les avis de courtoisie et de retard ; au bout du profil, le prêt est perdu, avec frais et blocage.',
    catchUp: true,
    runOnce: (now, on) => work.ageLoans(now, on),
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
