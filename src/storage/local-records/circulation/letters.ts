/** Letters that the local records call for by themselves. */

import type { FeeView, LoanView } from '../../../contract/local-views.js';
import {
  type FormTicks,
  type HouseEvent,
  type KnownFacts,
  letterRow,
  lettersCalledBy,
  lettersWithdrawnBy,
} from '../../../domain/letters/letters.js';
import type { HistoryEvent } from '../../../domain/tables/events.js';
import type { Actor } from '../../../engine/model/actor.js';
import { withdrawLetters, writeLetters } from '../../letters/write-letters.js';
import { later, type RecordsContext } from '../records-context.js';

export interface CirculationStep {
  event: HouseEvent;
  /** The line of history it is in, when that has another name. */
  told?: Extract<HistoryEvent, `local.${string}`>;
  request?: string;
  patron?: string;
  ticked?: FormTicks;
  known?: KnownFacts;
  /** The request says of no patron whose it is: nothing is written to one. */
  toNobody?: boolean;
}

/** What a letter about a loan says of it. */
export const ofLoan = ({
  request,
  patron,
  barcode,
  dueAt,
  outAt,
  returnedAt,
}: Pick<LoanView, 'request' | 'patron' | 'barcode' | 'dueAt' | 'outAt' | 'returnedAt'>) => ({
  request,
  ...(patron ? { patron } : {}),
  known: {
    temporaryBarcodes: [barcode],
    patronDue: dueAt,
    loanedAt: outAt,
    ...(returnedAt ? { returnedAt } : {}),
  },
});

export const sumOf = ({ amount, currency }: Pick<FeeView, 'amount' | 'currency'>) => `${amount} ${currency}`;

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** In the transaction of the order, after its line of history. */
export async function callForLetters(on: RecordsContext, step: CirculationStep, by: Actor, now: Date): Promise<void> {
  const { event, told = event, request, patron, ticked, known = {}, toNobody = false } = step;
  const called = lettersCalledBy('house', event, ticked);
  const read = toNobody ? called.filter((code) => letterRow(code).audience !== 'patron') : called;
  const drafts = read.map((code) => ({
    code,
    event: told,
    by: by.name,
    known,
    ...(isList(known.temporaryBarcodes) ? { about: known.temporaryBarcodes } : {}),
    ...(patron ? { patron: { id: patron } } : {}),
  }));
  if (request) {
    const about = isList(known.temporaryBarcodes) ? known.temporaryBarcodes : undefined;
    await withdrawLetters((write) => later(on, write), request, lettersWithdrawnBy('house', event), by.name, about);
  }
  await writeLetters(on, request, drafts, now);
}
