import type { LetterView } from '../../contract/letter-schemas.js';

/** As somebody walks: by location, then as call numbers stand on the shelf, then as they were written. */
export function inShelfOrder<T extends Pick<LetterView, 'id' | 'facts'>>(letters: readonly T[]): T[] {
  return [...letters].sort(
    (one, other) =>
      text(one, 'location').localeCompare(text(other, 'location'), 'en', { numeric: true }) ||
      byCallNumber(text(one, 'callNumber'), text(other, 'callNumber')) ||
      Number(one.id) - Number(other.id),
  );
}

const text = ({ facts }: Pick<LetterView, 'facts'>, name: string): string => {
  const value = facts[name];
  return Array.isArray(value) ? String(value[0] ?? '') : String(value ?? '');
};

/**
 * Letters by letters, whole numbers by their size (`E98` before `E1121`), what follows a point as a decimal (`.K56` before
 * `.K6`), as LC and Dewey are shelved. Without a call number it comes last.
 */
export function byCallNumber(one: string, other: string): number {
  if (one === '' || other === '') return one === other ? 0 : one === '' ? 1 : -1;
  const [left, right] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = comparePart(left[at], right[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

interface Part {
  letters: string;
  /** A whole number, or the digits after a point. */
  number?: number;
  decimals?: string;
}

/** `E98.P5 K56 2013`: E 98, then the cutters P5 and K56, whose digits are decimals, then the year. */
function partsOf(callNumber: string): Part[] {
  const parts =
    callNumber
      .toUpperCase()
      .replace(/\s+/g, ' ')
      .match(/\.?\s?[A-Z]+|\.\d+|\d+/g) ?? [];
  let isCutter = false;
  return parts.map((part, at): Part => {
    if (part.startsWith('.') && /\d/.test(part)) return { letters: '', decimals: part.slice(1) };
    if (/[A-Z]/.test(part)) {
      isCutter = at > 0;
      return { letters: part.replace(/[.\s]/g, '') };
    }
    const afterLetters = at > 0 && /[A-Z]$/.test(parts[at - 1] ?? '');
    return isCutter && afterLetters ? { letters: '', decimals: part } : { letters: '', number: Number(part) };
  });
}

function comparePart(one: Part | undefined, other: Part | undefined): number {
  if (!one || !other) return one ? 1 : other ? -1 : 0;
  if (one.letters !== other.letters) return one.letters < other.letters ? -1 : 1;
  if (one.decimals !== undefined && other.decimals !== undefined)
    return one.decimals === other.decimals ? 0 : one.decimals < other.decimals ? -1 : 1;
  return (one.number ?? 0) - (other.number ?? 0);
}
