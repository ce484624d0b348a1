import type { PreferredEdition } from '../../protocol/codes.js';
import type { PostalAddress } from './local/libraries.js';

/** What is wanted, as it is cited. Partners read it. */
export interface CitationDraft {
  title: string;
  author?: string;
  subtitle?: string;
  seriesTitle?: string;
  /** ISBN 10 or 13, ISSN: as typed, with a right check digit. */
  isbn?: string;
  issn?: string;
  doi?: string;
  pmid?: string;
  oclc?: string;
  lccn?: string;
  publisher?: string;
  placeOfPublication?: string;
  publicationDate?: string;
  edition?: string;
  volume?: string;
  issue?: string;
  /** Title and author of the article or chapter that is wanted of it. */
  titleOfComponent?: string;
  authorOfComponent?: string;
  pagesRequested?: string;
  publicationType?: string;
  /** The number of the title in the lender's catalogue. */
  supplierRecordId?: string;
  preferredEdition?: PreferredEdition;
  /** The lender may choose what of the title it supplies. */
  suppliersChoice?: boolean;
  /** The legal basis on which a copy may be made, `CA-FairDealing`. */
  copyrightCompliance?: string;
  /** A booking: the days, `YYYY-MM-DD`, between which it is wanted. */
  startDate?: string;
  endDate?: string;
  /** What requests that belong together have in common. */
  set?: string;
  /** How it shall come: `Mail`, `Email`, … */
  deliveryMethod?: string;
  paymentMethod?: string;
  billingMethod?: string;
  serviceLevel?: string;
  /** `PaperCopy`, `PDF`, … */
  requestedMedia?: string;
  /** `YYYY-MM-DD`, the end of that day here. */
  needBeforeDate?: string;
  note?: string;
  maximumCosts?: { amount: string; currency: string };
  /** Where the item shall go instead of the address in the directory. */
  shipTo?: PostalAddress;
}

/** What only this library keeps. */
export interface LocalDraft {
  /** Local only: never leaves unless the partner's setting allows it. With an id it is a patron of the table, else a walk-in. */
  patron?: { id?: string; name?: string; email?: string };
  /** Where it is picked up; without it where the patron usually does. */
  pickupLocation?: string;
  /** `YYYY-MM-DD`: after it nobody wants it any more. */
  lastInterestDate?: string;
  allowOtherFormats?: boolean;
  /** Of a copy; `false`: staff review it first. */
  agreeToCopyright?: boolean;
  /** Code of the resource sharing library that asks. */
  ownerLibrary?: string;
}

type Erasable<T> = { [K in keyof T]?: T[K] | null };

/** What changes; `null` takes away what was there. */
export type RequestChange = Erasable<CitationDraft & LocalDraft>;
