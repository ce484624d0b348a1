/** The fields of staff actions. Their names are those of the facts that the order takes along. */
import { cancelReasons, conditionReasons, type ReasonRow, rejectReasons } from './reasons.js';

export interface FieldOption {
  value: string;
  label: string;
  french: string;
}
/** One field of an action's form. `list` = several short texts, such as the barcodes of a set. */
export interface ActionField {
  name: string;
  type: 'text' | 'date' | 'datetime' | 'amount' | 'choice' | 'list' | 'yesNo' | 'url';
  required: boolean;
  label: string;
  french: string;
  options?: FieldOption[];
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
  retryAfter: { type: 'date', label: 'Ask again after', french: 'Redemander après le' },
  expectedDeliveryDate: { type: 'date', label: 'Expected delivery', french: 'Livraison prévue' },
  cost: { type: 'amount', label: 'Cost', french: 'Coût' },
  maximumCosts: { type: 'amount', label: 'Maximum cost', french: 'Coût maximal' },
  lostFee: { type: 'amount', label: 'Current Lost Fee', french: 'Frais de perte actuels' },
  barcodes: { type: 'list', label: 'Item barcode', french: 'Code-barres de l’exemplaire' },
  location: { type: 'text', label: 'Location', french: 'Localisation' },
  url: { type: 'url', label: 'Link to the file', french: 'Lien vers le fichier' },
  itemPolicy: { type: 'text', label: 'Item Policy', french: 'Politique d’exemplaire' },
  fulfilmentNote: { type: 'text', label: 'Fulfillment note', french: 'Note pour le prêt' },
  temporaryBarcode: { type: 'text', label: 'Temporary Barcode', french: 'Code-barres temporaire' },
  notifyPatron: {
    type: 'yesNo',
    label: 'Automatically notify patron',
    french: 'Automatiquement avertir le lecteur',
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
  lostFee: 'cost',
};

/** The fields of a form, in their order; a `*` marks what must be filled: `form('rejectReason*', 'note')`. */
export function form(...names: (keyof typeof fields | `${keyof typeof fields}*`)[]): ActionField[] {
  return names.map((each) => {
    const name = each.replace('*', '') as keyof typeof fields;
    return { name: travelsAs[name] ?? name, required: each.endsWith('*'), ...(fields[name] as Field) };
  });
}
