import { setTimeout as pause } from 'node:timers/promises';
import { dice } from './dice.js';

const given = process.env['INTERLEND_TEST_SEED'];
const own = Number(given ?? Date.now() % 1_000_000);

/** How often dice were asked in this process, for `count-results.cjs`, which says it of each file. */
const asked = Symbol.for('interlend.tests.dice-asked');
const counts = globalThis as unknown as Record<symbol, number>;
const count = () => {
  counts[asked] = (counts[asked] ?? 0) + 1;
};

/** The seed of this run of tests: `INTERLEND_TEST_SEED` gives the same one again. */
export const theSeed = (): number => {
  count();
  return own;
};

/** Of all there is, what comes at this place in this run: as many seeds in a row as there are things come to all of them. */
export const inTurn = <T>(all: readonly T[], place: number): T => all[(theSeed() + place) % all.length] as T;

/** Where a case is played in several forms, one of them in this run; the long form, which plays seeds in a row, comes to all. */
export const oneForm = <T>(forms: readonly T[]): T[] => [inTurn(forms, 0)];

const { between } = dice(own);
/** Where dice are given, who calls and who answers takes a moment, another one each time: what meets what is then another thing. */
export const moment = async (): Promise<void> => {
  count();
  if (given !== undefined) await pause(between(0, 20));
};
