/** A line as runs that are drawn from left to right, each of one typeface and one direction. */
import bidiFactory, { type Bidi } from 'bidi-js';

export interface Run {
  /** Which of the files of its weight has its signs. */
  font: number;
  /** As the typeface takes it: right-to-left letters in the order in which they are read. */
  text: string;
}

const bidi = (bidiFactory as unknown as () => Bidi)();
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const arabicFigures = /[\u0660-\u0669\u06F0-\u06F9]/;
const letter = /[\p{L}\p{N}]/u;
const mark = /\p{M}/u;

export type Direction = 'ltr' | 'rtl';

/** A paragraph is read from right to left when its first letter is. */
export const directionOf = (text: string): Direction => {
  const [paragraph] = bidi.getEmbeddingLevels(text, 'auto').paragraphs;
  return (paragraph?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
};

/** `has(font, sign)`: whether a file has a sign. A sign that none has is drawn as the box of the first. */
export function runsOf(
  line: string,
  direction: Direction,
  fonts: number,
  has: (font: number, codePoint: number) => boolean,
): Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, direction);
  const logical: { font: number; level: number; text: string }[] = [];
  let at = 0;
  for (const sign of line) {
    const level = levels[at] ?? 0;
    const last = logical.at(-1);
    const font = fontFor(sign, last?.font, fonts, has);
    if (last && last.level === level && last.font === font) last.text += sign;
    else logical.push({ font, level, text: sign });
    at += sign.length;
  }
  return inVisualOrder(logical).flatMap(({ font, level, text }): Run | Run[] => {
    // The typeface would turn these figures with their letters; one by one they stay in their order.
    if (level % 2 === 0)
      return arabicFigures.test(text) ? [...text].map((sign) => ({ font, text: sign })) : { font, text };
    const mirrored = [...text].map((sign) => bidi.getMirroredCharacter(sign) ?? sign);
    // The typeface turns right-to-left letters itself; signs alone it does not.
    return { font, text: (rightToLeft.test(text) ? mirrored : mirrored.reverse()).join('') };
  });
}

/** Marks stay with their letter, and punctuation with the word before it, where that typeface has them. */
function fontFor(
  sign: string,
  before: number | undefined,
  fonts: number,
  has: (font: number, codePoint: number) => boolean,
): number {
  const codePoint = sign.codePointAt(0) ?? 0;
  if (before !== undefined && (mark.test(sign) || !letter.test(sign)) && has(before, codePoint)) return before;
  for (let font = 0; font < fonts; font += 1) if (has(font, codePoint)) return font;
  return 0;
}

/** Unicode's rule L2, on whole runs: from the deepest level up, what is at least so deep is turned around. */
function inVisualOrder<T extends { level: number }>(runs: readonly T[]): T[] {
  const turned = [...runs];
  const deepest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = deepest; level > 0; level -= 1)
    for (let start = 0; start < turned.length; start += 1) {
      let end = start;
      while (end < turned.length && (turned[end]?.level ?? 0) >= level) end += 1;
      if (end - start > 1) turned.splice(start, end - start, ...turned.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  return turned;
}
