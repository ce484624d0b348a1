/** Faults that are known and cannot be repaired yet, each with its reason. One that no longer applies fails the walk that should have met it. */
import type { Fault, FaultKind } from './judge.js';

export interface Known {
  kind: FaultKind;
  /** In the names of the places where it is. */
  place: RegExp;
  what: RegExp;
  /** Only in windows that are less high. */
  below?: number;
  /** The test of CI that meets it too; without one only `npm run look` does. */
  test?: 'every-screen' | 'every-dialog' | 'every-page';
  reason: string;
}

export const known: readonly Known[] = [];

/** Where a fault was seen: the name of the place, and how high the window was. */
export interface PlaceSeen {
  place: string;
  height: number;
}

const applies = (each: Known, { place, height }: PlaceSeen, fault: Pick<Fault, 'kind' | 'what'>): boolean =>
  each.kind === fault.kind &&
  each.place.test(place) &&
  each.what.test(fault.what) &&
  height < (each.below ?? Number.POSITIVE_INFINITY);

/** Which of the known faults this is. */
export const knownOf = (at: PlaceSeen, fault: Fault, of: readonly Known[] = known): Known | undefined =>
  of.find((each) => applies(each, at, fault));

const goneLine = ({ reason }: Known): string => `no longer applies, take it out of test/look/known.ts: ${reason}`;

/** Those of the known faults that a walk through everything did not meet. */
export const goneOf = (
  seen: readonly (PlaceSeen & { faults: readonly Fault[] })[],
  of: readonly Known[] = known,
): string[] =>
  of.filter((each) => !seen.some((at) => at.faults.some((fault) => applies(each, at, fault)))).map(goneLine);

/** Known faults, and which of them one walk has met. */
export function knownFaults(of: readonly Known[]) {
  const met = new Set<Known>();
  return {
    /** What is left of the faults of a place without those that are known. */
    without: (at: PlaceSeen, faults: readonly Fault[]): Fault[] =>
      faults.filter((fault) => {
        const one = knownOf(at, fault, of);
        if (one) met.add(one);
        return one === undefined;
      }),
    /** Those that no longer apply, as they are to be taken out. */
    gone: (): string[] => of.filter((each) => !met.has(each)).map(goneLine),
  };
}

/** The known faults that this test of CI meets. */
export const knownIn = (test: NonNullable<Known['test']>) => knownFaults(known.filter((each) => each.test === test));
