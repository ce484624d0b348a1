import { isDeepStrictEqual } from 'node:util';

interface Difference {
  /** `fr.heading`, `conditions.0.values` */
  path: string;
  from: unknown;
  to: unknown;
}

/**
 * Where two values differ, as deep as both are made of parts: `fr: {…} → {…}` is told as `fr.heading: … → …`. A list is taken
 * apart when both have as many parts and these are records; another list is told whole, for its order matters.
 */
export function differences(path: string, from: unknown, to: unknown): Difference[] {
  const parts = partsOf(from, to);
  if (!parts) return [{ path, from, to }];
  const found = parts.flatMap((name) => {
    const [one, other] = [(from as Parts)[name], (to as Parts)[name]];
    return isDeepStrictEqual(one, other) ? [] : differences(`${path}.${name}`, one, other);
  });
  return found.length > 0 ? found : [{ path, from, to }];
}

type Parts = Record<string, unknown>;

function partsOf(from: unknown, to: unknown): string[] | undefined {
  if (isRecord(from) && isRecord(to)) return [...new Set([...Object.keys(from), ...Object.keys(to)])];
  if (!Array.isArray(from) || !Array.isArray(to) || from.length !== to.length) return undefined;
  return [...from, ...to].every(isRecord) ? Object.keys(from) : undefined;
}

const isRecord = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
