import type { RefusalRow } from './row.js';

/** What a call is told that is refused: titles, and what the document asks of a body. */
export const callRefusals: readonly RefusalRow[] = [
  ['Some fields need another look', 'Quelques champs sont à revoir'],
  ['Not as things stand', 'Pas dans l’état actuel'],
  ['There is no such {}', 'Cet élément n’existe pas ({})'],
  ['There is nothing at this address', 'Il n’y a rien à cette adresse'],
  ['The call could not be understood', 'L’appel n’a pu être compris'],
  ['The body is too large', 'Le contenu est trop grand'],
  ['You are not allowed to do this', 'Vous n’avez pas le droit de faire cela'],
  ['Sign in first', 'Ouvrez d’abord une session'],
  ['User or password is wrong', 'Utilisateur ou mot de passe inexact'],
  [
    'Try again. A General System Administrator can give you another password.',
    'Réessayez. Un administrateur général du système peut vous donner un autre mot de passe.',
  ],
  ['This account is not active', 'Ce compte n’est pas actif'],
  [
    'A General System Administrator can make it active again.',
    'Un administrateur général du système peut le réactiver.',
  ],
  ['Too many attempts to sign in', 'Trop de tentatives d’ouverture de session'],
  ['Too many people sign in at once', 'Trop de personnes ouvrent une session en même temps'],
  ['Try again in a moment.', 'Réessayez dans un instant.'],
  ['Requests with this partner are open', 'Des demandes avec ce partenaire sont ouvertes'],
  ['Somebody was faster', 'Quelqu’un a été plus rapide'],
  ['Something went wrong on our side', 'Une erreur est survenue chez nous'],
  ['The database cannot be reached just now', 'La base de données est injoignable pour l’instant'],
  [
    'Nothing was changed, or the change was kept whole. Try again in a moment.',
    'Rien n’a été changé, ou le changement a été gardé en entier. Réessayez dans un instant.',
  ],
  [
    'Nothing was changed, or the change was kept whole. Quote the trace id to whoever runs this node.',
    'Rien n’a été changé, ou le changement a été gardé en entier. Donnez le numéro de trace à qui gère ce nœud.',
  ],
  [
    'Nothing here is known as "{}". It may have been removed, or the id may have been mistyped.',
    'Rien ici n’est connu comme « {} ». Cela a pu être retiré, ou l’identifiant mal saisi.',
  ],
  ['is missing: add it', 'manque : ajoutez-le'],
  [
    'is not known here: remove it or check its spelling',
    'n’est pas connu ici : retirez-le ou vérifiez son orthographe',
  ],
  ['is empty: fill it', 'est vide : remplissez-le'],
  ['needs {} characters at least', 'demande au moins {} caractères'],
  ['needs {} items at least', 'demande au moins {} éléments'],
  ['has more than {} characters: shorten it', 'a plus de {} caractères : raccourcissez-le'],
  ['has more than {} items: shorten it', 'a plus de {} éléments : raccourcissez-le'],
  ['is none of the values: choose one of {}', 'n’est aucune des valeurs : choisissez parmi {}'],
  ['is neither true nor false: choose one of them', 'n’est ni vrai ni faux : choisissez l’un des deux'],
  ['is no day: write it as YYYY-MM-DD', 'n’est pas un jour : écrivez-le sous la forme AAAA-MM-JJ'],
  ['is no amount: write it as 12.50', 'n’est pas un montant : écrivez-le sous la forme 12.50'],
  [
    'is no e-mail address: write it as name@college.example',
    'n’est pas une adresse de courriel : écrivez-la comme nom@college.example',
  ],
  ['is no currency: write three capitals, as CAD', 'n’est pas une devise : écrivez trois majuscules, comme CAD'],
  [
    'is no code: use letters, digits, and . _ - after the first character',
    'n’est pas un code : utilisez lettres, chiffres et, après le premier caractère, . _ -',
  ],
  [
    'is no symbol: write its kind, a colon and the rest, as ISIL:CA-OOALG',
    'n’est pas un symbole : écrivez sa sorte, un deux-points et le reste, comme ISIL:CA-OOALG',
  ],
  [
    'must have 12 characters or more; a few words in a row make a good one',
    'doit avoir 12 caractères ou plus; quelques mots à la suite conviennent bien',
  ],
];
