import type { Figure } from './scenario.js';

export function medianOf(numbers: readonly number[]): number {
  return quantileOf(numbers, 0.5);
}

/** The number below which so much of them lie; NaN of none. */
export function quantileOf(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A number with its unit, and the aim that it should stay below where there is one. */
export function figureOf(what: string, value: number, below?: number, unit = 's'): Figure {
  const text = `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  return {
    what,
    value: Number.isFinite(value) ? text : 'not measured',
    ...(below === undefined ? {} : { aim: { text: `below ${below} ${unit}`, reached: value < below } }),
  };
}
