/** Letters and slips as a desk handles them: the queue, what is printed, which are used, what patrons are asked. */
import type {
  LetterPreview,
  LetterScope,
  LetterTrial,
  LetterTypeView,
  LetterView,
  LetterWordsView,
  QueryTemplateView,
} from '../../../contract/letter-schemas.js';
import type { LetterCode, LetterKind, LetterStatus } from '../../../domain/letters/letters.js';
import type { QueryText, QueryType } from '../../../domain/letters/queries.js';
import type { Actor, Page } from '../actor.js';
import type { LetterStyles } from './letter-styles.js';
import type { Outcome } from './outcome.js';

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
  /** Printing once more changes nothing: the first time counts. */
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
