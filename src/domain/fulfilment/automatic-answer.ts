/** Whether a partner's request is answered by itself: for partners for which the library has switched it on. */
import { byRule } from '../automatic-rules.js';
import type { Service } from '../tables.js';
import { isAvailable, type ShelfFound } from './locate.js';

/** What was told of a shelf is believed so long, in milliseconds. */
export const shelfBelievedMs = 10 * 60_000;

/** A copy of ours that is what was asked for, and what its records last told of it. */
export interface CopyAtHand extends ShelfFound {
  holding: string;
  barcode: string;
  by: string;
  /** In its place, as the records told; `undefined`: they say nothing of it. */
  inPlace?: boolean;
  toldAt?: Date;
}

export interface AnswerQuestion {
  service: Service;
  copies: readonly CopyAtHand[];
  /** Other requests that were promised a copy of the same title and wait for it. */
  promised: number;
  /** A record of our catalogue is of this title, whether or not copies are known. */
  catalogued: boolean;
  now: Date;
}

export type AutomaticAnswer =
  | { kind: 'willSupply'; rule: string; holding: string; barcode: string; toldAt: Date }
  | { kind: 'unfilled'; rule: string; reason: string };

/**
 * Will Supply when a copy is known to stand free, Unfilled when nothing is held; in all other cases staff decide: also
 * where only the title is the same, where a volume of a serial is wished, or where a copy is to be made.
 */
export function automaticAnswer(question: AnswerQuestion): AutomaticAnswer | undefined {
  const { copies, catalogued, promised, service, now } = question;
  if (copies.length === 0)
    return catalogued ? undefined : { kind: 'unfilled', rule: byRule('nothingHeld'), reason: '5' };
  if (service !== 'Loan') return undefined;
  const free = copies.filter((copy) => isSurelyFree(copy, now));
  const [first] = free;
  if (!first?.toldAt || free.length <= promised) return undefined;
  const { holding, barcode, toldAt } = first;
  return { kind: 'willSupply', rule: byRule('freeHere'), holding, barcode, toldAt };
}

const isSurelyFree = ({ by, otherEdition, inPlace, toldAt, ...copy }: CopyAtHand, now: Date): boolean =>
  isAvailable(copy) &&
  !otherEdition &&
  (by === 'ISBN' || by === 'OCLC') &&
  inPlace === true &&
  toldAt !== undefined &&
  now.getTime() - toldAt.getTime() < shelfBelievedMs;
