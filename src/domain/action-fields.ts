/** The fields of staff actions. Their names are those of the facts that the order takes along. */
import { cancelReasons, conditionReasons, type ReasonRow, rejectReasons } from './reasons.js';

export interface FieldOption {
  value: string;
  label: string;
  french: string;
}
/**
 * One field of an action's form. `list` = several short texts, such as the barcodes of a set; `items` = the volumes of a
 * set, each `{ barcode, description }` or the text `39345: v. 1`.
 */
export interface ActionField {
  name: string;
  /**
   * `seen`: what the form shows and an order names again, so that nothing unread is agreed to. `confirmation`: that an
   * order which was doubted is meant. Neither is typed; a desk asks for the second once the doubt was said.
   */
  type:
    | 'text'
    | 'date'
    | 'datetime'
    | 'amount'
    | 'choice'
    | 'list'
    | 'items'
    | 'yesNo'
    | 'url'
    | 'currency'
    | 'seen'
    | 'confirmation';
  required: boolean;
  label: string;
  french: string;
  options?: FieldOption[];
  /** What the form begins with. */
  default?: string;
}

type Field = Omit<ActionField, 'name' | 'required'>;
const choice = (label: string, french: string, rows: readonly ReasonRow[]): Field => ({
  type: 'choice',
  label,
  french,
  options: rows.map(({ code, label, french }) => ({ value: code, label, french })),
});

const fields = {
  note: { type: 'text', label: 'Note to partner', french: 'Note au partenaire' },
  message: { type: 'text', label: 'Message', french: 'Message' },
  internalNote: { type: 'text', label: 'Internal note', french: 'Note interne' },
  dueDate: { type: 'date', label: 'Due Date', french: 'Date de retour' },
  /** Ours to the patron; the lender's date is `dueDate`. */
  patronDueDate: { type: 'date', label: 'Due Date', french: 'Date de retour' },
  wishedDueDate: { type: 'date', label: 'Due Date', french: 'Date de retour' },
  rejectReason: choice('Reject reason', 'Motif du rejet', rejectReasons),
  retryReason: choice(
    'Reason',
    'Motif',
    rejectReasons.filter((row) => row.reasonRetry),
  ),
  condition: choice('Reason', 'Motif', conditionReasons),
  cancelReason: choice('Reason', 'Motif', cancelReasons),
  replyBy: { type: 'date', label: 'Date to reply', french: 'Répondre avant le' },
  ifUnanswered: {
    type: 'choice',
    label: 'If it is not answered',
    french: 'Sans réponse',
    options: [
      { value: 'release', label: 'End the request', french: 'Mettre fin à la demande' },
      { value: 'keep', label: 'Leave it to staff', french: 'Laisser au personnel' },
    ],
  },
  retryAfter: { type: 'date', label: 'Ask again after', french: 'Redemander après le' },
  expectedDeliveryDate: { type: 'date', label: 'Expected delivery', french: 'Livraison prévue' },
  cost: { type: 'amount', label: 'Cost', french: 'Coût' },
  maximumCosts: { type: 'amount', label: 'Price agreed to', french: 'Prix accepté' },
  offer: { type: 'seen', label: 'Number of the offer', french: 'Numéro de l’offre' },
  lostFee: { type: 'amount', label: 'Current Lost Fee', french: 'Frais de perte actuels' },
  currency: { type: 'currency', label: 'Currency', french: 'Devise' },
  invoice: { type: 'text', label: 'How the invoice will come', french: 'Mode de facturation' },
  lostWhere: {
    type: 'choice',
    label: 'Lost by',
    french: 'Perdu par',
    options: [
      { value: 'patron', label: 'The patron', french: 'L’usager' },
      { value: 'staff', label: 'Library staff', french: 'Le personnel' },
      { value: 'transit', label: 'Nobody: on its way', french: 'Personne : en transit' },
    ],
  },
  early: {
    type: 'confirmation',
    label: 'Although it is earlier than the policy allows',
    french: 'Même si c’est plus tôt que la politique le permet',
  },
  barcodes: { type: 'list', label: 'Item barcode', french: 'Code-barres de l’exemplaire' },
  location: { type: 'text', label: 'Location', french: 'Localisation' },
  format: {
    type: 'choice',
    label: 'Shipping Format',
    french: 'Format d’expédition',
    options: [
      { value: 'PHYSICAL', label: 'Physical', french: 'Physique' },
      { value: 'PHYSICAL_NON_RETURNABLE', label: 'Physical non-returnable', french: 'Physique, sans retour' },
    ],
  },
  conditionsMet: {
    type: 'confirmation',
    label: 'The lender’s conditions are met',
    french: 'Les conditions du prêteur sont remplies',
  },
  allTheSame: {
    type: 'confirmation',
    label: 'Do it anyway',
    french: 'Le faire quand même',
  },
  unshipped: {
    type: 'confirmation',
    label: 'Receive although the lender has not shipped it',
    french: 'Réceptionner même si le prêteur ne l’a pas expédié',
  },
  courier: { type: 'text', label: 'Courier', french: 'Messagerie' },
  trackingNumber: { type: 'text', label: 'Tracking number', french: 'Numéro de suivi' },
  passedTo: { type: 'text', label: 'Passed on to', french: 'Transmis à' },
  parcelMethod: {
    type: 'choice',
    label: 'Method',
    french: 'Mode d’envoi',
    options: [
      { value: 'Mail', label: 'Mail', french: 'Poste' },
      { value: 'Courier', label: 'Courier', french: 'Messagerie' },
    ],
  },
  fileMethod: {
    type: 'choice',
    label: 'How it was sent, without a link',
    french: 'Mode d’envoi, sans lien',
    options: [
      { value: 'Email', label: 'E-mail', french: 'Courriel' },
      { value: 'ArticleExchange', label: 'Article Exchange', french: 'Article Exchange' },
      { value: 'Odyssey', label: 'Odyssey', french: 'Odyssey' },
      { value: 'FTP', label: 'FTP', french: 'FTP' },
    ],
  },
  url: { type: 'url', label: 'Link to the file', french: 'Lien vers le fichier' },
  itemPolicy: { type: 'text', label: 'Item Policy', french: 'Politique d’exemplaire' },
  fulfilmentNote: { type: 'text', label: 'Fulfillment note', french: 'Note pour le prêt' },
  items: { type: 'items', label: 'Items', french: 'Exemplaires' },
  temporaryBarcode: { type: 'text', label: 'Temporary Barcode', french: 'Code-barres temporaire' },
  notifyPatron: {
    type: 'yesNo',
    label: 'Automatically notify patron',
    french: 'Automatiquement avertir l’usager',
  },
  printSlip: {
    type: 'yesNo',
    label: 'Automatically Print slip',
    french: 'Imprimer automatiquement le bordereau',
  },
  patronNote: { type: 'text', label: 'Note to patron', french: 'Note à l’usager' },
  approvalReason: { type: 'text', label: 'Reason', french: 'Motif' },
  closeAnyway: {
    type: 'confirmation',
    label: 'Close although the partner has not answered',
    french: 'Fermer sans la réponse du partenaire',
  },
  title: { type: 'text', label: 'Title', french: 'Titre' },
  author: { type: 'text', label: 'Author', french: 'Auteur' },
  isbn: { type: 'text', label: 'ISBN', french: 'ISBN' },
  issn: { type: 'text', label: 'ISSN', french: 'ISSN' },
  volume: { type: 'text', label: 'Volume', french: 'Volume' },
  issue: { type: 'text', label: 'Issue', french: 'Fascicule' },
  pagesRequested: { type: 'text', label: 'Pages', french: 'Pages' },
} as const satisfies Record<string, Field>;

/** Fields that ask different things on different forms travel under one name: a note is a note, a reason a reason. */
const travelsAs: Partial<Record<keyof typeof fields, string>> = {
  message: 'note',
  rejectReason: 'reason',
  retryReason: 'reason',
  condition: 'reason',
  cancelReason: 'reason',
  approvalReason: 'note',
  closeAnyway: 'confirmed',
  lostFee: 'cost',
  lostWhere: 'where',
  early: 'confirmed',
  allTheSame: 'confirmed',
  parcelMethod: 'deliveryMethod',
  fileMethod: 'deliveryMethod',
  unshipped: 'confirmed',
  conditionsMet: 'confirmed',
};

/** The fields of a form, in their order; a `*` marks what must be filled: `form('rejectReason*', 'note')`. */
export function form(...names: (keyof typeof fields | `${keyof typeof fields}*`)[]): ActionField[] {
  return names.map((each) => {
    const name = each.replace('*', '') as keyof typeof fields;
    return { name: travelsAs[name] ?? name, required: each.endsWith('*'), ...(fields[name] as Field) };
  });
}
