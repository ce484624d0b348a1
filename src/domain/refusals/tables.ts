import type { RefusalRow } from './row.js';

/** Files of patrons, holdings and what Alma exports: CSV, XML and JSON. */
export const tableRefusals: readonly RefusalRow[] = [
  ['A quote is opened here and never closed.', 'Un guillemet est ouvert ici et n’est jamais fermé.'],
  ['After a closing quote the cell must end.', 'Après un guillemet fermant, la cellule doit finir.'],
  [
    'The file is empty: its first line names the columns.',
    'Le fichier est vide : sa première ligne nomme les colonnes.',
  ],
  ['There are {} rows: send at most {} at once.', 'Il y a {} lignes : envoyez-en au plus {} à la fois.'],
  ['There is no such column: the columns are {}.', 'Cette colonne n’existe pas : les colonnes sont {}.'],
  ['This column is needed: the columns are {}.', 'Cette colonne est requise : les colonnes sont {}.'],
  ['This column is needed: {}.', 'Cette colonne est requise : {}.'],
  ['This column is there twice: keep one.', 'Cette colonne s’y trouve deux fois : gardez-en une.'],
  ['Two columns say this: keep one of {}.', 'Deux colonnes le disent : gardez-en une parmi {}.'],
  ['{} is in line {} already: keep one of them.', '{} est déjà à la ligne {} : gardez-en une.'],
  ['The id is needed: the patron is known by it.', 'L’identifiant est requis : il désigne le lecteur.'],
  ['The name is needed.', 'Le nom est requis.'],
  ['The title is needed.', 'Le titre est requis.'],
  ['The barcode is needed: the item is known by it.', 'Le code-barres est requis : il désigne l’exemplaire.'],
  ['The location that owns the item is needed.', 'La localisation à laquelle appartient l’exemplaire est requise.'],
  ['Write at most {} characters.', 'Écrivez au plus {} caractères.'],
  ['Write it on one line, without control characters.', 'Écrivez-le sur une seule ligne, sans caractères de contrôle.'],
  ['Write it as name@college.example.', 'Écrivez-le sous la forme nom@college.example.'],
  [
    'There is no such date: {}. Write a day that the calendar has.',
    'Cette date n’existe pas : {}. Écrivez un jour du calendrier.',
  ],
  ['Write the date as YYYY-MM-DD.', 'Écrivez la date sous la forme AAAA-MM-JJ.'],
  ['“{}” is no date: write it as YYYY-MM-DD.', '« {} » n’est pas une date : écrivez-la sous la forme AAAA-MM-JJ.'],
  ['"{}" is no {}: check its digits.', '« {} » n’est pas un {} valide : vérifiez ses chiffres.'],
  ['Choose one of {}.', 'Choisissez parmi {}.'],
  ['There is no library {}.', 'Il n’y a pas de bibliothèque {}.'],
  ['There is no location {}.', 'Il n’y a pas de localisation {}.'],
  ['It is empty.', 'Il est vide.'],
  ['It is no JSON: {}', 'Ce n’est pas du JSON : {}'],
  ['It is no XML: {}', 'Ce n’est pas du XML : {}'],
  ['It declares entities, as no record of Alma does.', 'Il déclare des entités, ce que ne fait aucune notice d’Alma.'],
  [
    'There is no partner record in it: export them with the partner API, or one record at a time.',
    'Il ne contient aucune notice de partenaire : exportez-les avec l’API des partenaires, ou une à la fois.',
  ],
];
