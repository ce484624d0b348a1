/** Texts in the order of their bytes in UTF-8, as PostgreSQL has them by `collate "C"`. */

/** Units of UTF-16 rise as bytes of UTF-8 do, but for surrogates, which stand for what comes last. */
const place = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

export function compareTexts(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a !== b) return place(a) - place(b);
  }
  return one.length - other.length;
}

const bytesOfStart = 6;

/** The first bytes of a text as a number: texts of different numbers are in the order of these. */
export function startOf(text: string): number {
  let start = 0;
  for (let at = 0; at < bytesOfStart; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    if (unit > 0x7f) return startOfBytes(Buffer.from(text.slice(0, bytesOfStart)));
    start = start * 256 + unit;
  }
  return start;
}

function startOfBytes(bytes: Buffer): number {
  let start = 0;
  for (let at = 0; at < bytesOfStart; at++) start = start * 256 + (bytes[at] ?? 0);
  return start;
}
