/** Letters that the local records call for by themselves. */
import {
  type HouseEvent,
  type KnownFacts,
  lettersCalledBy,
  lettersWithdrawnBy,
  type Ticked,
} from '../../../domain/letters.js';
import type { FeeView, LoanView } from '../../../engine/local/circulation.js';
import type { Actor } from '../../../engine/ports.js';
import { withdrawLetters, writeLetters } from '../../letters/write-letters.js';
import type { Ground } from '../ground.js';

export interface HouseStep {
  event: HouseEvent;
  /** The line of history it stands in, when that has another name. */
  told?: `local.${string}`;
  request?: string;
  patron?: string;
  ticked?: Ticked;
  known?: KnownFacts;
}

/** What a letter about a loan says of it. */
export const ofLoan = ({ request, patron, barcode, dueAt, outAt, returnedAt }: LoanView) => ({
  request,
  ...(patron ? { patron } : {}),
  known: {
    ...{ temporaryBarcodes: [barcode], patronDue: dueAt, loanedAt: outAt },
    ...(returnedAt ? { returnedAt } : {}),
  },
});

export const sumOf = ({ amount, currency }: Pick<FeeView, 'amount' | 'currency'>) => `${amount} ${currency}`;

/** In the transaction of the order, after its line of history. */
export async function callForLetters(on: Ground, step: HouseStep, by: Actor, now: Date): Promise<void> {
  const { event, told = event, request, patron, ticked, known = {} } = step;
  const drafts = lettersCalledBy('house', event, ticked).map((code) => ({
    ...{ code, event: told, by: by.name, known },
    ...(patron ? { patron: { id: patron } } : {}),
  }));
  if (request) await withdrawLetters(on.client, request, lettersWithdrawnBy('house', event), by.name);
  await writeLetters(on, request, drafts, now);
}
