/** What the patrons’ pages receive and send. Words are said by then, in the language of the reader. */
import type { Wording } from '../../words/message.js';
import type { Language } from '../fulfilment/patron.js';
import type { PatronSection, PatronStep } from './progress.js';

/** What everybody may know before signing in. */
export interface SiteView {
  /** The name of the library. */
  name: string;
  /** Whether patrons may use these pages. */
  open: boolean;
  /** What the search over all libraries is called, and borrowing from one of them. */
  scope: string;
  link: string;
  copyrightNotice: string;
  /** What is ticked before a book is asked for; absent where the library asks for no tick. */
  loanTerms?: string;
  /** A free copy of our own is set aside for whoever asks for it. */
  placesHolds: boolean;
  /** After so many minutes without use a session ends. */
  idleMinutes: number;
  /** In how many days what other libraries lent was here lately: half of it within these. */
  usualDays?: { from: number; to: number };
  /** The institution’s own accounts: what the button says, and where it leads. */
  openId?: { label: string; path: string };
  timeZone: string;
}

export interface PatronSessionView {
  name: string;
  card: string;
  email?: string;
  language?: Language;
  pickup?: string;
  csrf: string;
  endsAt: string;
}

/** A title as one library has it; `library` is its name, absent for our own. */
export interface FoundHere {
  partner?: string;
  library?: string;
  title: string;
  author?: string;
  year?: number;
  format: string;
  edition?: string;
  publisher?: string;
  isbns: string[];
  issns: string[];
  oclcs: string[];
  verdict: string;
  /** A copy is there, and none of them leaves the library. */
  isUsedThere?: boolean;
  callNumber?: string;
  /** The day on which the first copy that is out is expected back. */
  due?: string;
  /** The year from which it is held there. */
  since?: number;
  /** What its record says besides the citation. */
  about?: { place?: string; extent?: string; series?: string[]; subjects?: string[]; summary?: string };
  /** Three letters, as records have it. */
  language?: string;
  /** When that catalogue was asked, RFC 3339; our own is asked each time. */
  at?: string;
}

/** A line of a search, as each library answers. */
export type FoundLine =
  | { kind: 'begin'; of: number }
  | {
      kind: 'library';
      partner?: string;
      library?: string;
      failed: boolean;
      titles: FoundHere[];
      total: number;
      instead?: string[];
    }
  | { kind: 'end' };

/** What the catalogue can be browsed by. */
export const browsedBy = ['title', 'author'] as const;
export type BrowsedBy = (typeof browsedBy)[number];

/** Where to begin: at what somebody typed, or where another page ended. */
export interface BrowsePlace {
  by: BrowsedBy;
  at?: string;
  after?: string;
  before?: string;
}

export interface BrowsePage {
  items: { heading: string; count: number }[];
  /** Where the page before and the page after begin. */
  earlier?: string;
  later?: string;
}

export const wishKinds = ['book', 'chapter', 'article'] as const;
export type WishKind = (typeof wishKinds)[number];

/** What a patron asks for. Names as in the form that staff fill in. */
export interface Wish {
  kind: WishKind;
  title: string;
  author?: string;
  titleOfComponent?: string;
  authorOfComponent?: string;
  isbn?: string;
  issn?: string;
  doi?: string;
  pmid?: string;
  oclc?: string;
  publisher?: string;
  placeOfPublication?: string;
  publicationDate?: string;
  edition?: string;
  volume?: string;
  issue?: string;
  pagesRequested?: string;
  anyEdition?: boolean;
  pickupLocation?: string;
  /** A day: after it nobody wants it any more. */
  notAfter?: string;
  /** For the staff of this library alone. */
  note?: string;
  agreeToCopyright?: boolean;
  /** Of a book: the loan terms. */
  agreeToTerms?: boolean;
  /** The patron read that there is such a request already. */
  evenIfDuplicate?: boolean;
}

/** What is true before Send. */
export interface WishCheck {
  problems: { field: string; problem: string }[];
  /** Requests that are open, and how many may be; 0: any number. */
  open: number;
  limit: number;
  /** Libraries that can lend it now, as far as their catalogues say. */
  canLend: number;
  /** For how many days it is lent. */
  loanDays: number;
  /** What the patron pays when it is received. */
  fee?: { amount: string; currency: string };
  /** Whether a library that may be asked is told the patron’s name. */
  isNamed: boolean;
  pickups: { code: string; name: string }[];
  pickup?: string;
  /** Where the copy of our own is that would be set aside, instead of asking others. */
  hold?: string;
}

/** What a patron may write about. */
export const aboutWhat = ['copy', 'question', 'unneeded'] as const;
export type AboutWhat = (typeof aboutWhat)[number];

/** A word between a patron and the library. */
export interface MyWord {
  at: string;
  by: 'library' | 'patron';
  heading?: string;
  /** A line each. */
  lines?: string;
  replyBy?: string;
  note?: string;
  about?: string;
}

/** Where a volume of a request is; `sentBack`: it has left for its lender. */
export const volumePlaces = ['atDesk', 'inTransit', 'onHoldShelf', 'onLoan', 'lost', 'sentBack'] as const;
export type VolumePlace = (typeof volumePlaces)[number];

export interface MyRequest {
  number: string;
  title: string;
  author?: string;
  article?: string;
  kind: 'loan' | 'copy';
  step: PatronStep;
  section: PatronSection;
  /** Where it is, and what happens next, in words. */
  label: string;
  next: string;
  askedOn: string;
  dueDay?: string;
  pickup?: string;
  /** Lines of the address of the place where it is picked up. */
  pickupAddress?: string[];
  /** Where it is on the shelf for its patron: the last day. */
  heldUntil?: string;
  /** The mail that confirms the request: whether it has left already. */
  confirmation?: { to: string; isSent: boolean };
  question?: { heading: string; note?: string };
  /** What was asked and written, in its order. */
  talk: MyWord[];
  /** A copy that can be read. `isShown`: browsers show it; others are saved. `mayPrint`: the lender does not forbid it. */
  copy?: {
    name: string;
    kind: string;
    bytes: number;
    until: string;
    accepted: boolean;
    isShown: boolean;
    mayPrint: boolean;
  };
  /** Under which its lender lends what is here, in words. */
  conditions: string[];
  /** Of several volumes: what each is called, and where it is. */
  volumes: { name: string; where: VolumePlace }[];
  /** It is filled by a copy of our own. */
  isHold: boolean;
  mayAnswer: boolean;
  mayCancel: boolean;
  /** To cancel is asked of the library that has it. */
  asksToCancel: boolean;
  mayRenew: boolean;
}

export interface MyFee {
  id: string;
  amount: string;
  currency: string;
  note?: Wording;
  since: string;
}
