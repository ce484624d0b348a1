/** Dice that fall the same way for the same seed. */
export interface Dice {
  /** From 0 up to 1. */
  random(): number;
  /** A whole number from `low` up to `high`, which is left out. */
  between(low: number, high: number): number;
  /** True so often of one. */
  chance(of: number): boolean;
  oneOf<T>(all: readonly T[]): T;
}

/** Mulberry32. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low));
  return {
    random,
    between,
    chance: (of) => random() < of,
    oneOf: (all) => all[between(0, all.length)] as (typeof all)[number],
  };
}
