/** Breaks a text into lines that fit; nothing is cut off. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A line may end after a space, a hyphen, a dash or a slash within a word. No-break spaces hold. */
const pieces = (text: string): string[] => text.match(/[^ ]+? *(?:(?<=[-–—/](?=\p{L}))|(?<= )(?! )|$)|^ +/gu) ?? [];

export function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = () => {
    if (line.trimEnd() !== '') lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  const take = (piece: string) => {
    line += piece;
    used += measure(piece);
  };
  const fits = (piece: string) => used + measure(piece.trimEnd()) <= width;
  for (const piece of pieces(text)) {
    if (!fits(piece)) end();
    if (fits(piece)) take(piece);
    // A word wider than the paper is broken between two signs.
    else
      for (const { segment } of segmenter.segment(piece)) {
        if (!fits(segment)) end();
        take(segment);
      }
  }
  end();
  return lines.length > 0 ? lines : [''];
}
