/** Letters and slips as a desk handles them: the queue, what is printed, which are used, what patrons are asked. */
import type { Language } from '../../../domain/fulfilment/patron.js';
import type { NamedQuery, QueryText, QueryType } from '../../../domain/letters/queries.js';
import type { LetterAudience, LetterCode, LetterKind, LetterStatus } from '../../../domain/letters.js';
import type { LetterContent } from '../../../letters/content.js';
import type { Message } from '../../../words/message.js';
import type { Actor, Page, Side } from '../actor.js';
import type { LetterStyles } from './letter-styles.js';
import type { Outcome } from './outcome.js';

export interface LetterView {
  id: string;
  code: LetterCode;
  name: Message;
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
  /** Code of the library whose desks print it; absent: any. */
  library?: string;
  /** The member of staff it is for. */
  staff?: string;
  /** As they were when it was called for, each by its name in the catalogue. */
  facts: Record<string, unknown>;
  /** Its name and what its facts are called, in its own language. */
  heading: string;
  labels: Record<string, string>;
  /** Its words, as they were written then; slips are lists of facts. */
  content?: LetterContent;
  /** The mail that carries it. */
  mail?: LetterMail;
  createdAt: string;
  createdBy: string;
  /** When and by whom it was printed, sent or withdrawn. */
  doneAt?: string;
  doneBy?: string;
}

/** How far the mail of a letter is. */
export interface LetterMail {
  status: 'waiting' | 'sending' | 'sent' | 'failed' | 'withdrawn';
  to: string;
  /** When it is tried next, or when it was over. */
  at: string;
  /** The words of the mail server at the last try. */
  answer?: string;
}

/** A row of the catalogue, and whether this library uses it. */
export interface LetterTypeView {
  code: LetterCode;
  name: Message;
  /** Its name in Alma, where it has one. */
  almaName?: string;
  kind: LetterKind;
  audience: LetterAudience;
  facts: { name: string; label: Message }[];
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

/** A text in which facts are named (`{{ title }}`). */
export interface LetterText {
  subject: string;
  body: string;
}

/** Words that were changed on the screen, and the built-in ones that they were made from. */
export interface OwnLetterText extends LetterText {
  basedOn: LetterText;
  changedAt: string;
  changedBy: string;
}

/** The words of a letter in each language, and when its mail leaves. */
export interface LetterWordsView {
  code: LetterCode;
  name: Message;
  audience: LetterAudience;
  used: boolean;
  /** How long its mail waits after the step. */
  delayMinutes: number;
  /** Those that may word it for themselves. */
  libraries: { code: string; name: string }[];
  texts: {
    language: Language;
    /** What its text may name, as that language calls it. */
    facts: { name: string; label: string }[];
    builtIn: LetterText;
    /** What all libraries send that have no words of their own. */
    own?: OwnLetterText;
    ofLibraries: (OwnLetterText & { library: string })[];
  }[];
}

/** Whose words, in which language: without a library those of all. */
export interface LetterScope {
  language: Language;
  library?: string;
}

/** A text that somebody is writing. */
export interface LetterTrial extends LetterText, LetterScope {
  /** The number of a request to see it with; without one the request of the last such letter. */
  request?: string;
}

export interface LetterPreview {
  subject: string;
  content: LetterContent;
  html: string;
  text: string;
  /** The request that it is about. */
  request?: string;
  replyTo?: string;
}

export interface LetterFilter {
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  /** Those that wait, unless a request is named. */
  status?: LetterStatus;
  kind?: LetterKind;
  code?: LetterCode;
  /** What this library prints (FG8). */
  library?: string;
  request?: string;
  /** Without letters that are about to be mailed. */
  toPrint?: boolean;
  after?: string;
  limit: number;
}

export interface LetterRecords {
  /** What waits the oldest first, everything else the newest first. */
  list(filter: LetterFilter): Promise<Page<LetterView>>;
  read(id: string): Promise<LetterView | undefined>;
  /** Those of them that there are; only what belongs to requests of these libraries, or of none. */
  readMany(ids: readonly string[], owners?: readonly string[]): Promise<LetterView[]>;
  /** Those of this kind that wait on these requests. */
  waitingFor(requests: readonly string[], code: LetterCode): Promise<LetterView[]>;
  /** All of them, or none when one of them cannot be. */
  printedAll(ids: readonly string[], by: Actor, now: Date, owners?: readonly string[]): Promise<Outcome<LetterView[]>>;
  /** Printing once more changes nothing: the first time stands. */
  printed(id: string, by: Actor, now: Date): Promise<Outcome<LetterView>>;
  withdraw(id: string, by: Actor, now: Date): Promise<Outcome<LetterView>>;
  catalogue(): Promise<LetterTypeView[]>;
  /** A letter that is not used is called for by no step any more. */
  use(code: string, used: boolean, by: Actor, now: Date): Promise<Outcome<LetterTypeView>>;
  /** Nothing for slips and unknown codes. */
  words(code: string): Promise<LetterWordsView | undefined>;
  reword(code: string, text: LetterTrial, by: Actor, now: Date): Promise<Outcome<LetterWordsView>>;
  /** A library sends what all libraries send; all libraries the built-in letter. */
  backToUsual(code: string, scope: LetterScope): Promise<Outcome<LetterWordsView>>;
  /** Notes that the library saw the built-in text as it is now and keeps its own words. */
  keepWording(code: string, scope: LetterScope): Promise<Outcome<LetterWordsView>>;
  delay(code: string, minutes: number, by: Actor, now: Date): Promise<Outcome<LetterWordsView>>;
  preview(code: string, text: LetterTrial, now: Date): Promise<Outcome<LetterPreview>>;
  styles: LetterStyles;
  queries(): Promise<QueryTemplateView[]>;
  rewordQuery(type: QueryType, text: QueryText, by: Actor, now: Date): Promise<Outcome<QueryTemplateView>>;
}
