/**
 * The library's own system, as the engine calls it. A call is written first, without secrets (`FrozenCall`), stored, and sent later;
 * what came back is one of four answers. Nothing here waits, and nothing is thrown for what a system answers.
 */
import type { CallName, ProblemClass } from '../domain/library-system/calls.js';
import type {
  DueDateRule,
  LinkAuthentication,
  LinkKind,
  NamespaceStyle,
  PatronSource,
  PresetName,
} from '../domain/library-system/links.js';
import type { Message } from '../words/message.js';

/** The link of one library to its own system, without its secrets. Plain JSON. */
export interface LinkSettings {
  kind: LinkKind;
  preset: PresetName;
  /** Where NCIP messages are posted; `{key}` in it stands for the secret (authentication `address`). */
  address: string;
  /** FromAgencyId and ToAgencyId. */
  fromAgency: string;
  toAgency: string;
  authentication: LinkAuthentication;
  /** The user of `message` and `basic`, the name of the header of `header`. */
  authenticationName: string;
  /** ApplicationProfileType; empty: it is left out. */
  profile: string;
  /** The calls that are made. One that is not here is work by hand. */
  calls: Readonly<Record<CallName, boolean>>;
  /** RequestType and RequestScopeType of RequestItem, and the code of a record's id (BibliographicRecordIdentifierCode). */
  requestType: string;
  requestScope: string;
  bibIdCode: string;
  /** The system's code of each of our pickup places, by our code; `defaultPickup` for all others. */
  pickupCodes: Readonly<Record<string, string>>;
  defaultPickup: string;
  /** The user to whom a loan to another library is made, by its symbol: `INST-{symbol}`, with `institutionalPatrons` first. */
  institutionalPattern: string;
  institutionalPatrons: Readonly<Record<string, string>>;
  /** The location of temporary items; empty: the system decides. */
  itemLocation: string;
  /** FiscalTransactionType and currency of charges. */
  chargeType: string;
  currency: string;
  dueDate: DueDateRule;
  namespace: NamespaceStyle;
  /** How long an answer is waited for, in seconds, when nobody waits for it at a desk. */
  timeoutSeconds: number;
  /** Whether a partner is told only after the system has answered. */
  waitBeforePartner: boolean;
  patrons: PatronSource;
  sip2: Sip2Settings;
}

export interface Sip2Settings {
  host: string;
  port: number;
  tls: boolean;
  /** The user of the login message; empty: no login is sent. */
  login: string;
  /** AO and CP. */
  institution: string;
  location: string;
  timeoutSeconds: number;
}

/** Put in when a call is sent; never stored with it. */
export interface LinkSecrets {
  /** The password of `message` and `basic`, the value of `header`, the key of `address`. */
  secret?: string | undefined;
  sip2Password?: string | undefined;
  /** AC of SIP2. */
  sip2TerminalPassword?: string | undefined;
}

/** What each call is made from. Instants are ISO 8601 with an offset or `Z`; amounts are in minor units (8550 is 85.50). */
export interface CallFacts {
  /** By the id that the system gave, or by what a patron shows at a desk or types at sign-in. */
  lookUpUser: { user: { id: string } | { card: string; pin?: string | undefined } };
  /** A volume that a partner lent has arrived: the system makes a temporary item with a hold for the patron. */
  acceptItem: TitleFacts & {
    /** Of the loan, as partners know it. One with many volumes has a request id for each (`requestIdOf` of `ids.ts`). */
    requestId: string;
    /** Our temporary barcode. */
    itemId: string;
    userId: string;
    /** Our code of the pickup place. */
    pickup?: string | undefined;
    /** When the patron has to bring it back. Without: an indefinite loan. */
    dueAt?: string | undefined;
    /** The patron keeps it: a copy. */
    nonReturnable?: boolean | undefined;
    renewable?: boolean | undefined;
    /** Until when it is kept for the patron. */
    holdUntil?: string | undefined;
    callNumber?: string | undefined;
    copyNumber?: string | undefined;
  };
  /** Our own copy is set aside for another library. One of `bibId` and `itemId` is there. */
  requestItem: TitleFacts & {
    requestId: string;
    /** The institutional patron (`institutionalPatron` of `ids.ts`). */
    userId: string;
    bibId?: string | undefined;
    itemId?: string | undefined;
    pickup?: string | undefined;
    neededBefore?: string | undefined;
  };
  /** One of `requestId` (that of their system, from `requestItem` or `acceptItem`) and `itemId` is there. */
  cancelRequest: { userId: string; requestId?: string | undefined; itemId?: string | undefined };
  checkOut: { userId: string; itemId: string; requestId?: string | undefined; dueAt?: string | undefined };
  checkIn: { itemId: string };
  renew: { userId: string; itemId: string; dueAt?: string | undefined };
  recall: { itemId: string; dueAt?: string | undefined };
  deleteItem: { itemId: string };
  charge: {
    userId: string;
    reason: 'lost' | 'damaged' | 'request' | 'overdue';
    amount: number;
    currency?: string | undefined;
    /** Our own reference of this charge. */
    reference: string;
    description?: string | undefined;
    requestId?: string | undefined;
    itemId?: string | undefined;
    title?: string | undefined;
    /** When it was charged. */
    at: string;
  };
}

/** The work that is lent, as the request has it. */
export interface TitleFacts {
  title: string;
  author?: string | undefined;
  isbn?: string | undefined;
  issn?: string | undefined;
  edition?: string | undefined;
  publisher?: string | undefined;
  published?: string | undefined;
  series?: string | undefined;
  volume?: string | undefined;
}

/** What each call brings back; what a system leaves out is missing. */
export interface DoneFacts {
  lookUpUser: SystemUser;
  acceptItem: { requestId?: string; itemId?: string };
  requestItem: {
    /** Theirs: cancelling needs it. */
    requestId?: string;
    /** The barcode. */
    itemId?: string;
    callNumber?: string;
    location?: string;
    title?: string;
    holdPickupAt?: string;
  };
  cancelRequest: Record<string, never>;
  checkOut: { dueAt?: string; indefinite?: true; renewals?: number };
  checkIn: { userId?: string };
  /** `pending`: the system decides later. */
  renew: { dueAt?: string; pending?: true; renewals?: number };
  recall: { dueAt?: string };
  deleteItem: Record<string, never>;
  charge: { reference?: string };
}

/** A patron as the system knows them. */
export interface SystemUser {
  /** The id that other calls want. */
  userId: string;
  name?: string;
  givenName?: string;
  surname?: string;
  email?: string;
  phone?: string;
  address?: string;
  /** The system's own code or name. */
  group?: string;
  language?: string;
  blocked: boolean;
  /** Why, in the system's words. */
  blocks: string[];
  /** The day the card ends, `YYYY-MM-DD`. */
  expires?: string;
  /** By SIP2: whether the PIN was right. A system with NCIP refuses a wrong one. */
  pinRight?: boolean;
}

/** A problem with the words of the system, and a sentence for staff that carries them. */
export interface SystemProblem {
  class: ProblemClass;
  /** ProblemType, or a short name of ours when nothing readable came (`html`, `tooLarge`, `late`, `refused`, …). */
  type: string;
  detail?: string;
  element?: string;
  value?: string;
  /** What staff read. */
  reason: Message;
}

/** What was sent and what came back, with authentication, PIN and addresses masked: fit to be stored. */
export interface CallExchange {
  sent: string;
  received?: string;
  httpStatus?: number;
  durationMs: number;
}

/**
 * What became of a call:
 * - `done`: the facts that came back. `alreadySo`: it was so before (not checked out, no such item any more), which counts as done;
 * - `refused`: the system answered with a problem; nothing was done;
 * - `unavailable`: the system did not take the call, which may be sent again at any time;
 * - `unknown`: it was sent and may have been carried out: see `repeatsAfterNoAnswer`.
 */
export type SystemAnswer<Name extends CallName = CallName> = { exchange?: CallExchange } & (
  | { kind: 'done'; facts: DoneFacts[Name]; alreadySo?: SystemProblem }
  | { kind: 'refused'; problem: SystemProblem }
  | { kind: 'unavailable'; problem: SystemProblem }
  | { kind: 'unknown'; problem: SystemProblem }
);

/** A call as it is stored and sent: XML without secrets, which stand in it as placeholders. */
export interface FrozenCall<Name extends CallName = CallName> {
  message: Name;
  /** What it is about, for lists and for the order of calls about one item. */
  ids: { requestId?: string; itemId?: string; userId?: string };
  body: string;
}

/** How a call is sent. */
export interface SendingOptions {
  /** In milliseconds; without: the link's own limit. */
  limitMs?: number;
  /** An earlier try of the same call got no answer: a problem that says "exists already" is then a success. */
  repeated?: boolean;
}

/** One call each, for a desk that waits for the answer. */
export type SystemCalls = {
  [Name in CallName]: (facts: CallFacts[Name], sending?: SendingOptions) => Promise<SystemAnswer<Name>>;
};

/** The library's own system. Nothing is thrown for what it answers or fails to answer. */
export interface LibrarySystem extends SystemCalls {
  /** Sends a call that was written earlier. */
  send<Name extends CallName>(call: FrozenCall<Name>, sending?: SendingOptions): Promise<SystemAnswer<Name>>;
  close(): Promise<void>;
}

/** Looks up patrons: by NCIP or by SIP2. */
export type LooksUpPatrons = Pick<LibrarySystem, 'lookUpUser' | 'close'>;
