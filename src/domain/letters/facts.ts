/** What letters and slips may mention. A letter's own list says which of them it may mention. */
import type { Wording } from '../../words/message.js';

/** Days are `2027-01-15`, on the calendar of the library that writes; amounts `12.50 CAD`. */
export type FactValue = string | readonly string[];

/** Of the request, the item and the libraries: these may leave the house. */
export const loanFacts = [
  'title',
  'author',
  'titleOfComponent',
  'publisher',
  'year',
  'edition',
  'isbn',
  'issn',
  'volume',
  'issue',
  'pages',
  'authorOfComponent',
  'series',
  'placeOfPublication',
  'doi',
  'pmid',
  'format',
  'serviceLevel',
  'externalId',
  'qualifier',
  'requestedAt',
  'neededBy',
  'shippedAt',
  'receivedAt',
  'returnedAt',
  'lenderDue',
  'previousDue',
  'wishedDue',
  'itemBarcodes',
  'callNumber',
  'itemName',
  'location',
  'partnerName',
  'partnerSymbol',
  'partnerAddress',
  'shipTo',
  'returnTo',
  'institution',
  'libraryName',
  'libraryAddress',
  'matter',
  'note',
  'requestNote',
  'reason',
  'conditions',
  'replyBy',
  'cost',
  'url',
  'service',
  'maximumCost',
  'copyright',
  'courier',
  'tracking',
  'renewals',
  'renewed',
  'libraryEmail',
] as const;

/** Of the patron and of what this library does for them: these never leave for a partner, and never go in a parcel. */
export const houseFacts = [
  'patronName',
  'patronId',
  'patronEmail',
  'pickup',
  'heldUntil',
  'temporaryBarcodes',
  'volumes',
  'volumesOut',
  'volumesLost',
  'patronDue',
  'lostOn',
  'loanedAt',
  'itemPolicy',
  'fulfilmentNote',
  'patronNote',
  'lenderNote',
  'printing',
  'fee',
  'feeIfLost',
  'feeNote',
  'notificationType',
  'queryHeading',
  'queryLines',
  'assignee',
  'assignedBy',
  'file',
  'copyUntil',
  'linkUntil',
  'internalNote',
] as const;

export const factNames = [...loanFacts, ...houseFacts] as const;

export type LoanFact = (typeof loanFacts)[number];
export type HouseFact = (typeof houseFacts)[number];
export type FactName = LoanFact | HouseFact;

/** All that is known at a step, more than any one letter may mention; what is no text yet is said in the reader's language. */
export type KnownFacts = { [F in FactName]?: Wording | readonly Wording[] };
/** What one letter says, in one language. */
export type FrozenFacts = { [F in FactName]?: FactValue };
