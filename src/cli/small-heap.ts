import { setFlagsFromString } from 'node:v8';

/** How much the heap may grow over what was in use at the last whole collection, in percent, before the next begins. */
const growthPercent = 50;

/**
 * Keeps the memory of this process near what it uses. Left alone, V8 lets the heap of a machine with much memory grow to four
 * times of that before it collects. It is no limit: what needs more gets more, and collects more often.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}
