/** Draws text, bars and frames at places on a page. A dry pen only measures. */
import { cleanAddress, cleanLine } from './clean.js';
import { code128Bars } from './code128.js';
import { fontBytes, fontFiles, type Weight } from './fonts.js';
import { linesOf } from './lines.js';
import { type Direction, directionOf, type Run, runsOf } from './runs.js';

type Doc = PDFKit.PDFDocument;

export const ink = '#000000';
/** Small labels; a copier still takes it for black. */
export const quietInk = '#3d3d3d';
export const hairline = '#8a8a8a';
/** 6 % of black. */
export const shade = '#f0f0f0';

export const millimetre = 72 / 25.4;

export interface Type {
  size: number;
  weight?: Weight;
  color?: string;
  align?: 'left' | 'right' | 'center';
  /** From one line to the next, as a part of the size. */
  leading?: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
}

export interface Pen {
  /** The same pen that leaves no trace. */
  dry: Pen;
  /** Writes a paragraph and answers where the next begins. Nothing for an empty text. */
  write(text: string, box: Box, type: Type): number;
  /** An address, whose lines are not broken anew where they fit. */
  address(lines: readonly string[], box: Box, type: Type): number;
  /** How wide a text is when it is not broken. */
  width(text: string, type: Type): number;
  /** Bars with what is in them below, and where the next begins. */
  code(
    text: string,
    box: Box,
    how: { label?: string; height?: number; size?: number; align?: 'left' | 'center' },
  ): number;
  rule(box: Box, weight: number, color?: string): void;
  dashes(from: Place, to: Place): void;
  upright(x: number, from: number, to: number, weight: number): void;
  frame(box: Box & { height: number }, weight: number): void;
  fill(box: Box & { height: number }, color: string): void;
  /** A box to be ticked with a pen. */
  tick(x: number, y: number, size: number): void;
}
interface Place {
  x: number;
  y: number;
}

/** A scanner at a desk reads 0.33 mm without care, more is better; never below what it reads at all. */
const widest = 0.43 * millimetre;
const narrowest = 0.17 * millimetre;
const quietZone = 10;
const barHeight = 9.5 * millimetre;

interface Line {
  runs: (Run & { width: number })[];
  width: number;
}

/** A typeface as PDFKit has opened it. */
interface OpenTypeface {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Read once in the life of a process: another document takes what the first one has opened. */
const typefaces = new Map<string, OpenTypeface>();
const typefaceOf = (doc: Doc): OpenTypeface => (doc as unknown as { _font: { font: OpenTypeface } })._font.font;

export function createPen(doc: Doc): Pen {
  const names = new Map<string, string>();
  /** Chooses a typeface. */
  const choose = (weight: Weight, font: number): void => {
    const file = fontFiles[weight][font] ?? fontFiles[weight][0];
    const name = names.get(file);
    if (name) doc.font(name);
    else {
      names.set(file, file);
      const source = typefaces.get(file) ?? fontBytes(file);
      doc.registerFont(file, source as unknown as PDFKit.Mixins.PDFFontSource).font(file);
      typefaces.set(file, typefaceOf(doc));
    }
  };
  const known = new Map<string, boolean>();
  const has = (weight: Weight) => (font: number, codePoint: number) => {
    const key = `${fontFiles[weight][font]} ${codePoint}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    choose(weight, font);
    // The one thing that is asked of the typeface itself: without it a missing sign is an empty box, silently.
    const there = typefaceOf(doc).hasGlyphForCodePoint(codePoint);
    known.set(key, there);
    return there;
  };

  /** With features a run is shaped whole: word by word, Arabic would come out in the wrong order. */
  const shaping = ({ font }: Run): PDFKit.Mixins.TextOptions =>
    font === 0 ? { lineBreak: false } : { features: [], lineBreak: false };

  /** At size 1: the same words are measured again and again, at several sizes. */
  const measured = new Map<string, Line>();
  const unitLine = (text: string, weight: Weight, direction: Direction): Line => {
    const key = `${weight} ${direction} ${text}`;
    const before = measured.get(key);
    if (before) return before;
    const runs = runsOf(text, direction, fontFiles[weight].length, has(weight)).map((run) => {
      choose(weight, run.font);
      return { ...run, width: doc.fontSize(1000).widthOfString(run.text, shaping(run)) / 1000 };
    });
    const line = { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
    measured.set(key, line);
    return line;
  };
  const lineOf = (text: string, { weight = 'regular' }: Type, direction = directionOf(text)): Line =>
    unitLine(text, weight, direction);

  const put = ({ runs, width }: Line, x: number, baseline: number, box: Box, type: Type): void => {
    const { size, weight = 'regular', color = ink, align = 'left' } = type;
    let at = x;
    if (align === 'right') at = x + box.width - width * size;
    if (align === 'center') at = x + (box.width - width * size) / 2;
    for (const run of runs) {
      choose(weight, run.font);
      doc.fontSize(size).fillColor(color);
      doc.text(run.text, at, baseline, { ...shaping(run), baseline: 'alphabetic' });
      at += run.width * size;
    }
  };

  const make = (isDry: boolean, dry?: Pen): Pen => {
    const draw = (act: () => void): void => {
      if (isDry) return;
      doc.save();
      act();
      doc.restore();
    };
    const paragraph = (text: string, box: Box, type: Type): number => {
      if (text === '') return box.y;
      const { size, leading = 1.22 } = type;
      const direction = directionOf(text);
      const lines = linesOf(text, box.width, (part) => lineOf(part, type, direction).width * size);
      let { y } = box;
      for (const line of lines) {
        const baseline = y + size * (0.5 * (leading - 1) + 0.86);
        draw(() => put(lineOf(line, type, direction), box.x, baseline, box, type));
        y += size * leading;
      }
      return y;
    };
    const pen: Pen = {
      dry: dry as Pen,
      write: (text, box, type) =>
        text
          .split(/\r\n|\r|\n/)
          .map(cleanLine)
          .filter((each) => each !== '')
          .reduce((y, each) => paragraph(each, { ...box, y }, type), box.y),
      address: (lines, box, type) =>
        lines.map(cleanAddress).reduce((y, each) => paragraph(each, { ...box, y }, type), box.y),
      width: (text, type) => lineOf(cleanLine(text), type).width * type.size,
      code: (text, box, { label, height = barHeight, size = 10.5, align = 'left' }) => {
        let y = label ? pen.write(label, box, { size: size * 0.93, weight: 'bold', align }) + 2 : box.y;
        const drawn = code128Bars(text);
        if (drawn) {
          const wide = Math.min(widest, box.width / (drawn.modules + (align === 'center' ? 2 * quietZone : quietZone)));
          if (wide >= narrowest) {
            const from = align === 'center' ? box.x + (box.width - wide * drawn.modules) / 2 : box.x;
            draw(() => {
              for (const bar of drawn.bars) doc.rect(from + bar.at * wide, y, bar.width * wide, height);
              doc.fill(ink);
            });
            y += height + 1;
          }
        }
        return pen.write(text, { ...box, y }, { size, weight: 'mono', align, leading: 1.15 });
      },
      rule: ({ x, y, width }, weight, color = ink) =>
        draw(() => {
          doc
            .moveTo(x, y)
            .lineTo(x + width, y)
            .lineWidth(weight)
            .stroke(color);
        }),
      dashes: (from, to) =>
        draw(() => {
          doc.moveTo(from.x, from.y).lineTo(to.x, to.y).lineWidth(0.8).dash(3, { space: 2 }).stroke(ink);
        }),
      upright: (x, from, to, weight) =>
        draw(() => {
          doc.moveTo(x, from).lineTo(x, to).lineWidth(weight).stroke(ink);
        }),
      frame: ({ x, y, width, height }, weight) =>
        draw(() => {
          doc
            .lineWidth(weight)
            .rect(x + weight / 2, y + weight / 2, width - weight, height - weight)
            .stroke(ink);
        }),
      fill: ({ x, y, width, height }, color) =>
        draw(() => {
          doc.rect(x, y, width, height).fill(color);
        }),
      tick: (x, y, size) =>
        draw(() => {
          doc.lineWidth(1).rect(x, y, size, size).stroke(ink);
        }),
    };
    if (isDry) pen.dry = pen;
    return pen;
  };
  return make(false, make(true));
}
