/** What the try of a partner says of each step, and what to do about one that failed. */
import type { Sentence } from '../../domain/words.js';

const row = (text: string, french: string): Sentence => ({ text, french });

export const tryWords = {
  leadsTo: row('{url} leads to {address} and may be called.', '{url} mène à {address} et peut être appelée.'),
  anAddress: row('an address', 'une adresse'),
  unusable: row('The address cannot be used.', 'L’adresse est inutilisable.'),
  answered: row('It answered after {ms} ms{with}.', 'Il a répondu après {ms} ms{with}.'),
  withStatus: row(' with {status}', ' par {status}'),
  reachable: row('Its machine can be reached.', 'Sa machine est joignable.'),
  unreachable: row('It cannot be reached.', 'Il est injoignable.'),
  secure: row(
    'The connection is encrypted; its certificate is for this address, in force, and signed by an authority we trust.',
    'La connexion est chiffrée ; son certificat est pour cette adresse, en vigueur et signé par une autorité reconnue.',
  ),
  plain: row(
    'The address is http: messages and credentials travel unencrypted. That is right inside a network of your own only.',
    'L’adresse est en http : messages et identifications circulent en clair. Cela ne convient que dans votre propre réseau.',
  ),
  letIn: row('It let us in.', 'Il nous a laissé entrer.'),
  ourCertificateEnds: row(
    'It let us in. Our client certificate ends on {date}: ask for a new one before.',
    'Il nous a laissé entrer. Notre certificat client expire le {date} : demandez-en un nouveau avant.',
  ),
  speaks: row(
    'It speaks ISO 18626 and confirmed the probe.',
    'Il parle ISO 18626 et a accusé réception du message d’essai.',
  ),
  speaksAndKnowsNot: row(
    'It speaks ISO 18626: it does not know the probe, as it should ({errors}).',
    'Il parle ISO 18626 : il ne connaît pas le message d’essai, comme il se doit ({errors}).',
  ),
  noConfirmation: row('It did not answer with a confirmation.', 'Il n’a pas répondu par un accusé de réception.'),
} as const satisfies Record<string, Sentence>;

/** Whose side it is on, and the next thing to do. */
export const remedies = {
  address: row(
    'Correct the address, or allow its range with INTERLEND_ALLOW_ADDRESSES.',
    'Corrigez l’adresse, ou autorisez sa plage avec INTERLEND_ALLOW_ADDRESSES.',
  ),
  name: row(
    'Check the spelling of the address; ask the partner for it if it is right.',
    'Vérifiez l’orthographe de l’adresse ; si elle est juste, demandez-la au partenaire.',
  ),
  connection: row(
    'Ask the partner whether its system is up, its address is right, and whether its firewall lets our address in.',
    'Demandez au partenaire si son système fonctionne, si son adresse est bonne et si son pare-feu nous laisse passer.',
  ),
  tls: row(
    'Ask the partner to put its certificate right: in force, for the name in its address, signed by a known authority. An authority of its own is made known to this node with NODE_EXTRA_CA_CERTS.',
    'Demandez au partenaire de corriger son certificat : en vigueur, au nom de son adresse, signé par une autorité connue. Sa propre autorité se déclare à ce nœud avec NODE_EXTRA_CA_CERTS.',
  ),
  credential: row(
    'Ask the partner what it expects from us (a token, a user and password, a header, a client certificate), and enter it: interlend partner change CODE --present …',
    'Demandez au partenaire ce qu’il attend de nous (jeton, nom et mot de passe, en-tête, certificat client) et inscrivez-le : interlend partner change CODE --present …',
  ),
  unreadable: row(
    'Enter what we present to this partner once more, on its page or with interlend partner change CODE --present …. If the node should have kept its secret key, give it back (INTERLEND_SECRET_KEY, or the file secret-key of the data folder).',
    'Saisissez de nouveau l’identification présentée à ce partenaire, sur sa page ou avec interlend partner change CODE --present …. Si le nœud aurait dû garder sa clé secrète, redonnez-la-lui (INTERLEND_SECRET_KEY, ou le fichier secret-key du dossier de données).',
  ),
  nowhere: row(
    'Ask the partner for the whole address of its ISO 18626 door, with its path.',
    'Demandez au partenaire l’adresse complète de sa porte ISO 18626, avec son chemin.',
  ),
  confirmation: row(
    'The address must be the one that takes ISO 18626 messages, and answer 200 with a confirmation.',
    'L’adresse doit être celle qui reçoit les messages ISO 18626 et répondre 200 avec un accusé.',
  ),
} as const satisfies Record<string, Sentence>;
