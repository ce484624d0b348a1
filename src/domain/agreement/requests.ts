/** Whether the two libraries of a request say the same of it. */
import type { BorrowingState } from '../tables/borrowing.js';
import { isFinal, isState } from '../tables/states.js';
import type { Side } from '../tables/tables.js';
import type { MessageNote, SharedRequestFacts } from './facts.js';
import { besidePassed, jointStates } from './joint-states.js';

/** What can differ between the two sides of a request. */
export const requestMatters = ['missing', 'message', 'state', 'dueDay', 'conditions', 'price', 'volumes'] as const;
export type RequestMatter = (typeof requestMatters)[number];

/** What is done about a difference. */
export const requestRemedies = ['resend', 'askStatus', 'writeToBoth'] as const;
export type RequestRemedy = (typeof requestRemedies)[number];

/** What both sides say of one matter. */
export interface RequestDifference {
  matter: RequestMatter;
  borrower: string;
  lender: string;
}

/** The message since which they differ. */
export interface SinceMessage extends Pick<MessageNote, 'at' | 'summary'> {
  id: string;
  /** Who sent it. */
  sender: Side;
  /** Its place among the messages that the sender sent, and how many those are. */
  place: number;
  of: number;
}

/** How one request stands between its two libraries. */
export type RequestVerdict =
  | { standing: 'agree' }
  | { standing: 'inFlight'; since: string }
  | {
      standing: 'differ';
      differences: RequestDifference[];
      since: string;
      message?: SinceMessage;
      remedy: RequestRemedy;
    };

export interface Limits {
  now: Date;
  /** A message that has been on its way for longer is no longer waited for. */
  inFlightMinutes: number;
  /** What changed later than this changed while both were read. */
  readSince: string;
}

/**
 * Whether the two states occur together while nothing is on its way. States of a borrower that the walk of the tables does
 * not reach are let pass.
 */
export function mayOccurTogether(borrower: string, lender: string, line: SharedRequestFacts['line']): boolean {
  const row = jointStates[borrower as BorrowingState];
  const beside = line !== 'passed' && (row === undefined || row.split(' ').includes(lender));
  return beside || (line !== 'asked' && (isOver('lending', lender) || besidePassed.split(' ').includes(lender)));
}

const isOver = (side: Side, state: string): boolean => isState(side, state) && isFinal(side, state);

/** Compares both sides of one request. Either may be missing: then the other node has not stored it. */
export function compareRequest(
  borrower: SharedRequestFacts | undefined,
  lender: SharedRequestFacts | undefined,
  limits: Limits,
): RequestVerdict {
  const known = borrower ?? lender;
  if (!known) return { standing: 'agree' };
  const lost = lostMessage(borrower, lender);
  const differences = [
    ...(borrower && lender ? differing(borrower, lender) : missingSide(borrower, lender)),
    ...(lost && borrower && lender ? [lackOf(lost)] : []),
  ];
  if (differences.length === 0) return { standing: 'agree' };
  const waiting = oldestWaiting(borrower, lender);
  const limit = limits.now.getTime() - limits.inFlightMinutes * 60_000;
  if (waiting && Date.parse(waiting.at) > limit) return { standing: 'inFlight', since: waiting.at };
  const changedAt =
    [borrower?.changedAt, lender?.changedAt]
      .filter((at) => at !== undefined)
      .sort()
      .at(-1) ?? '';
  if (changedAt >= limits.readSince) return { standing: 'inFlight', since: changedAt };
  const last = lost ?? waiting ?? lastMessage(borrower, lender);
  return {
    standing: 'differ',
    differences,
    since: last?.at ?? changedAt,
    ...(last ? { message: last } : {}),
    remedy: remedyOf(differences, lost ?? waiting),
  };
}

function missingSide(
  borrower: SharedRequestFacts | undefined,
  lender: SharedRequestFacts | undefined,
): RequestDifference[] {
  if (borrower && !borrower.sent.some(({ standing }) => standing === 'delivered')) {
    // Nobody but the borrower can know of it: it differs only when its request was given up.
    const isStopped = borrower.line === 'asked' && borrower.sent.some(({ standing }) => standing !== 'delivered');
    return isStopped ? [{ matter: 'missing', borrower: borrower.state, lender: '' }] : [];
  }
  return [{ matter: 'missing', borrower: borrower?.state ?? '', lender: lender?.state ?? '' }];
}

function differing(borrower: SharedRequestFacts, lender: SharedRequestFacts): RequestDifference[] {
  const found: RequestDifference[] = [];
  const note = (matter: RequestMatter, one: string, other: string): void => {
    found.push({ matter, borrower: one, lender: other });
  };
  if (!mayOccurTogether(borrower.state, lender.state, borrower.line)) note('state', borrower.state, lender.state);
  // What a lender that was left had promised concerns nobody any more.
  if (borrower.line !== 'asked' || isOver('borrowing', borrower.state)) return found;
  if (borrower.dueDay && lender.dueDay && borrower.dueDay !== lender.dueDay)
    note('dueDay', borrower.dueDay, lender.dueDay);
  const conditions = [borrower, lender].map((each) => [...new Set(each.conditions)].sort().join(' ')) as [
    string,
    string,
  ];
  if (conditions[0] && conditions[1] && conditions[0] !== conditions[1]) note('conditions', ...conditions);
  if (borrower.price && lender.price && !isSamePrice(borrower.price, lender.price))
    note('price', priceText(borrower.price), priceText(lender.price));
  if (borrower.volumes > 0 && lender.volumes > 0 && borrower.volumes !== lender.volumes)
    note('volumes', String(borrower.volumes), String(lender.volumes));
  return found;
}

type Price = NonNullable<SharedRequestFacts['price']>;

const priceText = ({ amount, currency }: Price): string => [amount, currency].filter(Boolean).join(' ');

/** A dialect may leave the currency out. */
const isSamePrice = (one: Price, other: Price): boolean =>
  Number(one.amount) === Number(other.amount) && (!one.currency || !other.currency || one.currency === other.currency);

const lackOf = ({ summary, sender }: SinceMessage): RequestDifference =>
  sender === 'borrowing'
    ? { matter: 'message', borrower: summary, lender: '' }
    : { matter: 'message', borrower: '', lender: summary };

/** The earliest message that one side sent and the other does not have. */
function lostMessage(
  borrower: SharedRequestFacts | undefined,
  lender: SharedRequestFacts | undefined,
): SinceMessage | undefined {
  const lost = [
    ...lostOf('borrowing', borrower?.sent ?? [], lender?.received ?? []),
    ...lostOf('lending', lender?.sent ?? [], borrower?.received ?? []),
  ];
  return lost.sort((one, other) => one.at.localeCompare(other.at))[0];
}

/**
 * Of each sender: what it gave up, and what it believes to be delivered and the other side does not have. Messages of one
 * conversation arrive in order, so that the first one whose name does not come next there is the one that is lacking.
 */
function lostOf(sender: Side, sent: readonly MessageNote[], received: readonly MessageNote[]): SinceMessage[] {
  const asMessage = (note: MessageNote): SinceMessage => ({
    id: note.id,
    at: note.at,
    summary: note.summary,
    sender,
    place: sent.indexOf(note) + 1,
    of: sent.length,
  });
  // What came after a message that was given up has taken its place.
  const settledTo = sent.findLastIndex(({ standing }) => standing === 'delivered');
  const stopped = sent.filter(({ standing }, at) => standing === 'stopped' && at > settledTo).map(asMessage);
  const delivered = sent.filter(({ standing }) => standing === 'delivered');
  const count = received.reduce((sum, { repeats = 0 }) => sum + 1 + repeats, 0);
  if (count >= delivered.length) return stopped;
  let next = 0;
  const lacking = delivered.find((note) => {
    if (received[next]?.summary !== note.summary) return true;
    next += 1;
    return false;
  });
  return [...stopped, ...(lacking ? [asMessage(lacking)] : [])];
}

function oldestWaiting(
  borrower: SharedRequestFacts | undefined,
  lender: SharedRequestFacts | undefined,
): SinceMessage | undefined {
  return messagesOf(borrower, lender, ({ standing }) => standing === 'waiting')[0];
}

function lastMessage(
  borrower: SharedRequestFacts | undefined,
  lender: SharedRequestFacts | undefined,
): SinceMessage | undefined {
  return messagesOf(borrower, lender, ({ standing }) => standing === 'delivered').at(-1);
}

/** Messages of both, by the time at which they were written. */
const messagesOf = (
  borrower: SharedRequestFacts | undefined,
  lender: SharedRequestFacts | undefined,
  fits: (note: MessageNote) => boolean,
): SinceMessage[] =>
  [borrower, lender]
    .flatMap((each) =>
      (each?.sent ?? []).flatMap((note, at, all) =>
        each && fits(note)
          ? [{ id: note.id, at: note.at, summary: note.summary, sender: each.side, place: at + 1, of: all.length }]
          : [],
      ),
    )
    .sort((one, other) => one.at.localeCompare(other.at));

/** A message that did not arrive is sent again; what only the items in hand can tell is asked of both; else the lender is asked. */
function remedyOf(differences: readonly RequestDifference[], unseen: SinceMessage | undefined): RequestRemedy {
  if (unseen) return 'resend';
  return differences.every(({ matter }) => matter === 'volumes') ? 'writeToBoth' : 'askStatus';
}
