import type { RefusalRow } from './row.js';

/** Partners, their symbols and credentials. */
export const partnerRefusals: readonly RefusalRow[] = [
  ['A name is needed.', 'Un nom est requis.'],
  ['{} has just been taken: look again.', '{} vient d’être pris : regardez de nouveau.'],
  [
    'Use letters, digits, dot, dash and underscore, 60 at most; it cannot be changed later.',
    'Utilisez lettres, chiffres, point, tiret et souligné, 60 au plus; il ne peut être changé ensuite.',
  ],
  ['{} is in the directory already.', '{} est déjà dans le répertoire.'],
  [
    'At least one agency symbol is needed, such as ISIL:CA-OOLAC.',
    'Au moins un symbole d’organisme est requis, comme ISIL:CA-OOLAC.',
  ],
  ['{} is not a symbol; write type and value.', '{} n’est pas un symbole; écrivez le type et la valeur.'],
  ["{} is {}'s already.", '{} est déjà celui de {}.'],
  ["{} is this library's own.", '{} est celui de cette bibliothèque.'],
  ['{} is there twice: name it once.', '{} s’y trouve deux fois : nommez-le une seule fois.'],
  [
    'Open requests were made with {}: leave it in the list, after the new one, until they are closed.',
    'Des demandes ouvertes ont été faites avec {} : laissez-le dans la liste, après le nouveau, jusqu’à leur fermeture.',
  ],
  [
    'A header name has letters, digits and dashes; its value has no line break.',
    'Un nom d’en-tête a lettres, chiffres et tirets; sa valeur n’a pas de saut de ligne.',
  ],
  [
    'A certificate is shown to an https address only: change the address first.',
    'Un certificat n’est présenté qu’à une adresse https : changez d’abord l’adresse.',
  ],
  ['Name the networks first that are to be enough.', 'Nommez d’abord les réseaux qui doivent suffire.'],
  [
    '{} is no address range: write it as 192.0.2.0/24 or 2001:db8::/32.',
    '{} n’est pas une plage d’adresses : écrivez-la comme 192.0.2.0/24 ou 2001:db8::/32.',
  ],
  [
    '{} is the whole internet: name the ranges that the partner calls from.',
    '{} est tout l’internet : nommez les plages d’où appelle le partenaire.',
  ],
  [
    'There is no cancel reason {}. Choose from {}, or add it first.',
    'Il n’y a pas de motif d’annulation {}. Choisissez parmi {}, ou ajoutez-le d’abord.',
  ],
  [
    'There is no {} workflow profile {}. Add it first.',
    'Il n’y a pas de profil de workflow {} {}. Ajoutez-le d’abord.',
  ],
  [
    'Two of this kind are valid already ({}): revoke the one that is not used any more.',
    'Deux de cette sorte sont déjà valides ({}) : révoquez celui qui ne sert plus.',
  ],
  ['Only a certificate has a fingerprint.', 'Seul un certificat a une empreinte.'],
  [
    'Give the SHA-256 fingerprint of the certificate: 64 hexadecimal digits.',
    'Donnez l’empreinte SHA-256 du certificat : 64 chiffres hexadécimaux.',
  ],
  [
    '{} is no symbol of {}: add it to the partner first.',
    '{} n’est pas un symbole de {} : ajoutez-le d’abord au partenaire.',
  ],
  [
    'The certificate cannot be read: give it in PEM, from its BEGIN line to its END line.',
    'Le certificat est illisible : donnez-le en PEM, de sa ligne BEGIN à sa ligne END.',
  ],
  [
    'The private key is locked by a passphrase: give it without one, it is kept encrypted here.',
    'La clé privée est protégée par une phrase secrète : donnez-la sans, elle est chiffrée ici.',
  ],
  [
    'The private key cannot be read: give it in PEM, from its BEGIN line to its END line.',
    'La clé privée est illisible : donnez-la en PEM, de sa ligne BEGIN à sa ligne END.',
  ],
  [
    'The private key belongs to another certificate: give the two that belong together.',
    'La clé privée va avec un autre certificat : donnez les deux qui vont ensemble.',
  ],
  ['The certificate has ended on {}: ask for a new one.', 'Le certificat a expiré le {} : demandez-en un nouveau.'],
];
