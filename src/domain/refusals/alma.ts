import type { RefusalRow } from './row.js';

/** What Alma says that cannot be taken over as it stands. */
export const almaRefusals: readonly RefusalRow[] = [
  ['The code is needed: the partner is known by it.', 'Le code est requis : il désigne le partenaire.'],
  ['“{}” has no place here and is left out.', '« {} » n’a pas de place ici et est laissé de côté.'],
  [
    'Alma has it as ISO 10161: test whether the address takes ISO 18626.',
    'Alma l’a en ISO 10161 : vérifiez que l’adresse accepte ISO 18626.',
  ],
  ['“{}” has no authority: it is taken for an ISIL.', '« {} » n’a pas d’autorité : il est pris pour un ISIL.'],
  [
    '{} is not ISO 18626: make it an ISO 18626 partner in Alma first, or add it here by hand.',
    '{} n’est pas ISO 18626 : faites-en d’abord un partenaire ISO 18626 dans Alma, ou ajoutez-le ici à la main.',
  ],
  [
    '“{}” is no web address: ask the partner where it takes ISO 18626 messages (https://…).',
    '« {} » n’est pas une adresse web : demandez au partenaire où il reçoit les messages ISO 18626 (https://…).',
  ],
  ['The symbol is needed: messages are addressed to it.', 'Le symbole est requis : les messages lui sont adressés.'],
  [
    '“{}” is no symbol: write it as ISIL:CA-OOLAC.',
    '« {} » n’est pas un symbole : écrivez-le sous la forme ISIL:CA-OOLAC.',
  ],
  [
    '“{}” is not NO_EXPIRY, INTEREST_DATE or EXPIRY_TIME.',
    '« {} » n’est ni NO_EXPIRY, ni INTEREST_DATE, ni EXPIRY_TIME.',
  ],
  ['“{}” is no number of days from 0 to 1000.', '« {} » n’est pas un nombre de jours de 0 à 1000.'],
  [
    'There is no {} workflow profile {} here: every step is taken. Add it and import again.',
    'Il n’y a pas ici de profil de workflow {} {} : toutes les étapes sont faites. Ajoutez-le et importez de nouveau.',
  ],
  ['{} is in record {} already: keep one of them.', '{} est déjà dans la notice {} : gardez-en une.'],
  ['The user is “{}” in Alma.', 'L’usager est « {} » dans Alma.'],
  ['The item is “{}” in Alma.', 'L’exemplaire est « {} » dans Alma.'],
  [
    'There is no partner {} here: import the partners first, or add it.',
    'Il n’y a pas de partenaire {} ici : importez d’abord les partenaires, ou ajoutez-le.',
  ],
  [
    'The partner is needed: the request goes on with it. Write its code or symbol.',
    'Le partenaire est requis : la demande continue avec lui. Écrivez son code ou son symbole.',
  ],
  ['There is no such item here.', 'Il n’y a pas de tel exemplaire ici.'],
];
