/** Waits that double up to a ceiling, each 20 % off either way, so that many processes do not come back at once. */
export function createBackoff(firstMs: number, ceilingMs: number, random: () => number = Math.random) {
  let tries = 0;
  return {
    next(): number {
      const base = Math.min(ceilingMs, firstMs * 2 ** tries);
      tries = Math.min(tries + 1, 30);
      return Math.round(base * (0.8 + random() * 0.4));
    },
    reset(): void {
      tries = 0;
    },
  };
}
