/** What staff read of a call, in both languages. `{…}` is filled in: numbers, and the partner's own words. */
import { type Filling, filled, type Sentence } from '../domain/words.js';

/** The part of an answer that people read. */
export interface Reason {
  reason: string;
  reasonFrench: string;
}

export function reason(row: Sentence, values: Readonly<Record<string, Filling>> = {}): Reason {
  const { text, french } = filled(row, values);
  return { reason: text, reasonFrench: french };
}

const row = (text: string, french: string): Sentence => ({ text, french });

/** Before the first byte left, and after. */
export const callWords = {
  badHeader: row(
    'A header kept for this partner cannot be sent: it holds a character that headers may not have.',
    'Un en-tête prévu pour ce partenaire ne peut pas être envoyé : il contient un caractère interdit.',
  ),
  badCertificate: row(
    'The client certificate kept for this partner cannot be used ({code}); nothing was sent.',
    'Le certificat client prévu pour ce partenaire est inutilisable ({code}) ; rien n’a été envoyé.',
  ),
  noAnswer: row(
    'The message was sent, but the partner did not answer within {limit}.',
    'Le message a été envoyé, mais le partenaire n’a pas répondu en {limit}.',
  ),
  notHttp: row("The partner's answer is not HTTP ({code}).", 'La réponse du partenaire n’est pas du HTTP ({code}).'),
  reset: row(
    'The connection broke after the message was sent, before an answer came ({code}).',
    'La connexion s’est rompue après l’envoi du message, avant la réponse ({code}).',
  ),
  timeLimit: row('The message could not be sent within {limit}.', 'Le message n’a pas pu être envoyé en {limit}.'),
  connectTimeout: row(
    'The partner cannot be reached: nothing answered in time.',
    'Le partenaire est injoignable : rien n’a répondu à temps.',
  ),
  connectionRefused: row(
    'The partner cannot be reached: the connection was refused.',
    'Le partenaire est injoignable : la connexion a été refusée.',
  ),
  unknownName: row(
    "The name in the partner's address is not known (DNS).",
    'Le nom dans l’adresse du partenaire est inconnu (DNS).',
  ),
  noNames: row(
    'Names cannot be looked up at present ({code}).',
    'La résolution des noms est impossible en ce moment ({code}).',
  ),
  noAddress: row('The name has no address.', 'Ce nom n’a pas d’adresse.'),
  noRoute: row(
    'The partner cannot be reached: there is no way to its network.',
    'Le partenaire est injoignable : aucun chemin ne mène à son réseau.',
  ),
  notSent: row(
    'The connection broke before the message was sent ({code}).',
    'La connexion s’est rompue avant l’envoi du message ({code}).',
  ),
} as const satisfies Record<string, Sentence>;

/** The certificate of the other side. Nothing was sent in any of these. */
export const tlsWords = {
  expired: row(
    "The partner's certificate has expired{since}; nothing was sent.",
    'Le certificat du partenaire a expiré{since} ; rien n’a été envoyé.',
  ),
  since: row(' on {date}', ' le {date}'),
  notYet: row(
    "The partner's certificate is not valid yet; nothing was sent.",
    'Le certificat du partenaire n’est pas encore valide ; rien n’a été envoyé.',
  ),
  otherName: row(
    "The partner's certificate is for another name than its address; nothing was sent.",
    'Le certificat du partenaire porte un autre nom que son adresse ; rien n’a été envoyé.',
  ),
  nobodySigned: row(
    "The partner's certificate is not signed by an authority we trust ({code}); nothing was sent.",
    'Le certificat du partenaire n’est pas signé par une autorité reconnue ({code}) ; rien n’a été envoyé.',
  ),
  oursWished: row(
    'The partner wishes to see a client certificate, or does not accept ours ({code}).',
    'Le partenaire exige un certificat client, ou n’accepte pas le nôtre ({code}).',
  ),
  other: row(
    'No secure connection could be made to the partner ({code}); nothing was sent.',
    'Aucune connexion sécurisée n’a pu être établie avec le partenaire ({code}) ; rien n’a été envoyé.',
  ),
} as const satisfies Record<string, Sentence>;

/** What the partner answered. */
export const answerWords = {
  wait: row('{why} ({status}).', '{why} ({status}).'),
  fault: row('The partner has a fault of its own', 'Le partenaire a une panne'),
  noSuchStatus: row(
    'The partner answered with a status that does not exist ({status}).',
    'Le partenaire a répondu par un état qui n’existe pas ({status}).',
  ),
  turnedAway: row('The partner turned this message away', 'Le partenaire a écarté ce message'),
  movedTo: row(
    'The partner has moved to {place}: check its address ({status}).',
    'Le partenaire a déménagé à {place} : vérifiez son adresse ({status}).',
  ),
  moved: row(
    'The partner points to another address without naming it ({status}).',
    'Le partenaire renvoie à une autre adresse sans la nommer ({status}).',
  ),
  packed: row(
    'The partner packed its answer ({encoding}) although we asked for none.',
    'Le partenaire a comprimé sa réponse ({encoding}) sans que nous l’ayons demandé.',
  ),
  tooLarge: row(
    "The partner's answer is too large; reading stopped.",
    'La réponse du partenaire est trop longue ; la lecture s’est arrêtée.',
  ),
  slow: row("The partner's answer did not end in time.", 'La réponse du partenaire ne s’est pas terminée à temps.'),
  cut: row(
    "The partner's answer broke off in the middle.",
    'La réponse du partenaire s’est interrompue en son milieu.',
  ),
  empty: row(
    'The partner took the message without a confirmation ({status}).',
    'Le partenaire a pris le message sans en accuser réception ({status}).',
  ),
  notIso: row(
    'The partner answered, but not with an ISO 18626 confirmation ({status}).',
    'Le partenaire a répondu, mais pas par un accusé ISO 18626 ({status}).',
  ),
  otherKind: row(
    'The partner answered with another kind of message ({kind}).',
    'Le partenaire a répondu par un autre genre de message ({kind}).',
  ),
  otherRequest: row(
    'The partner confirmed another request ({id}).',
    'Le partenaire a accusé réception d’une autre demande ({id}).',
  ),
  remarked: row(
    'The partner accepted the message and remarked: {errors}.',
    'Le partenaire a accepté le message et remarque : {errors}.',
  ),
  already: row(
    'The partner already had this message from an earlier try.',
    'Le partenaire avait déjà ce message, reçu à un essai précédent.',
  ),
  refused: row('The partner {how} ({errors}).', 'Le partenaire {how} ({errors}).'),
  refusedSilently: row(
    'The partner refused the message without a reason.',
    'Le partenaire a refusé le message sans motif.',
  ),
  refuses: row('refused the message', 'a refusé le message'),
} as const satisfies Record<string, Sentence>;

/** By HTTP status: to be tried again, the partner's matter, the message's matter. */
export const statusWords: Readonly<Record<'wait' | 'partner' | 'message', Readonly<Record<number, Sentence>>>> = {
  wait: {
    408: row(
      'The partner says that the message took too long to arrive',
      'Le partenaire dit que le message a mis trop de temps à arriver',
    ),
    425: row('The partner asks to try again later', 'Le partenaire demande de réessayer plus tard'),
    429: row(
      'The partner is busy and asks to try again later',
      'Le partenaire est occupé et demande de réessayer plus tard',
    ),
    503: row('The partner is out of service at present', 'Le partenaire est hors service en ce moment'),
  },
  partner: {
    401: row('The partner refused our credential', 'Le partenaire a refusé notre identification'),
    403: row('The partner does not let us in', 'Le partenaire ne nous laisse pas entrer'),
    404: row("There is nothing at the partner's address", 'Il n’y a rien à l’adresse du partenaire'),
    410: row("The partner's address has been given up", 'L’adresse du partenaire a été abandonnée'),
  },
  message: {
    400: row('The partner could not read this message', 'Le partenaire n’a pas pu lire ce message'),
    405: row("The partner's address takes no messages", 'L’adresse du partenaire ne reçoit pas de messages'),
    413: row('The partner finds this message too large', 'Le partenaire trouve ce message trop long'),
    415: row('The partner does not take XML', 'Le partenaire n’accepte pas le XML'),
  },
};

/** By the error type of a confirmation. */
export const refusalWords: Readonly<Record<string, Sentence>> = {
  UnsupportedActionType: row('does not support this action', 'n’offre pas cette action'),
  UnsupportedReasonForMessageType: row(
    'does not support messages for this reason',
    'n’offre pas de messages pour ce motif',
  ),
  UnrecognisedDataElement: row('does not know an element of the message', 'ne connaît pas un élément du message'),
  UnrecognisedDataValue: row('does not accept a value in the message', 'n’accepte pas une valeur du message'),
  BadlyFormedMessage: row('calls the message badly formed', 'dit que le message est mal formé'),
};

/** Why an address may not be dialled; `{rule}` is the guard's name for it. */
export const guardWords = {
  refused: row('Address not allowed: {why}. (Rule: {rule}.)', 'Adresse interdite : {why}. (Règle : {rule}.)'),
  isNone: row('"{text}" is not an address', '« {text} » n’est pas une adresse'),
  is: row('{text} is {what}', '{text} est {what}'),
  notWeb: row('this is not a web address', 'ce n’est pas une adresse web'),
  scheme: row(
    'it begins with {scheme} instead of https: or http:',
    'elle commence par {scheme} et non par https: ou http:',
  ),
  userInfo: row('it holds a user name or password', 'elle contient un nom ou un mot de passe'),
  port: row('port {port} belongs to another service', 'le port {port} appartient à un autre service'),
  ofName: row('{host}: {reason}', '{host} : {reason}'),
} as const satisfies Record<string, Sentence>;

/** Ranges of addresses that are not dialled, by the names that ipaddr.js gives them. */
export const rangeWords: Readonly<Record<string, Sentence>> = {
  unspecified: row('no address of a host', 'l’adresse d’aucune machine'),
  broadcast: row('a broadcast address', 'une adresse de diffusion'),
  multicast: row('a multicast address', 'une adresse de multidiffusion'),
  linkLocal: row('a link-local address', 'une adresse locale de liaison'),
  loopback: row('this machine itself', 'cette machine même'),
  private: row('a private address', 'une adresse privée'),
  carrierGradeNat: row('an address inside a provider network', 'une adresse interne d’un fournisseur'),
  uniqueLocal: row('a private address', 'une adresse privée'),
  ipv4Mapped: row('an IPv4 address inside an IPv6 one', 'une adresse IPv4 dans une adresse IPv6'),
  rfc6145: row('an IPv4 address inside an IPv6 one', 'une adresse IPv4 dans une adresse IPv6'),
  rfc6052: row('an IPv4 address inside an IPv6 one', 'une adresse IPv4 dans une adresse IPv6'),
  '6to4': row('an IPv4 address inside an IPv6 one', 'une adresse IPv4 dans une adresse IPv6'),
  teredo: row('an IPv4 address inside an IPv6 one', 'une adresse IPv4 dans une adresse IPv6'),
  reserved: row('a reserved address', 'une adresse réservée'),
};
