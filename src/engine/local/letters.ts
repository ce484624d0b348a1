/** Letters and slips as a desk handles them: the queue, what is printed, which are used, what patrons are asked. */
import type { Language } from '../../domain/fulfilment/patron.js';
import type { NamedQuery, QueryText, QueryType } from '../../domain/letters/queries.js';
import type { LetterAudience, LetterCode, LetterKind, LetterStatus } from '../../domain/letters.js';
import type { Actor, Page, Side } from '../ports.js';
import type { Outcome } from './outcome.js';

export interface LetterView {
  id: string;
  code: LetterCode;
  name: string;
  french: string;
  kind: LetterKind;
  audience: LetterAudience;
  status: LetterStatus;
  language: Language;
  request?: string;
  externalId?: string;
  /** The line of history that called for it. */
  history?: string;
  patron?: string;
  partner?: string;
  /** The member of staff it is for. */
  staff?: string;
  /** As they were when it was called for, each by its name in the catalogue. */
  facts: Record<string, unknown>;
  createdAt: string;
  createdBy: string;
  /** When and by whom it was printed, sent or withdrawn. */
  doneAt?: string;
  doneBy?: string;
}

/** A row of the catalogue, and whether this library uses it. */
export interface LetterTypeView {
  code: LetterCode;
  name: string;
  french: string;
  kind: LetterKind;
  audience: LetterAudience;
  facts: { name: string; label: string; french: string }[];
  /** On requests of which side staff may print it when they like. */
  onDemand: Side[];
  /** What has to come before any is written. */
  waits?: string;
  used: boolean;
}

export interface QueryTemplateView {
  type: QueryType;
  text: NamedQuery;
  changedAt?: string;
  changedBy?: string;
}

export interface LetterFilter {
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  /** Those that wait, unless a request is named. */
  status?: LetterStatus;
  kind?: LetterKind;
  code?: LetterCode;
  request?: string;
  after?: string;
  limit: number;
}

export interface LetterRecords {
  /** What waits the oldest first, everything else the newest first. */
  list(filter: LetterFilter): Promise<Page<LetterView>>;
  read(id: string): Promise<LetterView | undefined>;
  /** Printing once more changes nothing: the first time stands. */
  printed(id: string, by: Actor, now: Date): Promise<Outcome<LetterView>>;
  withdraw(id: string, by: Actor, now: Date): Promise<Outcome<LetterView>>;
  catalogue(): Promise<LetterTypeView[]>;
  /** A letter that is not used is called for by no step any more. */
  use(code: string, used: boolean, by: Actor): Promise<Outcome<LetterTypeView>>;
  queries(): Promise<QueryTemplateView[]>;
  rewordQuery(type: QueryType, text: QueryText, by: Actor, now: Date): Promise<Outcome<QueryTemplateView>>;
}
