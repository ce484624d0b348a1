/** The fields of staff actions. Their names are those of the facts that the order takes along. */
import { type KeyOf, message, type Wording, worded } from '../../words/message.js';
import { cancelReasons, conditionReasons, type ReasonRow, rejectReasons } from '../request/reasons.js';

export interface FieldOption {
  value: string;
  label: Wording;
}
/**
 * One field of an action's form. `list` = several short texts, such as the barcodes of a set; `items` = the volumes of a
 * set, each `{ barcode, description }` or the text `39345: v. 1`; `choices` = one or several of the options.
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
    | 'choices'
    | 'list'
    | 'items'
    | 'yesNo'
    | 'url'
    | 'file'
    | 'currency'
    | 'seen'
    | 'confirmation';
  required: boolean;
  label: Wording;
  options?: FieldOption[];
  /** What the form begins with. */
  default?: string;
}

type Field = Omit<ActionField, 'name' | 'required' | 'label'>;
const choice = (rows: readonly ReasonRow[]): Field => ({
  type: 'choice',
  options: rows.map(({ code, label }) => ({ value: code, label })),
});
const option = (value: KeyOf<'actionOption'>): FieldOption => ({ value, label: message(`actionOption.${value}`) });

const fields = worded(
  {
    note: { type: 'text' },
    /** What a partner wrote, entered by us. */
    theirNote: { type: 'text' },
    message: { type: 'text' },
    internalNote: { type: 'text' },
    dueDate: { type: 'date' },
    /** Ours to the patron; the lender's date is `dueDate`. */
    patronDueDate: { type: 'date' },
    wishedDueDate: { type: 'date' },
    rejectReason: choice(rejectReasons),
    retryReason: choice(rejectReasons.filter((row) => row.reasonRetry)),
    /** A lender may set several conditions at once. */
    condition: { ...choice(conditionReasons), type: 'choices' },
    cancelReason: choice(cancelReasons),
    replyBy: { type: 'date' },
    ifUnanswered: { type: 'choice', options: [option('release'), option('keep')] },
    retryAfter: { type: 'date' },
    expectedDeliveryDate: { type: 'date' },
    cost: { type: 'amount' },
    maximumCosts: { type: 'amount' },
    offer: { type: 'seen' },
    lostFee: { type: 'amount' },
    currency: { type: 'currency' },
    invoice: { type: 'text' },
    lostWhere: { type: 'choice', options: [option('patron'), option('staff'), option('transit')] },
    early: { type: 'confirmation' },
    barcodes: { type: 'list' },
    location: { type: 'text' },
    format: { type: 'choice', options: [option('PHYSICAL'), option('PHYSICAL_NON_RETURNABLE')] },
    conditionsMet: { type: 'confirmation' },
    allTheSame: { type: 'confirmation' },
    unshipped: { type: 'confirmation' },
    unsent: { type: 'confirmation' },
    courier: { type: 'text' },
    trackingNumber: { type: 'text' },
    passedTo: { type: 'text' },
    parcelMethod: { type: 'choice', options: [option('Mail'), option('Courier')] },
    fileMethod: {
      type: 'choice',
      options: [option('Email'), option('ArticleExchange'), option('Odyssey'), option('FTP')],
    },
    /** The id of a file that was uploaded for this request. */
    file: { type: 'file' },
    newFile: { type: 'file' },
    url: { type: 'url' },
    itemPolicy: { type: 'text' },
    fulfilmentNote: { type: 'text' },
    items: { type: 'items' },
    temporaryBarcode: { type: 'text' },
    notifyPatron: { type: 'yesNo' },
    notifyWhenCancelled: { type: 'yesNo' },
    printSlip: { type: 'yesNo' },
    patronNote: { type: 'text' },
    approvalReason: { type: 'text' },
    closeAnyway: { type: 'confirmation' },
    title: { type: 'text' },
    author: { type: 'text' },
    isbn: { type: 'text' },
    issn: { type: 'text' },
    volume: { type: 'text' },
    issue: { type: 'text' },
    pagesRequested: { type: 'text' },
  } as const satisfies Record<string, Field>,
  { label: 'actionField' },
);

/** Fields that ask different things on different forms travel under one name: a note is a note, a reason a reason. */
const travelsAs: Partial<Record<keyof typeof fields, string>> = {
  message: 'note',
  theirNote: 'note',
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
  newFile: 'file',
  notifyWhenCancelled: 'notifyPatron',
  parcelMethod: 'deliveryMethod',
  fileMethod: 'deliveryMethod',
  unshipped: 'confirmed',
  unsent: 'confirmed',
  conditionsMet: 'confirmed',
};

/** The fields of a form, in their order; a `*` marks what must be filled: `form('rejectReason*', 'note')`. */
export function form(...names: (keyof typeof fields | `${keyof typeof fields}*`)[]): ActionField[] {
  return names.map((each) => {
    const name = each.replace('*', '') as keyof typeof fields;
    return { name: travelsAs[name] ?? name, required: each.endsWith('*'), ...fields[name] } as ActionField;
  });
}
