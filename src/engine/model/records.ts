import type { HouseEvent } from '../../domain/letters/calls.js';
import type { LineFacts } from '../../domain/request/line-facts.js';

/** The stored rows the engine decides on, as values. Ids are decimal text; times are `Date`. */

import type { Located } from '../../domain/fulfilment/locate.js';
import type { LostCase } from '../../domain/fulfilment/lost-case.js';
import type { KnownFacts, LetterCode } from '../../domain/letters/letters.js';
import type { MessageName } from '../../domain/letters/message-names.js';
import type { PartnerFields } from '../../domain/partner/fields.js';
import type { WorkflowProfile } from '../../domain/partner/workflow-profile.js';
import type { Terms } from '../../domain/request/terms.js';
import type { LeftOut, Ranking } from '../../domain/rota/rota-ranking.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { Service, StateName } from '../../domain/tables/tables.js';
import type { StepName } from '../../domain/tables/undoing.js';
import type { IsoVersion, Status } from '../../protocol/codes.js';
import type { FileFacts, OfferForm } from '../../protocol/extras.js';
import type {
  BibliographicInfo,
  BillingInfo,
  PublicationInfo,
  RequestedDeliveryInfo,
  ServiceInfo,
} from '../../protocol/messages.js';
import type { Asked, Supplied } from '../../translation/elements/keep.js';
import type { CostFact, MessageFacts } from '../../translation/facts.js';
import type { Wording } from '../../words/message.js';
import type { Side } from './actor.js';
import type { CredentialKind } from './partners.js';

export interface PartnerRecord extends PartnerFields {
  code: string;
  name: string;
  status: 'active' | 'inactive';
  dialect: string;
  isoVersion: IsoVersion;
  url: string;
  /** Encrypted; only the sender opens it. */
  outboundAuth?: string;
  /** The origin for which that was entered; it is presented nowhere else. */
  outboundOrigin?: string;
  /** The import of the directory file that brought the address; without one it was given by hand. */
  urlImport?: string;
  /** Which optional steps are taken with it when we borrow and when we lend; without one all. */
  borrowingProfile?: WorkflowProfile;
  lendingProfile?: WorkflowProfile;
  /** As written, first = the one we address. */
  symbols: string[];
  credentials: CredentialRecord[];
}
export interface CredentialRecord {
  id: string;
  kind: CredentialKind;
  prefix: string;
  secretHash: string;
  /** The symbols it may speak for; without them all of the partner. */
  symbols?: string[];
  createdAt: Date;
  lastUsedAt?: Date;
  revokedAt?: Date;
}

export interface CitationRecord {
  title: string;
  author?: string;
  bibliographic: BibliographicInfo;
  publication?: PublicationInfo;
  service?: ServiceInfo;
  delivery?: RequestedDeliveryInfo[];
  billing?: BillingInfo;
  patron?: { id?: string; name?: string; email?: string; group?: string; language?: string };
  pickupLocation?: string;
  /** The step changed it: it is written again. */
  mended?: boolean;
}

/** What of the request form has no place in a message. */
export interface RequestFormFacts {
  lastInterestDate?: string;
  allowOtherFormats?: boolean;
  agreeToCopyright?: boolean;
  /** Code of the resource sharing library that asks. */
  ownerLibrary?: string;
  /** External id of the request that this is a copy of. */
  duplicateOf?: string;
}

export interface LocateFacts {
  at: string;
  result: Located;
  /** How many items are, or may be, what is asked for. */
  items: number;
}

/** What has become known on the way; only facts, all optional. */
export interface RequestFacts {
  items?: { barcode: string; name?: string; callNumber?: string }[];
  url?: string;
  /** Borrowing: what the lender wrote with the copy, such as a password of its file. */
  copyNote?: string;
  /** Borrowing: the file that the lender told of last, until it is looked at. */
  file?: FileFacts;
  /** Borrowing: the copy that came, how long it is kept, and where its patron reads it. */
  copy?: { id: string; until: string; link?: string; name: string; type: string; bytes: number };
  expectedDeliveryDate?: string;
  conditions?: string[];
  costs?: { amount: string; currency?: string };
  retryBefore?: string;
  retryAfter?: string;
  /** Why a lender does not supply as asked: the code of its last RetryPossible. */
  reasonRetry?: string;
  /** What was offered last, whole, and whether it was accepted. */
  terms?: Terms;
  /** Borrowing: in which form it was offered, which decides how it is answered. */
  offerForm?: OfferForm;
  /** How many offers there were, whoever made them. */
  offers?: number;
  shippedAt?: string;
  receivedAt?: string;
  returnedAt?: string;
  /** Renewals granted so far. */
  renewals?: number;
  wishedDueDate?: string;
  /** Borrowing: the patron's due date for which a renewal was asked for by itself. */
  autoRenewedFor?: string;
  lostCase?: LostCase;
  returnAddress?: string;
  shipTo?: string;
  reasonUnfilled?: string;
  realSupplier?: string;
  /** By the table of elements: what a request contained besides its citation, and what the lender offered, sent and wants back. */
  asked?: Asked;
  supplied?: Supplied;
  /** Lending: the decision was asked for anew, so the clock of expiry began again. */
  askedAgainAt?: string;
  /** Borrowing: since when the lender has its days, how often it was asked for its status since then, and when last. */
  waitingSince?: string;
  claims?: number;
  claimedAt?: string;
  /** Lending: the closure that the borrower was notified of, and the notice with which it was told last. */
  closureTold?: string;
  closureNotice?: string;
  /** The order of the clock whose message could not be written: staff do it by hand. */
  clockStopped?: string;
  /** When the overdue message was sent last. */
  overdueSentAt?: string;
  /** The reply-by date that the borrower was reminded of, and the one that passed without an answer. */
  replyByReminded?: string;
  replyByPassed?: string;
  form?: RequestFormFacts;
  /** Borrowing: the loan rule that decided when the request was made. */
  loanRule?: { id: string; name: string };
  /** Borrowing: whom the rota names and who was not put on it, and why. */
  leftOut?: LeftOut[];
  /** Lending: when our shelves were looked through, and what was found there. */
  locate?: LocateFacts;
  /** Lending: the rule by which this library answered by itself, while staff may take it back. */
  answeredBy?: string;
  /** The last steps that can be taken back, the newest last; what came after them ends them. */
  steps?: RememberedStep[];
  /** Borrowing: letters that staff asked for and that are not true yet. */
  keptLetters?: KeptLetter[];
  /** What only this library wrote down: policy, location, temporary barcode, the patron's due date. */
  local?: Record<string, unknown>;
}

/** A letter to be written once what it says is so, with what the form said. */
export interface KeptLetter {
  code: LetterCode;
  form: Record<string, unknown>;
}

/** A step that can be taken back, with what it changed. */
export interface RememberedStep extends StepName {
  at: string;
  /** Where the request would stand without it. */
  from: StateName;
  /** The service that was asked for openly. */
  serviceType?: Service;
  /** It was closed before. */
  closedAt?: string;
  due?: Record<'was' | 'is', { at?: string; day?: string }>;
  /** By name; `null` where there was, or is, none. */
  facts?: Record<string, { was: unknown; is: unknown }>;
  /** The reasons whose marks it closed. */
  settled?: string[];
}

/** What is known of a line of the rota besides its state. */
export interface ConversationFacts {
  /** Its figures when a ranked rota placed it. */
  ranking?: Ranking;
  /** The ranked template that named it. Not where staff put the line: their order stays. */
  rankedIn?: string;
  /** Its place is where staff put it. */
  byStaff?: true;
  /** What happened when the partner was passed over, and the reason that it gave. */
  left?: string;
  reasonUnfilled?: string;
  /** The libraries that a broker asked for us, and whether they cannot supply. */
  behind?: { symbol: string; refused: boolean }[];
  /** Borrowing: what it shipped although it was passed over, or before it was. */
  parcel?: ParcelFacts;
}

/** A parcel of a partner that the request was not waiting for. */
export interface ParcelFacts extends Pick<MessageFacts, 'items' | 'returnAddress' | 'realSupplier'> {
  /** Its day, where the lender counts its days. */
  dueDate?: string;
  conditions?: string[];
  costs?: CostFact;
  /** When the partner said that it is on its way; absent: it never did. */
  shippedAt?: string;
  /** When it left here again. */
  sentBackAt?: string;
}

export interface ConversationRecord {
  id?: string;
  position: number;
  partnerCode: string;
  state: 'listed' | 'asked' | 'passed' | 'ended';
  why?: Wording;
  requestingSymbol?: string;
  supplyingSymbol?: string;
  requestingAgencyRequestId?: string;
  supplyingAgencyRequestId?: string;
  isoVersion?: IsoVersion;
  /** The first answer (`RequestResponse`) has been sent. */
  answered: boolean;
  outSeq: number;
  lastStatus?: Status;
  askedAt?: Date;
  endedAt?: Date;
  facts?: ConversationFacts;
}

export interface RequestRecord {
  id: string;
  side: Side;
  serviceType: Service;
  state: StateName;
  version: number;
  externalId: string;
  partnerCode?: string;
  /** The position in the rota of the conversation that is on; lending requests have one, at 0. */
  activePosition?: number;
  dueDate?: Date;
  /** The day it is due, as the lender counts days, `YYYY-MM-DD`; there is one whenever there is `dueDate`. */
  dueDay?: string;
  facts: RequestFacts;
  attentionCount: number;
  /** Code of the resource sharing library whose request it is. */
  owner?: string;
  createdAt: Date;
  updatedAt: Date;
  closedAt?: Date;
}

/** A request with its citation and all its conversations: what a decision is taken on, under the request's lock. */
export interface Loan {
  request: RequestRecord;
  citation: CitationRecord;
  conversations: ConversationRecord[];
}

export interface HistoryDraft {
  conversationPosition?: number;
  actorKind: 'staff' | 'partner' | 'system' | 'patron';
  actor: string;
  event: HistoryEvent;
  fromState?: StateName;
  toState?: StateName;
  note?: Wording;
  facts?: LineFacts;
}
export interface OutboundDraft {
  conversationPosition: number;
  partnerCode: string;
  seq: number;
  kind: 'request' | 'supplyingAgencyMessage' | 'requestingAgencyMessage';
  summary: string;
  requestingAgencyRequestId: string;
  isoVersion: IsoVersion;
  body: string;
  /** So long it is not sent, so that its step can be undone. */
  waitSeconds?: number;
}
export interface AttentionDraft {
  /** What staff read. */
  says: Wording;
  partnerCode?: string;
  reason: string;
  facts?: LineFacts;
}

export type InboundOutcome = 'applied' | 'not-applied' | 'waiting' | 'refused';
export interface InboundDraft {
  partnerCode: string;
  credentialId?: string;
  kind: string;
  summary: string;
  isoVersion: IsoVersion;
  identityKey?: string;
  semanticKey?: string;
  earlyKey?: string;
  contentType: string;
  raw: Buffer;
  outcome: InboundOutcome;
  outcomeReason?: Wording;
  confirmation: string;
  verdict: { valid: boolean; problems: string[] };
  tolerances: string[];
  /** Set when it belongs to a conversation already known. */
  conversationId?: string;
  requestId?: string;
  waitSeconds?: number;
}

/** A note on a request. Internal ones stay here; active ones stand out until somebody puts them aside. */
export interface NoteDraft {
  text: string;
  active: boolean;
  authorKind: 'staff' | 'partner' | 'system' | 'patron';
  author: string;
  partnerCode?: string;
}

/** A letter or slip to be written: what is known at the step. Who its patron is and what it may mention is settled by storage. */
export interface LetterDraft {
  code: LetterCode;
  /** The line of history that called for it. */
  event: HistoryEvent | HouseEvent;
  by: string;
  patron?: { id?: string; name?: string; email?: string };
  partnerCode?: string;
  /** The member of staff it is for. */
  staff?: string;
  known: KnownFacts;
  /** Barcodes of the volumes that it is about, where it is not about the whole request. */
  about?: readonly string[];
  /** It stands for this message, to a partner that speaks only e-mail: it is written whatever letters are in use. */
  carries?: MessageName;
  /** So long its mail waits, so that its step can be undone. */
  waitSeconds?: number;
}

/** Everything one step writes, in one transaction. */
export interface Decision {
  loan: Loan;
  /** Positions of the conversations that this step changed. */
  changed: number[];
  history: HistoryDraft[];
  outbound: OutboundDraft[];
  attention: AttentionDraft[];
  /** Reasons whose open marks this step closes. */
  settled: string[];
  notes: NoteDraft[];
  letters: LetterDraft[];
  /** Of these letters, what still waits is taken back. */
  withdrawn: LetterCode[];
}
