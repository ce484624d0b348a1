/** Whether a partner's request is answered by itself: for partners for which the library has switched it on. */
import { byRule } from '../tables/automatic-rules.js';
import type { Service } from '../tables/tables.js';
import { isAvailable, type ShelfFound } from './locate.js';

/** How long a report about a shelf counts, in milliseconds. */
export const shelfStatusHoldsMs = 10 * 60_000;

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

/** Why staff decide, though the partner gets automatic answers. */
export const whyStaffDecide = [
  'copyWished',
  'onlyCatalogued',
  'noneFree',
  'otherEdition',
  'titleOnly',
  'placeUnknown',
  'allPromised',
] as const;
export interface StaffDecide {
  kind: 'staff';
  why: (typeof whyStaffDecide)[number];
}

/**
 * Will Supply when a copy is known to are free, Unfilled when nothing is held; in all other cases staff decide: also
 * where only the title is the same, where a volume of a serial is wanted, or where a copy is to be made.
 */
export function automaticAnswer(question: AnswerQuestion): AutomaticAnswer | StaffDecide {
  const { copies, catalogued, promised, service, now } = question;
  const staff = (why: StaffDecide['why']): StaffDecide => ({ kind: 'staff', why });
  if (copies.length === 0)
    return catalogued ? staff('onlyCatalogued') : { kind: 'unfilled', rule: byRule('nothingHeld'), reason: '5' };
  if (service !== 'Loan') return staff('copyWished');
  // Each step leaves fewer copies; the first that leaves none is the reason.
  const steps: readonly [StaffDecide['why'], (copy: CopyAtHand) => boolean][] = [
    ['noneFree', (copy) => isAvailable(copy) && copy.inPlace !== false],
    ['otherEdition', ({ otherEdition }) => !otherEdition],
    ['titleOnly', ({ by }) => by === 'ISBN' || by === 'OCLC'],
    ['placeUnknown', (copy) => isKnownInPlace(copy, now)],
  ];
  let free = copies;
  for (const [why, fits] of steps) {
    free = free.filter(fits);
    if (free.length === 0) return staff(why);
  }
  const [first] = free;
  if (!first?.toldAt || free.length <= promised) return staff('allPromised');
  const { holding, barcode, toldAt } = first;
  return { kind: 'willSupply', rule: byRule('freeHere'), holding, barcode, toldAt };
}

const isKnownInPlace = ({ inPlace, toldAt }: CopyAtHand, now: Date): boolean =>
  inPlace === true && toldAt !== undefined && now.getTime() - toldAt.getTime() < shelfStatusHoldsMs;
