import { setTimeout as pause } from 'node:timers/promises';
import { dice } from './dice.js';

const given = process.env['INTERLEND_TEST_SEED'];
/** The dice of this run of tests: `INTERLEND_TEST_SEED` throws the same ones again. */
export const seed = Number(given ?? Date.now() % 1_000_000);

const { between } = dice(seed);
/** Where dice are given, who calls and who answers takes a moment, another one each time: what meets what is then another thing. */
export const moment = async (): Promise<void> => {
  if (given !== undefined) await pause(between(0, 20));
};
