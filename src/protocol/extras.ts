/**
 * What a message means beyond its ISO 18626 fields: note tokens of other systems, and the facts that 1.2 has no
 * place for. A dialect's `reading` fills this from the note; its `writing` puts it back into that partner's habit.
 */

/** One structured lost case: who lost the item, what it costs, how the invoice comes, where the payment stands. */
export interface LostCaseFacts {
  reportedBy?: 'borrower' | 'lender';
  /** With whom it was lost; `transit`: with nobody, between the libraries. */
  where?: 'patron' | 'staff' | 'transit';
  why?: string;
  /** Decimal text, e.g. `85.00`. */
  fee?: string;
  /** ISO 4217, e.g. `CAD`. */
  currency?: string;
  /** How it will come. */
  invoice?: string;
  state?: 'reported' | 'declared' | 'feeCommunicated' | 'paid' | 'waived' | 'found' | 'closed';
  /** When each state was reached first, ISO 8601 UTC. */
  reportedAt?: string;
  declaredAt?: string;
  feeCommunicatedAt?: string;
  paidAt?: string;
  waivedAt?: string;
  foundAt?: string;
  closedAt?: string;
}

/**
 * How an offer of conditions was made, which decides how it is answered: as RetryPossible (by a Retry), with ReShare's
 * token (by its token), in words of the note (by `ACCEPT` or `REJECT`), or with terms beside a promise, which says nothing.
 */
export const offerForms = ['retry', 'token', 'words', 'promise'] as const;
export type OfferForm = (typeof offerForms)[number];

/** A file as its lender tells of it, in the words of the message; nothing of it is trusted before it was looked at. */
export interface FileFacts {
  /** The last part of its address. */
  reference?: string;
  name?: string;
  type?: string;
  /** Its length, in digits. */
  bytes?: string;
  sha256?: string;
}

/** What of a citation can be corrected after the request was sent, and how each is called in a message. */
export const citedFields = {
  title: 'title',
  subtitle: 'subtitle',
  author: 'author',
  titleOfComponent: 'title of the part',
  authorOfComponent: 'author of the part',
  edition: 'edition',
  volume: 'volume',
  issue: 'issue',
  pagesRequested: 'pages',
  isbn: 'ISBN',
  issn: 'ISSN',
  publisher: 'publisher',
  placeOfPublication: 'place of publication',
  publicationDate: 'year of publication',
} as const;
export type CitedFieldName = keyof typeof citedFields;

export interface Extras {
  /** The due date a borrower wants for in a renewal, `YYYY-MM-DD`. */
  wishedDueDate?: string;
  lostCase?: LostCaseFacts;
  /** The sender’s own reason, where the code of the standard is wider: `reject.1`, `condition.13`. */
  reason?: string;
  /** The same in words, for partners that read nothing else. */
  reasonWords?: string;
  /** The item came, or came back, damaged. */
  damaged?: boolean;
  /** The note should show up as an active note on the other desk. */
  activeNote?: boolean;
  /** The sender takes back its earlier message of that kind. */
  undo?: 'Received' | 'ShippedReturn';
  /** Conditions answered by a note (tokens, ACCEPT / REJECT). */
  conditionsAnswer?: 'accepted' | 'refused';
  /** A condition or cost is attached to this supplying agency message. */
  conditionAttached?: boolean;
  /** Of an offer that was read: by which mark in its note it came. Its status tells the other forms. */
  offeredBy?: Extract<OfferForm, 'token' | 'words'>;
  /** Of an answer to be written: the form of the offer it answers. */
  answers?: OfferForm;
  /** The words that go with an acceptance, apart from the request's own note, which a Retry says again. */
  answerNote?: string;
  /** This Retry asks again after a date: nothing was offered and nothing is accepted. */
  askedAgain?: boolean;
  /** The supplier waits for the answer to conditions it has sent. */
  awaitingConditionsAnswer?: boolean;
  /** The supplier goes on unless told otherwise. */
  conditionsAssumedAgreed?: boolean;
  /** This Retry brings a corrected citation; without it, a Retry accepts the conditions offered. */
  mendedCitation?: boolean;
  /** What the borrower corrected of the citation since it sent the request, by the fields of its form. */
  changedCitation?: Readonly<Partial<Record<CitedFieldName, string>>>;
  /** Keep the item for now, or send it home after all; 1.2 has no code for either. */
  holdReturn?: 'hold' | 'release';
  /** ReShare's send counter (`#seq:N#`) and its probe (`#lastSeq:N#`). */
  sequence?: number;
  probeSequence?: number;
  /** Field corrections a ReShare borrower sent (`#ReShareUpdatedField-Title:…#`). */
  updatedFields?: { field: string; value: string }[];
  /** The supplier behind a broker (`Supplier: XYZ`) and its system (`Vendor: Alma`). */
  realSupplier?: string;
  vendor?: string;
  /** This Unfilled came as a Notification from a broker: the present supplier is out, the request goes on. */
  brokerUnfilled?: boolean;
  /** The lender let the request lapse. */
  expired?: boolean;
  /** Items in a note block or packed into itemId: barcode, and name / call number where given. */
  items?: { barcode: string; name?: string; callNumber?: string }[];
  /** Days on which the sender is closed, `2026-12-24 2027-01-02`; `open`: it is not closed after all. */
  closure?: string;
  /** The file that delivers a copy, which the borrower's node fetches with its credential. */
  file?: FileFacts;
  shipTo?: string;
  returnTo?: string;
  transferToCluster?: string;
  aborted?: boolean;
}
