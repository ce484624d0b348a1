/** Chance that can be repeated: the same seed, the same choices in the same order. */
export interface Chance {
  /** 0 to below 1. */
  next(): number;
  /** True so often out of a hundred. */
  percent(of: number): boolean;
  /** One of them. Throws when there is none. */
  oneOf<T>(items: readonly T[]): T;
  /** So many different ones, in an order by chance; all when there are fewer. */
  some<T>(items: readonly T[], count: number): T[];
}

/** mulberry32: 32 bits of state are plenty for a demonstration. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    percent: (of) => next() * 100 < of,
    oneOf: (items) => {
      const [item] = items.slice(below(items.length));
      if (item === undefined) throw new Error('There is nothing to choose from.');
      return item;
    },
    some: (items, count) => {
      const left = [...items];
      const taken = [];
      while (left.length > 0 && taken.length < count) taken.push(...left.splice(below(left.length), 1));
      return taken;
    },
  };
}
