/** What a library says of a partner, a row a field. The table, the API, its document, the view and the command line read them. */
import { type ExpiryType, expiryTypes, type PartnerAddress, type PartnerContact, type PartnerNote } from './records.js';

interface ValueOf {
  yesNo: boolean;
  days: number;
  seconds: number;
  count: number;
  /** A local date, `YYYY-MM-DD`. */
  date: string;
  line: string;
  currency: string;
  expiry: ExpiryType;
  contacts: PartnerContact[];
  addresses: PartnerAddress[];
  notes: PartnerNote[];
  networks: string[];
}
export type PartnerFieldType = keyof ValueOf;

export interface PartnerFieldRow<T extends PartnerFieldType = PartnerFieldType, D = ValueOf[T] | undefined> {
  type: T;
  /** Of a partner of whom nothing is said; `undefined`: the setting of the node decides, or it is simply not known. */
  default: D;
  label: string;
  french: string;
  /** What it does, for the document of the API and the command line. */
  says: string;
}

const row = <T extends PartnerFieldType, D extends ValueOf[T] | undefined>(
  type: T,
  usual: D,
  label: string,
  french: string,
  says: string,
): PartnerFieldRow<T, D> => ({ type, default: usual, label, french, says });

export const partnerFieldRows = {
  systemType: row('line', undefined, 'System type', 'Système', 'What system it runs, such as Alma or ReShare.'),
  strict: row('yesNo', false as boolean, 'Strict', 'Strict', 'Refuse what is not valid against the schema.'),
  borrowing: row(
    'yesNo',
    true as boolean,
    'Borrows',
    'Emprunte',
    'It borrows from us; a request of others is answered Unfilled.',
  ),
  lending: row('yesNo', true as boolean, 'Lends', 'Prête', 'It lends to us: rotas may name it.'),
  loans: row('yesNo', true as boolean, 'Supplies loans', 'Fournit des prêts', 'It lends things that come back.'),
  copies: row('yesNo', true as boolean, 'Supplies copies', 'Fournit des copies', 'It supplies copies.'),
  averageSupplyDays: row(
    'days',
    0 as number,
    'Average supply time',
    'Délai moyen de fourniture',
    'Days it takes to supply on average, as it says itself.',
  ),
  deliveryDelayDays: row(
    'days',
    0 as number,
    'Delivery delay',
    'Délai d’acheminement',
    'Days that a parcel from it is on the way, as it says itself.',
  ),
  openRequestLimit: row(
    'count',
    undefined,
    'Open requests at most',
    'Demandes en cours, au plus',
    'How many open requests it can bear: a ranked rota weighs them by it, and leaves it out when it has as many.',
  ),
  closedFrom: row(
    'date',
    undefined,
    'Closed from',
    'Fermé à partir du',
    'First local date on which it is closed; without one from now on.',
  ),
  closedUntil: row(
    'date',
    undefined,
    'Closed until',
    'Fermé jusqu’au',
    'Last local date on which it is closed: until then ranked rotas leave it out.',
  ),
  currency: row('currency', undefined, 'Currency', 'Devise', 'Currency of the costs we name to it; else the node’s.'),
  callLimitSeconds: row(
    'seconds',
    30 as number,
    'Call limit',
    'Durée maximale d’un appel',
    'How long a call to it may take in all.',
  ),
  expiryType: row(
    'expiry',
    'days' as ExpiryType,
    'Request expiry type',
    'Type d’expiration',
    'When a request of this partner expires without our decision: after business days, on the date it is needed by, or never.',
  ),
  expiryBusinessDays: row(
    'days',
    undefined,
    'Expiry',
    'Expiration',
    'Business days, closures left out, that a request of this partner waits for our decision; 0 = for ever.',
  ),
  autoClaimDays: row(
    'days',
    undefined,
    'Automatic claim',
    'Réclamation automatique',
    'Business days without an answer until we ask it for the status; 0 = never.',
  ),
  autoCancelDays: row(
    'days',
    undefined,
    'Automatic cancel',
    'Annulation automatique',
    'Business days until its request goes to the next partner; 0 = never.',
  ),
  overdueResendDays: row(
    'days',
    undefined,
    'Overdue resend interval',
    'Intervalle de rappel',
    'Days between overdue messages to it; 0 = one only.',
  ),
  checkedInMessage: row(
    'yesNo',
    true as boolean,
    'Checked-in message',
    'Message de retour',
    'It wishes to hear when an item is back.',
  ),
  sharedBarcodes: row(
    'yesNo',
    false as boolean,
    'Shared barcodes',
    'Codes-barres partagés',
    'The temporary item gets the barcode that it shipped.',
  ),
  sendRequesterInformation: row(
    'yesNo',
    false as boolean,
    'Send requester information',
    'Transmettre les données du demandeur',
    'Our patrons’ names may go to it.',
  ),
  emailLetters: row(
    'yesNo',
    false as boolean,
    'Letters by e-mail',
    'Lettres par courriel',
    'Each step that tells it something writes its letter too, to be sent by e-mail.',
  ),
  alternativeDocumentDelivery: row(
    'yesNo',
    false as boolean,
    'Alternative document delivery',
    'Autre livraison de documents',
    'A request for a copy names the patron’s e-mail address, so that it can deliver there.',
  ),
  returnInfo: row(
    'yesNo',
    false as boolean,
    'Return information',
    'Adresse de retour',
    'What we ship to it names our library and the address to return to.',
  ),
  contacts: row('contacts', [] as PartnerContact[], 'Contacts', 'Personnes-ressources', 'Whom to write to or call.'),
  addresses: row(
    'addresses',
    [] as PartnerAddress[],
    'Addresses',
    'Adresses',
    'Postal addresses, each for one use or more.',
  ),
  notes: row(
    'notes',
    [] as PartnerNote[],
    'Notes',
    'Notes',
    'What colleagues should know; each keeps who wrote it and when.',
  ),
  networks: row(
    'networks',
    [] as string[],
    'Networks',
    'Réseaux',
    'Address ranges (CIDR) it calls from; a call from elsewhere is refused, whatever it presents.',
  ),
  networksAlone: row(
    'yesNo',
    false as boolean,
    'Networks alone',
    'Réseaux seuls',
    'A call from these networks needs no credential: for systems that can present none.',
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

export { expiryTypes };
