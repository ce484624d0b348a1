import type { RefusalRow } from './row.js';

/** Rotas, rules, profiles, reasons, policies, libraries, and the directory file. */
export const configurationRefusals: readonly RefusalRow[] = [
  ['There is no partner {}.', 'Il n’y a pas de partenaire {}.'],
  [
    '{} is there twice: a partner is not asked twice.',
    '{} s’y trouve deux fois : un partenaire n’est pas sollicité deux fois.',
  ],
  ['There is no rota template {}. Add it first.', 'Il n’y a pas de modèle de liste {}. Ajoutez-le d’abord.'],
  ['Name at least one rota template.', 'Nommez au moins un modèle de liste de partenaires.'],
  ['Name at least one value for {}.', 'Nommez au moins une valeur pour {}.'],
  ['{} “{}” takes no values.', '{} « {} » ne prend pas de valeurs.'],
  ['{} is there twice.', '{} s’y trouve deux fois.'],
  [
    '{} was asked already ({}): a partner is not asked twice.',
    '{} a déjà été sollicité ({}) : un partenaire n’est pas sollicité deux fois.',
  ],
  ['{} is not an active lending partner in the directory.', '{} n’est pas un partenaire prêteur actif du répertoire.'],
  ['{} does not supply copies.', '{} ne fournit pas de copies.'],
  ['{} does not supply loans.', '{} ne prête pas.'],
  ['A rota has at most {} partners.', 'Une liste a au plus {} partenaires.'],
  [
    'Somebody must be left to be asked. Cancel the request instead.',
    'Il doit rester quelqu’un à solliciter. Annulez plutôt la demande.',
  ],
  [
    'There is no active lending partner. Add one to the directory first.',
    'Il n’y a aucun partenaire prêteur actif. Ajoutez-en d’abord un au répertoire.',
  ],
  ['{} is no optional step of {}. Choose from {}.', '{} n’est pas une étape facultative de {}. Choisissez parmi {}.'],
  ['{} is no optional step of {}.', '{} n’est pas une étape facultative de {}.'],
  [
    'The lender decides on renewals: put it on a lending profile.',
    'Le prêteur décide des renouvellements : mettez-le sur un profil de prêt.',
  ],
  ['{} is a profile for {} here.', '{} est ici un profil pour {}.'],
  [
    'It is the last reason of its list that can be chosen: switch another one on first.',
    'C’est le dernier motif de sa liste qui puisse être choisi : activez-en d’abord un autre.',
  ],
  ['Two rows are for the same day: keep one of them.', 'Deux lignes sont pour le même jour : gardez-en une.'],
  [
    'A replacement fee comes with lost: mark that row as lost too.',
    'Des frais de remplacement vont avec une perte : marquez aussi cette ligne comme perdue.',
  ],
  ['The last day is before the first: exchange them.', 'Le dernier jour précède le premier : inversez-les.'],
  ['Write a time zone such as America/Toronto.', 'Écrivez un fuseau horaire comme America/Toronto.'],
  ['{} is no location of this library.', '{} n’est pas une localisation de cette bibliothèque.'],
  [
    'It is the default pickup of {}: change that first.',
    'C’est le lieu de retrait habituel de {} : changez-le d’abord.',
  ],
  [
    'It is still named by a {}: change or remove that first.',
    'Il est encore nommé ailleurs ({}) : changez ou retirez d’abord cela.',
  ],
  ['Somebody was faster with the same: look again.', 'Quelqu’un a été plus rapide : regardez de nouveau.'],
  ['{} has no field {}. Choose from {}.', '{} n’a pas de champ {}. Choisissez parmi {}.'],
  ['There is no section {}. Choose from {}.', 'Il n’y a pas de section {}. Choisissez parmi {}.'],
  ['This {} is of {} here: remove it there first.', 'Cet élément ({}) est ici de {} : retirez-le d’abord là-bas.'],
  ['{} is accepted already.', '{} est déjà accepté.'],
  ['{} is in the directory: remove it there.', '{} est dans le répertoire : retirez-le là.'],
  [
    'No directory is followed: interlend directory subscribe URL begins it.',
    'Aucun répertoire n’est suivi : interlend directory subscribe URL le commence.',
  ],
  ['It is undone already.', 'C’est déjà annulé.'],
  ['Import {} came after it: undo that one first.', 'L’importation {} est venue après : annulez-la d’abord.'],
  ['It is not there any more.', 'Ce n’est plus là.'],
  [
    'This file is version {} of {}, and version {} of {} was taken in already. Take the newer one, or force the older one.',
    'Ce fichier est la version {} du {}, et la version {} du {} a déjà été importée. Prenez la plus récente, ou forcez l’ancienne.',
  ],
];
