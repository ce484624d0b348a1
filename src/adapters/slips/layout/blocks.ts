/** Parts that several papers have in common. */
import type { AddressBlock, Labelled, SlipContent } from '../content/content.js';
import { hairline, type Pen, quietInk, shade } from '../pen.js';
import type { FlowSection } from './flow.js';

export interface Column {
  x: number;
  width: number;
}

/** The name of the slip, whose it is, and a heavy rule. */
export const heading =
  (content: SlipContent, { x, width }: Column): FlowSection =>
  (pen, y) => {
    const side = Math.min(width * 0.45, 230);
    const own = { x: x + width - side, width: side };
    const left = width - side - 12;
    const size = fittingSize(pen, content.heading, left, [22, 20, 18, 16]);
    const name = pen.write(content.heading, { x, y, width: left }, { size, weight: 'bold', leading: 1.1 });
    let right = y + 1;
    if (content.own) right = pen.write(content.own, { ...own, y: right }, { size: 11, weight: 'bold', align: 'right' });
    if (content.at) right = pen.write(content.at, { ...own, y: right }, { size: 10.5, align: 'right' });
    const end = Math.max(name, right) + 7;
    pen.rule({ x, y: end, width }, 2.2);
    return end + 1;
  };

export const paragraph =
  (text: string, { x, width }: Column, type: Parameters<Pen['write']>[2]): FlowSection =>
  (pen, y) =>
    pen.write(text, { x, y, width }, type);

/** The largest size of those at which a text is on one line; the smallest may take more. */
export function fittingSize(pen: Pen, text: string, width: number, sizes: readonly [number, ...number[]]): number {
  const smallest = sizes.at(-1) ?? sizes[0];
  return sizes.find((size) => pen.width(text, { size, weight: 'bold' }) <= width) ?? smallest;
}

export const titleAndAbout =
  ({ title, about }: SlipContent, { x, width }: Column, size: number): FlowSection =>
  (pen, y) =>
    about.reduce(
      (at, line) => pen.write(line, { x, y: at, width }, { size: Math.min(12, size) }),
      pen.write(title, { x, y, width }, { size, weight: 'bold', leading: 1.17 }) + 1,
    );

/** A name and what it is, with a thin line below. */
export const factRow =
  ({ label, text }: Labelled, { x, width }: Column, share = 0.32): FlowSection =>
  (pen, y) => {
    const left = width * share;
    const end = Math.max(
      pen.write(label, { x, y: y + 3, width: left - 6 }, { size: 10.5, color: quietInk }),
      pen.write(text, { x: x + left, y: y + 3, width: width - left }, { size: 11, weight: 'semibold' }),
    );
    pen.rule({ x, y: end + 3, width }, 0.5, hairline);
    return end + 3;
  };

/** Note by note on a grey ground with a heavy edge; a long one goes on in a further block. */
export function noteBlocks(notes: readonly Labelled[], { x, width }: Column): FlowSection[] {
  return notes.flatMap(({ label, text }) => {
    const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
    const blocks: string[] = [];
    for (let at = 0; at < lines.length; at += linesInBlock) blocks.push(lines.slice(at, at + linesInBlock).join('\n'));
    return blocks.map((block, at): FlowSection => {
      const inner = { x: x + 14, width: width - 24 };
      const write = (pen: Pen, y: number) => {
        const name = { size: 11, weight: 'bold' as const };
        const note = { size: 11 };
        if (at > 0) return pen.write(block, { ...inner, y }, note);
        const wide = pen.width(label, name) + 5;
        const isOneLine = blocks.length === 1 && lines.length === 1 && wide + pen.width(block, note) <= inner.width;
        const below = pen.write(label, { ...inner, y }, name);
        if (isOneLine) return pen.write(block, { x: inner.x + wide, width: inner.width - wide, y }, note);
        return pen.write(block, { ...inner, y: below }, note);
      };
      return (pen, y) => {
        const end = write(pen.dry, y + 6) + 6;
        pen.fill({ x, y, width, height: end - y }, shade);
        pen.fill({ x, y, width: 4, height: end - y }, '#000000');
        write(pen, y + 6);
        return end + 7;
      };
    });
  });
}
const linesInBlock = 12;

export const addressFrame =
  (
    { label, lines }: AddressBlock,
    { x, width }: Column,
    { label: labelSize, name, rest, edge, inset }: AddressLook,
  ): FlowSection =>
  (pen, y) => {
    const inner = { x: x + inset, width: width - 2 * inset };
    const [first = '', ...others] = short(lines);
    const write = (at: Pen) => {
      let below = at.write(label, { ...inner, y: y + inset * 0.75 }, { size: labelSize, weight: 'bold' }) + 1;
      below = at.address([first], { ...inner, y: below }, { size: name, weight: 'bold', leading: 1.18 });
      return at.address(others, { ...inner, y: below }, { size: rest, leading: 1.3 }) + inset * 0.75;
    };
    const end = write(pen.dry);
    pen.frame({ x, y, width, height: end - y }, edge);
    write(pen);
    return end;
  };
export interface AddressLook {
  label: number;
  name: number;
  rest: number;
  edge: number;
  inset: number;
}

const mostLines = 7;
/** An address of many lines keeps its words, on fewer. */
const short = (lines: readonly string[]): string[] =>
  lines.length <= mostLines ? [...lines] : [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join(', ')];

/** Terms side by side in one frame. */
export const termsFrame =
  (terms: readonly Labelled[], { x, width }: Column): FlowSection =>
  (pen, y) => {
    const each = width / terms.length;
    const write = (at: Pen) =>
      Math.max(
        ...terms.map(({ label, text }, place) => {
          const inner = { x: x + place * each + 10, width: each - 16 };
          const below = at.write(label, { ...inner, y: y + 7 }, { size: 10, color: quietInk });
          return at.write(text, { ...inner, y: below }, { size: 13, weight: 'bold', leading: 1.15 });
        }),
      );
    const end = write(pen.dry) + 8;
    pen.frame({ x, y, width, height: end - y }, 1.5);
    for (let place = 1; place < terms.length; place += 1) pen.upright(x + place * each, y, end, 0.8);
    write(pen);
    return end;
  };

/** Bar codes in rows. */
export function codeRows(codes: readonly Labelled[], { x, width }: Column, columns: number): FlowSection[] {
  const space = 24;
  const each = (width - space * (columns - 1)) / columns;
  const rows: FlowSection[] = [];
  for (let at = 0; at < codes.length; at += columns) {
    const row = codes.slice(at, at + columns);
    rows.push(
      (pen, y) =>
        Math.max(
          ...row.map(({ label, text }, place) =>
            pen.code(text, { x: x + place * (each + space), y, width: each }, { label }),
          ),
        ) + 6,
    );
  }
  return rows;
}

/** Boxes for the pen, as many in a row as fit. */
export const tickRow =
  (boxes: readonly string[], { x, width }: Column): FlowSection =>
  (pen, y) => {
    if (boxes.length === 0) return y;
    const size = 11;
    const box = 11;
    let at = x;
    let line = y;
    for (const [place, text] of boxes.entries()) {
      const isLast = place === boxes.length - 1;
      const wide = box + 6 + pen.width(text, { size }) + (isLast ? 80 : 0);
      if (at > x && at + wide > x + width) {
        at = x;
        line += 20;
      }
      pen.tick(at, line + 1.5, box);
      pen.write(text, { x: at + box + 6, y: line, width }, { size });
      if (isLast) pen.rule({ x: at + wide - 76, y: line + 12.5, width: 76 }, 0.6);
      at += wide + 18;
    }
    return line + 20;
  };
