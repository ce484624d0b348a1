/** A line for the end of the run: what a test measured, beside its verdict. `count-results.cjs` reads it. */
export function measured(line: string): void {
  const all = globalThis as unknown as Record<symbol, string[] | undefined>;
  const key = Symbol.for('interlend.tests.measured');
  all[key] = [...(all[key] ?? []), line];
}
