/** Milliseconds: half, 95 and 99 of 100 were faster. */
export interface Spread {
  p50: number;
  p95: number;
  p99: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

/** The middle one of each number, so that one disturbed round does not decide. */
export const medianSpread = (spreads: readonly Spread[]): Spread => ({
  p50: median(spreads.map((each) => each.p50)),
  p95: median(spreads.map((each) => each.p95)),
  p99: median(spreads.map((each) => each.p99)),
});
