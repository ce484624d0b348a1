/** What a certification knows at a moment: its results so far, and what comes next. Read off its log alone. */

import { type Fact, following, message, type Wording } from '../../words/message.js';
import { eventWords } from '../tables/events.js';
import type { EventName } from '../tables/tables.js';
import { certificationScript, type Move, type TalkName } from './script.js';
import { type CertificationStep, certificationSteps, type StepResult } from './steps.js';

/** One message of ours and how it was answered; without an answer it is on its way. */
export interface SentMove {
  direction: 'out';
  talk: TalkName;
  /** Its place in the script. */
  move: number;
  at: Date;
  answer?: { taken: 'accepted' | 'refused' | 'notSupported' | 'failed'; words: Wording; at: Date };
}
/** One message of the partner, named as the tables name it; `unreadable` when it could not be read. */
export interface PartnerReply {
  direction: 'in';
  /** None of what could not be read. */
  talk?: TalkName;
  event: EventName | 'unreadable';
  words: string;
  at: Date;
}
export type LogEntry = SentMove | PartnerReply;

export interface StepOutcome {
  step: CertificationStep;
  result: StepResult;
  /** The partner's own words, or what was missed; empty when there is nothing to say. */
  words: Wording;
}

export type NextMove =
  | { kind: 'say'; move: number }
  | { kind: 'wait'; until: Date; for: CertificationStep }
  | { kind: 'done' };

export interface Patience {
  now: Date;
  /** How long each message of the partner is waited for. */
  waitMs: number;
  /** How long a call of ours may take before it counts as lost. */
  callMs: number;
  /** Steps that the partner said beforehand it does not have. */
  without: readonly CertificationStep[];
}

/** Pure: the same log and the same time give the same answer, in whichever process. */
export function judgeTalk(
  log: readonly LogEntry[],
  patience: Patience,
  script: readonly Move[] = certificationScript,
): { steps: StepOutcome[]; next: NextMove } {
  const found = new Map<CertificationStep, Found>();
  const notBegun = new Set<TalkName>();
  const begun = new Set<TalkName>();
  const used = new Set<PartnerReply>();
  let clock = new Date(0);
  let next: NextMove = { kind: 'done' };
  for (const [index, move] of script.entries()) {
    const before = found.get(move.step);
    if (patience.without.includes(move.step)) {
      found.set(move.step, { result: 'notSupported', words: message('certifyJudge.agreed') });
      if (!begun.has(move.in)) notBegun.add(move.in);
      continue;
    }
    if (notBegun.has(move.in)) {
      if (!before) found.set(move.step, { result: 'notTried', words: message('certifyJudge.notTaken') });
      continue;
    }
    // What failed once is not made better by its second half.
    if (before && before.result !== 'pass') continue;
    const moved = 'hear' in move ? hear(move, log, used, clock, patience) : say(index, move.step, log, patience);
    if ('next' in moved) {
      next = moved.next;
      if (next.kind === 'wait') found.set(move.step, { result: 'waiting', words: before?.words ?? nothing });
      break;
    }
    const words = oneAfterOther(before?.words, moved.words);
    found.set(move.step, { result: moved.result, words });
    clock = new Date(Math.max(clock.getTime(), moved.at.getTime()));
    const opens = 'say' in move && move.say === 'send:Request';
    if (opens && moved.result === 'pass') begun.add(move.in);
    else if (opens) notBegun.add(move.in);
  }
  const outcome = (step: CertificationStep): StepOutcome => ({ step, ...(found.get(step) ?? notYet) });
  return { steps: certificationSteps.map(outcome), next };
}

interface Found {
  result: StepResult;
  words: Wording;
}
type Moved = (Found & { at: Date }) | { next: NextMove };

const nothing = '';
const notYet: Found = { result: 'notTried', words: nothing };

function say(index: number, step: CertificationStep, log: readonly LogEntry[], { now, callMs }: Patience): Moved {
  const said = log.find((entry): entry is SentMove => entry.direction === 'out' && entry.move === index);
  if (!said) return { next: { kind: 'say', move: index } };
  const until = new Date(said.at.getTime() + callMs);
  if (!said.answer && now < until) return { next: { kind: 'wait', until, for: step } };
  if (!said.answer) return { result: 'fail', words: message('certifyJudge.stopped'), at: until };
  const { taken, words, at } = said.answer;
  const result = taken === 'accepted' ? 'pass' : taken === 'notSupported' ? 'notSupported' : 'fail';
  return { result, words, at };
}

function hear(
  move: Extract<Move, { hear: string }>,
  log: readonly LogEntry[],
  used: Set<PartnerReply>,
  since: Date,
  { now, waitMs }: Patience,
): Moved {
  const until = new Date(since.getTime() + waitMs);
  const inTime = log.filter((entry): entry is PartnerReply => entry.direction === 'in' && entry.at <= until);
  const fresh = inTime.filter((entry) => entry.talk === move.in && !used.has(entry));
  const take = (entry: PartnerReply, result: StepResult, words: Wording): Moved => {
    used.add(entry);
    return { result, words, at: entry.at };
  };
  const wished = fresh.find(({ event }) => event === move.hear);
  if (wished) return take(wished, 'pass', wished.words);
  const contrary = fresh.find(({ event }) => event === move.contrary);
  if (contrary) return take(contrary, 'fail', message('certifyJudge.instead', { what: named(contrary) }));
  const sorry = fresh.find(
    ({ event, words }) => event === 'supplier.notification' && /\bnot supported\b|non offert/i.test(words),
  );
  if (sorry) return take(sorry, 'notSupported', sorry.words);
  if (now < until) return { next: { kind: 'wait', until, for: move.step } };
  const others = inTime.filter(
    (entry) => entry.at >= since && !used.has(entry) && (!entry.talk || entry.talk === move.in),
  );
  const missed = message('certifyJudge.missed', { what: inWords(move.hear), time: timeOf(waitMs) });
  const instead = others.length === 0 ? nothing : message('certifyJudge.said', { what: inARow(others.slice(0, 3)) });
  return { result: 'fail', words: oneAfterOther(missed, instead), at: until };
}

const oneAfterOther = (before: Wording | undefined, next: Wording): Wording =>
  before ? following(before, next) : next;
/** As the history of a borrower calls it. */
const inWords = (event: PartnerReply['event']): Fact =>
  event === 'unreadable'
    ? message('certifyJudge.unreadable')
    : message('certifyJudge.named', { what: eventWords('borrowing', event) });
const named = ({ event, words }: PartnerReply): Fact =>
  words ? message('certifyJudge.quoted', { what: inWords(event), words }) : inWords(event);
const inARow = (entries: readonly PartnerReply[]): readonly Fact[] => entries.map(named);
const timeOf = (ms: number): Fact =>
  ms >= 120_000
    ? message('certifyJudge.minutes', { count: Math.round(ms / 60_000) })
    : message('certifyJudge.seconds', { count: ms / 1000 });
