/**
 * What a request counts for in the reports: decided from its history alone, so that a request can be counted anew at any
 * time and only the difference is kept.
 *
 * Whether it was filled is counted on the day on which it was created: a rate compares what was asked for with what became
 * of the same requests. Refusals, renewals, losses and the stages of the way are counted on the day on which they happened.
 */

import { localDate } from '../calendar/calendar.js';
import { rejectReason as rowOfReason } from '../request/reasons.js';
import type { HistoryEvent } from '../tables/events.js';
import type { Service, Side, StateName } from '../tables/tables.js';
import { hoursClass } from './hours.js';

/** What is counted. The first four are of each request once; `open` is what is left of the requests. */
export const measures = [
  'requests',
  'filled',
  'unfilled',
  'cancelled',
  'refused',
  'renewalAsked',
  'renewalGranted',
  'overdue',
  'lost',
  'fee',
  'stage',
] as const;
export type Measure = (typeof measures)[number];

/** The ways in which a request ends. */
export const endings = ['filled', 'unfilled', 'cancelled'] as const satisfies readonly Measure[];
/** The numbers that have a list of requests behind them. `open`: of the requests, those that have not ended. */
export const behindMeasures = [
  ...measures.filter((each): each is Exclude<Measure, 'stage'> => each !== 'stage'),
  'open',
] as const;
export type BehindMeasure = (typeof behindMeasures)[number];

/** The stages of a loan as the borrower lives through them; `whole` is from the first to the last. */
export const stages = ['send', 'answer', 'ship', 'travel', 'pickUp', 'whole'] as const;
export type FigureStage = (typeof stages)[number];

/** A line of the history, with the partner whose conversation it belongs to. */
export interface PastLine {
  at: Date;
  event: HistoryEvent;
  /** The state after it; absent where it changed none. */
  to?: StateName | undefined;
  partner?: string | undefined;
  /** Why a partner said no, by the code list of ISO 18626. */
  reason?: string | undefined;
}

export interface PastRequest {
  side: Side;
  service: Service;
  /** Code of the library whose request it is; empty when it belongs to none. */
  library: string;
  partner: string;
  state: StateName;
  createdAt: Date;
  closedAt?: Date | undefined;
  /** Our own reason for a no, by its code. */
  rejectReason?: string | undefined;
  /** What the lost item costs, `45.00`. */
  fee?: string | undefined;
  /** In which currency: `CAD`. */
  currency?: string | undefined;
  /** The oldest first. */
  lines: readonly PastLine[];
}

/**
 * One thing that is counted. `day`: `YYYY-MM-DD` at the library; `detail`: the reason, the stage and class of hours, or the
 * currency of a fee.
 */
export interface Counted {
  measure: Measure;
  day: string;
  partner: string;
  detail: string;
  /** Of a fee. */
  amount?: string;
}

const shippedStates: ReadonlySet<string> = new Set(['shippedPhysically', 'shippedDigitally']);
const receivedStates: ReadonlySet<string> = new Set(['receivedPhysically', 'receivedNotForLoan', 'receivedDigitally']);
/** A patron has it in hand, or can read it. */
const pickedUpStates: ReadonlySet<string> = new Set(['loaned', 'receivedNotForLoan', 'receivedDigitally']);
const lostStates: ReadonlySet<string> = new Set(['lostReported', 'declaredLost', 'lostAndFeeCommunicated']);
const cancelledStates: ReadonlySet<string> = new Set([
  'cancelled',
  'cancelledByStaff',
  'cancelledByPatron',
  'cancelledByPartner',
]);
const answers: ReadonlySet<string> = new Set([
  'supplier.expectToSupply',
  'supplier.willSupply',
  'supplier.conditional',
  'supplier.retryPossible',
  'supplier.retryPossibleLast',
  'supplier.badCitation',
  'supplier.unfilled',
  'supplier.unfilledLast',
  'supplier.loaned',
  'supplier.copyCompleted',
]);
/** A no of the lender, as either side notes it. */
const refusals: Record<Side, ReadonlySet<string>> = {
  borrowing: new Set(['supplier.unfilled', 'supplier.unfilledLast']),
  lending: new Set(['reject']),
};
const grants: ReadonlySet<string> = new Set(['supplier.renewGranted', 'acceptRenewal']);
/** Orders that take back what the states said before. */
const undone: Readonly<Record<string, 'shipped' | 'received'>> = {
  undoShip: 'shipped',
  undoShipUnsent: 'shipped',
  undoReceive: 'received',
  undoReceiveUnsent: 'received',
};

type Moments = Partial<Record<'sent' | 'answered' | 'shipped' | 'received' | 'pickedUp', PastLine>>;

/** Everything that a request counts for. */
export function countedOf(request: PastRequest, timeZone: string): Counted[] {
  const day = (at: Date) => localDate(at, timeZone);
  const { side, lines } = request;
  const moments = momentsOf(request);
  const filledBy = side === 'borrowing' ? moments.received : moments.shipped;
  const partner = filledBy?.partner || request.partner;
  const made = { day: day(request.createdAt), partner, detail: '' };
  const counted: Counted[] = [{ measure: 'requests', ...made }];
  if (filledBy) counted.push({ measure: 'filled', ...made });
  else if (cancelledStates.has(request.state)) counted.push({ measure: 'cancelled', ...made });
  else if (request.closedAt) counted.push({ measure: 'unfilled', ...made });
  const of = (measure: Measure, line: PastLine, detail = ''): void => {
    counted.push({ measure, day: day(line.at), partner: line.partner || request.partner, detail });
  };
  for (const line of lines) {
    if (refusals[side].has(line.event)) of('refused', line, line.reason ?? reasonOf(request.rejectReason));
    if (line.to === 'renewRequested') of('renewalAsked', line);
    if (grants.has(line.event)) of('renewalGranted', line);
  }
  const overdue = lines.find(({ to }) => to === 'overdue');
  if (overdue) of('overdue', overdue);
  const lost = lines.find(({ to }) => to !== undefined && lostStates.has(to));
  if (lost) {
    of('lost', lost);
    const { fee, currency: detail = '' } = request;
    if (fee) counted.push({ measure: 'fee', ...placeOf(lost, request, day), detail, amount: fee });
  }
  if (side === 'borrowing') counted.push(...stagesOf(request, moments, day));
  return counted;
}

const placeOf = (line: PastLine, request: PastRequest, day: (at: Date) => string) => ({
  day: day(line.at),
  partner: line.partner || request.partner,
  detail: '',
});

const reasonOf = (code: string | undefined): string =>
  (code === undefined ? undefined : rowOfReason(code)?.reasonUnfilled) ?? 'NotAvailableForILL';

function momentsOf({ side, lines }: PastRequest): Moments {
  const moments: Moments = {};
  for (const line of lines) {
    const { event, to = '' } = line;
    const isUndone = undone[event];
    if (isUndone === 'shipped') delete moments.shipped;
    if (isUndone === 'received') {
      delete moments.received;
      delete moments.pickedUp;
      continue;
    }
    if (to === 'requestSent') {
      // Another partner is asked: its way begins anew.
      moments.sent ??= line;
      delete moments.answered;
    }
    if (side === 'borrowing' && answers.has(event)) moments.answered ??= line;
    if (shippedStates.has(to)) moments.shipped ??= line;
    if (receivedStates.has(to)) moments.received ??= line;
    if (pickedUpStates.has(to)) moments.pickedUp ??= line;
  }
  return moments;
}

function stagesOf(request: PastRequest, moments: Moments, day: (at: Date) => string): Counted[] {
  const { sent, answered, shipped, received, pickedUp } = moments;
  const created: PastLine = { at: request.createdAt, event: 'created' };
  const ways: readonly [FigureStage, PastLine | undefined, PastLine | undefined][] = [
    ['send', created, sent],
    ['answer', sent, answered],
    ['ship', answered, shipped],
    ['travel', shipped, received],
    ['pickUp', received, pickedUp],
    ['whole', created, pickedUp],
  ];
  return ways.flatMap(([stage, from, to]): Counted[] => {
    const hours = from && to ? (to.at.getTime() - from.at.getTime()) / 3_600_000 : -1;
    if (!to || hours < 0) return [];
    return [{ measure: 'stage', ...placeOf(to, request, day), detail: `${stage} ${hoursClass(hours)}` }];
  });
}
