/** What a library says of a partner, a row a field. The table, the API, its document, the view and the command line read them. */
import type { Language } from '../fulfilment/patron.js';
import type { ExpiryType, PartnerAddress, PartnerContact, PartnerNote } from './records.js';

interface ValueOf {
  yesNo: boolean;
  days: number;
  seconds: number;
  count: number;
  /** A local date, `YYYY-MM-DD`. */
  date: string;
  line: string;
  currency: string;
  /** An IANA name, such as `America/Toronto`. */
  zone: string;
  expiry: ExpiryType;
  language: Language;
  contacts: PartnerContact[];
  addresses: PartnerAddress[];
  notes: PartnerNote[];
  networks: string[];
  symbols: string[];
}
export type PartnerFieldType = keyof ValueOf;

export interface PartnerFieldRow<T extends PartnerFieldType = PartnerFieldType, D = ValueOf[T] | undefined> {
  type: T;
  /** Of a partner of whom nothing is said; `undefined`: the setting of the node decides, or it is simply not known. */
  default: D;
  label: string;
  french: string;
  /** What it does, for the document of the API, the command line and the desk. */
  says: string;
  saysFrench: string;
}

const row = <T extends PartnerFieldType, D extends ValueOf[T] | undefined>(
  type: T,
  usual: D,
  label: string,
  french: string,
  says: string,
  saysFrench: string,
): PartnerFieldRow<T, D> => ({ type, default: usual, label, french, says, saysFrench });

export const partnerFieldRows = {
  systemType: row(
    'line',
    undefined,
    'System type',
    'Système',
    'What system it runs, such as Alma or ReShare.',
    'Le système qu’il utilise, comme Alma ou ReShare.',
  ),
  practice: row(
    'yesNo',
    false as boolean,
    'Practice partner',
    'Partenaire d’exercice',
    'It is there to practise with: no real request is sent to it. Staff choose it themselves for a practice request.',
    'Il sert à s’exercer : aucune vraie demande ne lui est envoyée. Le personnel le choisit lui-même pour une demande d’exercice.',
  ),
  strict: row(
    'yesNo',
    false as boolean,
    'Strict',
    'Strict',
    'Refuse what is not valid against the schema.',
    'Refuser ce qui n’est pas valide selon le schéma.',
  ),
  borrowing: row(
    'yesNo',
    true as boolean,
    'Borrows',
    'Emprunte',
    'It borrows from us; a request of others is answered Unfilled.',
    'Il nous emprunte ; la demande d’un autre reçoit « Non fourni ».',
  ),
  lending: row(
    'yesNo',
    true as boolean,
    'Lends',
    'Prête',
    'It lends to us: rotas may name it.',
    'Il nous prête : les listes peuvent le nommer.',
  ),
  loans: row(
    'yesNo',
    true as boolean,
    'Supplies loans',
    'Fournit des prêts',
    'It lends things that come back.',
    'Il prête des objets qui reviennent.',
  ),
  copies: row(
    'yesNo',
    true as boolean,
    'Supplies copies',
    'Fournit des copies',
    'It supplies copies.',
    'Il fournit des copies.',
  ),
  averageSupplyDays: row(
    'days',
    0 as number,
    'Average supply time',
    'Délai moyen de fourniture',
    'Days it takes to supply on average, as it says itself: ranked rotas go by it while nothing is counted, and it gives the expected date.',
    'Jours qu’il met en moyenne à fournir, selon ses dires : les listes classées s’y fient tant que rien n’est compté, et il donne la date attendue.',
  ),
  deliveryDelayDays: row(
    'days',
    0 as number,
    'Delivery delay',
    'Délai d’acheminement',
    'Days that a parcel from it is on the way, as it says itself; added to the supply time and to the date of a shipment.',
    'Jours qu’un colis de chez lui passe en route, selon ses dires ; ajoutés au délai de fourniture et à la date d’expédition.',
  ),
  openRequestLimit: row(
    'count',
    undefined,
    'Open requests at most',
    'Demandes en cours, au plus',
    'How many open requests it can bear: a ranked rota weighs them by it, and leaves it out when it has as many.',
    'Combien de demandes en cours il supporte : une liste classée en tient compte et l’écarte quand il en a autant.',
  ),
  closedFrom: row(
    'date',
    undefined,
    'Closed from',
    'Fermé à partir du',
    'First local date on which it is closed; without one from now on.',
    'Premier jour de sa fermeture ; sans date, dès maintenant.',
  ),
  closedUntil: row(
    'date',
    undefined,
    'Closed until',
    'Fermé jusqu’au',
    'Last local date on which it is closed: until then ranked rotas leave it out.',
    'Dernier jour de sa fermeture : jusque-là, les listes classées l’écartent.',
  ),
  currency: row(
    'currency',
    undefined,
    'Currency',
    'Devise',
    'Currency of the costs we name to it; else the node’s.',
    'Devise des coûts que nous lui indiquons ; sinon celle du nœud.',
  ),
  timeZone: row(
    'zone',
    undefined,
    'Time zone',
    'Fuseau horaire',
    'Where it counts its days, such as America/Vancouver: a due date that it names is that day there. Without one, our own time zone.',
    'Où il compte ses jours, par exemple America/Vancouver : la date de retour qu’il indique est ce jour-là chez lui. Sinon, notre fuseau horaire.',
  ),
  callLimitSeconds: row(
    'seconds',
    30 as number,
    'Call limit',
    'Durée maximale d’un appel',
    'How long a call to it may take in all.',
    'Durée totale que peut prendre un appel vers lui, en secondes.',
  ),
  expiryType: row(
    'expiry',
    'days' as ExpiryType,
    'Request expiry type',
    'Type d’expiration',
    'When a request of this partner expires without our decision: after business days, on the date it is needed by, or never.',
    'Quand une demande de ce partenaire expire sans décision : après des jours ouvrables, à la date voulue, ou jamais.',
  ),
  expiryBusinessDays: row(
    'days',
    undefined,
    'Expiry',
    'Expiration',
    'Business days, closures left out, that a request of this partner waits for our decision; 0 = for ever.',
    'Jours ouvrables, sans les fermetures, pendant lesquels sa demande attend notre décision ; 0 = sans fin.',
  ),
  autoClaimDays: row(
    'days',
    undefined,
    'Automatic claim',
    'Réclamation automatique',
    'Business days without an answer until we ask it for the status; 0 = never.',
    'Jours ouvrables sans réponse avant que nous demandions l’état ; 0 = jamais.',
  ),
  autoCancelDays: row(
    'days',
    undefined,
    'Automatic cancel',
    'Annulation automatique',
    'Business days until its request goes to the next partner; 0 = never.',
    'Jours ouvrables avant que sa demande passe au partenaire suivant ; 0 = jamais.',
  ),
  autoCancelReason: row(
    'line',
    undefined,
    'Reason of the automatic cancel',
    'Motif de l’annulation automatique',
    'Code of the cancel reason that it is told then; without one: took too long.',
    'Code du motif d’annulation qui lui est alors indiqué ; sinon : délai trop long.',
  ),
  overdueResendDays: row(
    'days',
    undefined,
    'Overdue resend interval',
    'Intervalle de rappel',
    'Days between overdue messages to it; 0 = one only.',
    'Jours entre deux avis de retard ; 0 = un seul.',
  ),
  checkedInMessage: row(
    'yesNo',
    true as boolean,
    'Checked-in message',
    'Message de retour',
    'It wishes to hear when an item is back.',
    'Il souhaite savoir quand un exemplaire est revenu.',
  ),
  sharedBarcodes: row(
    'yesNo',
    false as boolean,
    'Shared barcodes',
    'Codes-barres partagés',
    'The temporary item gets the barcode that it shipped.',
    'L’exemplaire temporaire reçoit le code-barres qu’il a expédié.',
  ),
  sendRequesterInformation: row(
    'yesNo',
    false as boolean,
    'Send requester information',
    'Transmettre les données du demandeur',
    'Our patrons’ names may go to it.',
    'Les noms de nos usagers peuvent lui être transmis.',
  ),
  byEmail: row(
    'yesNo',
    false as boolean,
    'E-mail only',
    'Courriel seulement',
    'It has no system that speaks ISO 18626: each message goes to its preferred contact as a letter, and staff enter its answers.',
    'Il n’a pas de système ISO 18626 : chaque message part en lettre à sa personne-ressource, et le personnel saisit ses réponses.',
  ),
  letterLanguage: row(
    'language',
    undefined,
    'Language of letters',
    'Langue des lettres',
    'In which language letters to it are written; without one, the language of this library.',
    'La langue des lettres qui lui sont adressées ; sinon, celle de cette bibliothèque.',
  ),
  emailLetters: row(
    'yesNo',
    false as boolean,
    'Letters by e-mail',
    'Lettres par courriel',
    'Each step that tells it something writes its letter too, to be sent by e-mail.',
    'Chaque étape qui lui dit quelque chose écrit aussi sa lettre, à envoyer par courriel.',
  ),
  alternativeDocumentDelivery: row(
    'yesNo',
    false as boolean,
    'Alternative document delivery',
    'Autre livraison de documents',
    'A request for a copy names the patron’s e-mail address, so that it can deliver there.',
    'Une demande de copie indique le courriel de l’usager, pour une livraison directe.',
  ),
  returnInfo: row(
    'yesNo',
    false as boolean,
    'Return information',
    'Adresse de retour',
    'What we ship to it names our library and the address to return to.',
    'Ce que nous lui expédions nomme notre bibliothèque et l’adresse de retour.',
  ),
  contacts: row(
    'contacts',
    [] as PartnerContact[],
    'Contacts',
    'Personnes-ressources',
    'Whom to write to or call.',
    'À qui écrire ou téléphoner.',
  ),
  addresses: row(
    'addresses',
    [] as PartnerAddress[],
    'Addresses',
    'Adresses',
    'Postal addresses, each for one use or more.',
    'Adresses postales, chacune pour un usage ou plusieurs.',
  ),
  notes: row(
    'notes',
    [] as PartnerNote[],
    'Notes',
    'Notes',
    'What colleagues should know; each keeps who wrote it and when.',
    'Ce que les collègues doivent savoir ; chaque note garde son auteur et sa date.',
  ),
  speaksFor: row(
    'symbols',
    [] as string[],
    'Speaks for',
    'Parle au nom de',
    'Symbols of other libraries in whose name it may write to us, such as ISIL:CA-OOCTY: for a broker that passes on what its libraries answer.',
    'Symboles d’autres bibliothèques au nom desquelles il peut nous écrire, par exemple ISIL:CA-OOCTY : pour un courtier qui transmet les réponses de ses bibliothèques.',
  ),
  networks: row(
    'networks',
    [] as string[],
    'Networks',
    'Réseaux',
    'Address ranges (CIDR) it calls from; a call from elsewhere is refused, whatever it presents.',
    'Plages d’adresses (CIDR) d’où il appelle ; un appel d’ailleurs est refusé, quoi qu’il présente.',
  ),
  networksAlone: row(
    'yesNo',
    false as boolean,
    'Networks alone',
    'Réseaux seuls',
    'A call from these networks needs no credential: for systems that can present none.',
    'Un appel de ces réseaux se passe d’identification : pour les systèmes qui ne peuvent rien présenter.',
  ),
} as const satisfies Record<string, PartnerFieldRow>;

type Rows = typeof partnerFieldRows;
export type PartnerFieldName = keyof Rows;
export const partnerFieldNames = Object.keys(partnerFieldRows) as PartnerFieldName[];

type Value<N extends PartnerFieldName> = ValueOf[Rows[N]['type']];
type WithDefault = { [N in PartnerFieldName]: undefined extends Rows[N]['default'] ? never : N }[PartnerFieldName];

/** As they are in force. */
export type PartnerFields = { [N in WithDefault]: Value<N> } & {
  [N in Exclude<PartnerFieldName, WithDefault>]?: Value<N>;
};
/** As they are said: what is left out stays or is the default; null takes back what had no default. */
export type PartnerFieldsSaid = { [N in WithDefault]?: Value<N> } & {
  [N in Exclude<PartnerFieldName, WithDefault>]?: Value<N> | null;
};

/** The fields of anything that has them, without what is not known. */
export function partnerFieldsOf(from: { [N in PartnerFieldName]?: unknown }): PartnerFields {
  return Object.fromEntries(
    partnerFieldNames.flatMap((name) => {
      const value = from[name] ?? partnerFieldRows[name].default;
      return value === undefined ? [] : [[name, value]];
    }),
  ) as PartnerFields;
}
