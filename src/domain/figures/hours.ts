/**
 * Durations are kept in classes, so that the median of a year is a sum over a few hundred numbers: hours on the first
 * day, four hours until the tenth, days until the sixtieth. A class is named by the hours at which it begins.
 */
const steps: readonly (readonly [until: number, step: number])[] = [
  [24, 1],
  [240, 4],
  [1440, 24],
];

/** The class of a duration in hours; whatever is longer than sixty days falls into the last one. */
export function hoursClass(hours: number): number {
  for (const [until, step] of steps) if (hours < until) return Math.floor(hours / step) * step;
  return 1440;
}

const widthOf = (from: number): number => steps.find(([until]) => from < until)?.[1] ?? 24;

export interface HoursCount {
  /** The class, by the hours at which it begins. */
  from: number;
  count: number;
}

/**
 * The duration in days, to a tenth, below which that share of all lies: `0.5` is the median. Within a class they are
 * taken as evenly spread. Undefined when there are none.
 */
export function daysWithin(classes: readonly HoursCount[], share: number): number | undefined {
  const all = classes.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return undefined;
  let before = 0;
  for (const { from, count } of [...classes].sort((one, other) => one.from - other.from)) {
    if (before + count >= share * all) {
      const within = (share * all - before) / count;
      return Math.round(((from + within * widthOf(from)) / 24) * 10) / 10;
    }
    before += count;
  }
  return undefined;
}
