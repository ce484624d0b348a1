import type { RefusalRow } from './row.js';

/** What staff order with a form: its dates, the piece that is fetched. */
export const orderRefusals: readonly RefusalRow[] = [
  ['This date has passed: choose a later one.', 'Cette date est passée : choisissez-en une plus tardive.'],
  [
    'It is due on {} already: choose no earlier date, or refuse the renewal.',
    'Il est déjà à rendre le {} : ne choisissez pas de date antérieure, ou refusez le renouvellement.',
  ],
  [
    'It is due on {} already: a recall names an earlier date.',
    'Il est déjà à rendre le {} : un rappel indique une date antérieure.',
  ],
  [
    'The lender wants the item back by {}: choose {} or earlier, or ask the lender for a renewal.',
    'Le prêteur veut récupérer l’exemplaire au plus tard le {} : choisissez le {} ou une date antérieure, ou demandez-lui un renouvellement.',
  ],
  [
    'The patron may keep it until {} as it is: choose a later date.',
    'Le lecteur peut déjà le garder jusqu’au {} : choisissez une date plus tardive.',
  ],
  [
    'No item of it was found here: name the location that has the piece.',
    'Aucun exemplaire n’a été trouvé ici : indiquez la localisation où se trouve la pièce.',
  ],
  [
    'No item of it was found here: describe the piece and name its location.',
    'Aucun exemplaire n’a été trouvé ici : décrivez la pièce et indiquez sa localisation.',
  ],
  [
    'Every item of it is lent or not requestable there: choose another location, or reject.',
    'Tous les exemplaires y sont prêtés ou exclus du prêt : choisissez une autre localisation, ou refusez.',
  ],
];
