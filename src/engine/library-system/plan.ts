/**
 * What a step calls at the library's own system. Pure: what happened and how the request is, against what was called for it
 * before and the rows of `domain/tables/system-calls.ts`. An item is called for from its receipt or its shipping on.
 */
import type { CallName } from '../../domain/library-system/calls.js';
import {
  type CallCondition,
  type CallingStep,
  type StepCall,
  systemCallSteps,
} from '../../domain/tables/system-calls.js';
import type { TitleFacts } from '../../library-system/port.js';

/** A line of history, or a new request. */
export interface Happened {
  event: string;
  toState?: string | undefined;
  facts?: Readonly<Record<string, unknown>> | undefined;
}

/** A call that was written for the request before. */
export interface KnownCall {
  id: string;
  name: CallName;
  item?: string;
  status: 'pending' | 'sending' | 'delivered' | 'failed' | 'unknown' | 'byHand' | 'notNeeded' | 'withdrawn';
  attempts: number;
  unanswered: number;
}

/** What is said of an item in a call. */
export interface ItemFacts {
  barcode: string;
  description?: string;
  /** The patron's date of a borrowed item, the borrower's of a lent one. */
  dueAt?: string;
  /** Where it waits for its patron, and until when. */
  pickup?: string;
  holdUntil?: string;
}

/** The request, as it is after the step. */
export interface SystemFacts {
  request: string;
  side: 'borrowing' | 'lending';
  state: string;
  externalId: string;
  /** It was created after the link was switched on. */
  isOfLink: boolean;
  /** Code of the library whose request it is. */
  library: string;
  title: TitleFacts;
  patron?: string;
  /** The borrower, of what we lend: `ISIL:CA-OOALG`. */
  symbol?: string;
  pickup?: string;
  items: readonly ItemFacts[];
  /** Barcodes of own copies that were found for it, the best first. */
  candidates: readonly string[];
  /** The record of our own catalogue that was asked for. */
  bibId?: string;
  dueAt?: string;
  calls: readonly KnownCall[];
}

export interface PlannedCall {
  name: CallName;
  item?: ItemFacts;
  /** What a charge is for, in decimal. */
  amount?: string;
  currency?: string;
}

export interface CallPlan {
  calls: PlannedCall[];
  /** Calls that nobody sent yet, or that the system refused: what they were for has been undone. */
  withdrawn: string[];
}

const stepsOf = {
  borrowing: Object.values(systemCallSteps.borrowing),
  lending: Object.values(systemCallSteps.lending),
};
const stepsOfBoth = Object.values(stepsOf).flat();

const isStep = ({ lines, states }: CallingStep, { event, toState }: Happened): boolean =>
  (lines as readonly string[] | undefined)?.includes(event) === true ||
  (toState !== undefined && states?.includes(toState) === true);

/** Whether what happened is a step of the tables, of one side if it is known: whoever asks need not look further otherwise. */
export const mayCall = (happened: Happened, side?: SystemFacts['side']): boolean =>
  (side ? stepsOf[side] : stepsOfBoth).some((step) => isStep(step, happened));

export function planCalls(facts: SystemFacts, happened: readonly Happened[]): CallPlan {
  const known = [...facts.calls];
  const plan: CallPlan = { calls: [], withdrawn: [] };

  const itemOf = (barcode: string): ItemFacts =>
    facts.items.find((item) => item.barcode === barcode) ?? { barcode, ...(facts.dueAt ? { dueAt: facts.dueAt } : {}) };
  const add = (call: PlannedCall) => {
    plan.calls.push(call);
    known.push({
      id: '',
      name: call.name,
      item: call.item?.barcode ?? '',
      status: 'pending',
      attempts: 0,
      unanswered: 0,
    });
  };
  const stands = ({ status }: KnownCall) => status !== 'withdrawn' && status !== 'notNeeded';
  /** The last of these calls that was made for an item, or for the request as a whole. */
  const last = (names: readonly CallName[], item?: string): KnownCall | undefined =>
    known.filter((call) => names.includes(call.name) && stands(call) && (call.item ?? '') === (item ?? '')).at(-1);
  const withdraw = (call: KnownCall) => {
    call.status = 'withdrawn';
    if (call.id) plan.withdrawn.push(call.id);
    else
      plan.calls.splice(
        plan.calls.findIndex(({ name, item }) => name === call.name && item?.barcode === call.item),
        1,
      );
  };
  const isThere = (item: string) => last(['acceptItem', 'deleteItem'], item)?.name === 'acceptItem';
  const isOut = (item: string) => last(['checkOut', 'checkIn'], item)?.name === 'checkOut';
  const isLocated = facts.candidates.length > 0 || facts.bibId !== undefined;
  const isUndoneShipment = happened.some(({ event }) => event === 'undoShip');

  const holds: Record<CallCondition, (item: string, amount: string | undefined) => boolean> = {
    hasPatron: () => facts.patron !== undefined && facts.isOfLink,
    isNotAskedNow: () => last(['lookUpUser'])?.status !== 'pending',
    isLocated: () => facts.isOfLink && isLocated,
    isNotHeld: () => last(['requestItem', 'cancelRequest'])?.name !== 'requestItem',
    isThere,
    isNotThere: (item) => !isThere(item),
    isOut,
    isNotOut: (item) => !isOut(item),
    wasNeverLent: (item) => last(['checkOut'], item) === undefined,
    isNotCancelled: (item) => last(['cancelRequest'], item) === undefined,
    hasAmount: (_, amount) => Number(amount) > 0,
    isNotCharged: () => last(['charge']) === undefined,
    isUndoneShipment: () => isUndoneShipment,
  };

  /** One call of a step, about one item or the request. What it takes back and was not made is withdrawn instead. */
  function make({ call, when = [], takesBack }: StepCall, barcode: string | undefined, told: Told): void {
    if (!when.every((condition) => holds[condition](barcode ?? '', told.amount))) return;
    if (takesBack) {
      const undone = last([takesBack, call], barcode);
      if (undone?.name !== takesBack) return;
      if (wasNotMade(undone)) {
        const later = known.slice(known.indexOf(undone) + 1).filter(({ item }) => (item ?? '') === (barcode ?? ''));
        for (const each of [undone, ...later]) if (stands(each) && wasNotMade(each)) withdraw(each);
        return;
      }
    }
    const item = barcode === undefined ? {} : { item: { ...itemOf(barcode), ...told.due } };
    add({ name: call, ...item, ...(call === 'charge' ? charged(told) : {}) });
  }

  for (const each of happened)
    for (const step of stepsOf[facts.side]) {
      if (!isStep(step, each)) continue;
      const told = toldBy(each);
      const unneeded = step.withdraws && last([step.withdraws]);
      if (unneeded && wasNotMade(unneeded)) withdraw(unneeded);
      for (const call of step.calls) {
        const items = { request: [undefined], items: told.barcodes, allItems: itemsCalledFor(known) }[call.of];
        for (const item of items) make(call, item, told);
      }
    }
  return plan;
}

/** It was never made there: nobody sent it, or the system refused it. */
const wasNotMade = ({ status, attempts, unanswered }: KnownCall): boolean =>
  (status === 'pending' && attempts === 0) || (status === 'failed' && unanswered === 0);

/** What a line of history says of the items, as far as calls need it. */
interface Told {
  barcodes: readonly string[];
  due: { dueAt?: string };
  amount?: string;
  currency?: string;
}

function toldBy({ facts = {} }: Happened): Told {
  const { barcode, barcodes, due, fee } = facts;
  const one = typeof barcode === 'string' ? [barcode] : [];
  const [amount, currency] = typeof fee === 'string' ? fee.split(' ') : [];
  return {
    barcodes: Array.isArray(barcodes) ? (barcodes as string[]) : one,
    due: typeof due === 'string' ? { dueAt: due } : {},
    ...(amount ? { amount } : {}),
    ...(currency ? { currency } : {}),
  };
}

const charged = ({ amount, currency }: Told) => ({
  ...(amount ? { amount } : {}),
  ...(currency ? { currency } : {}),
});

const itemsCalledFor = (known: readonly KnownCall[]): string[] => [
  ...new Set(known.flatMap(({ item }) => (item ? [item] : []))),
];
