/** A whole sheet: an address to ship by, what is in the parcel, and what stays with the item. */
import type { SlipContent } from '../content/content.js';
import type { PageSize } from '../papers.js';
import { hairline, type Pen, quietInk } from '../pen.js';
import {
  type AddressLook,
  addressFrame,
  type Column,
  codeRows,
  factRow,
  heading,
  noteBlocks,
  termsFrame,
  titleAndAbout,
} from './blocks.js';
import { type FlowSection, flow, gap, heightOf } from './flow.js';
import { leadAndDay } from './half.js';

const there: AddressLook = { label: 10.5, name: 20, rest: 16, edge: 1.5, inset: 14 };
const home: AddressLook = { label: 15, name: 28, rest: 20, edge: 3, inset: 19 };
const sender: AddressLook = { label: 9.5, name: 13, rest: 11, edge: 1.5, inset: 13 };

function sectionsOf(content: SlipContent, column: Column, size: number): FlowSection[] {
  const { to, from, parcel, isReturn, lead, day, terms, facts, codes, notes } = content;
  const half = { x: column.x, width: column.width * 0.53 };
  const beside = { x: half.x + half.width + 14, width: column.width - half.width - 14 };
  return [
    heading(content, column),
    gap(12),
    ...(to ? [addressFrame(to, column, isReturn ? home : there), gap(10)] : []),
    ...(from || parcel.length > 0 ? [fromAndParcel(content, from ? half : undefined, from ? beside : column)] : []),
    gap(12),
    ...(lead || day ? [leadAndDay(content, column), gap(8)] : []),
    titleAndAbout(content, column, size),
    gap(8),
    ...(terms.length > 0 ? [termsFrame(terms, column), gap(10)] : []),
    ...codeRows(codes, column, 2),
    gap(4),
    ...noteBlocks(notes, column),
    ...facts.map((fact) => factRow(fact, column, 0.2)),
  ];
}

const fromAndParcel =
  ({ from, parcel }: SlipContent, half: Column | undefined, beside: Column): FlowSection =>
  (pen, y) => {
    const end = from && half ? addressFrame(from, half, sender)(pen, y) : y;
    const write = (at: Pen, top: number) =>
      parcel.reduce((below, { label, text }) => {
        const wide = at.width(`${label} `, { size: 11.5 });
        at.write(label, { ...beside, y: below }, { size: 11.5, color: quietInk });
        const inner = { x: beside.x + wide + 3, width: beside.width - wide - 3 };
        return at.write(text, { ...inner, y: below }, { size: 11.5, weight: 'bold' }) + 3;
      }, top);
    const height = write(pen.dry, 0);
    return Math.max(end, write(pen, Math.max(y, (y + end - height) / 2)));
  };

/** Cut off, it goes with the item: where home is, until when, and the item's bar code. */
const staying =
  ({ label, to, day, code }: NonNullable<SlipContent['stays']>, { x, width }: Column, pageWidth: number): FlowSection =>
  (pen, y) => {
    const size = 9.5;
    const wide = pen.width(label, { size });
    pen.dashes({ x: 0, y: y + 6 }, { x: x - 6, y: y + 6 });
    pen.write(label, { x: x + 2, y, width }, { size });
    pen.dashes({ x: x + wide + 10, y: y + 6 }, { x: pageWidth, y: y + 6 });
    const top = y + 22;
    const left = { x, width: width * 0.64 };
    const right = { x: x + left.width + 22, width: width - left.width - 22 };
    const look = { label: 15, name: 19, rest: 14.5, edge: 3, inset: 16 };
    const end = addressFrame(to, left, look)(pen, top);
    let below = top;
    if (day) {
      below = pen.write(day.label, { ...right, y: below }, { size: 10.5 });
      below = pen.write(day.text, { ...right, y: below }, { size: 22, weight: 'bold', leading: 1.2 }) + 5;
    }
    if (code) below = pen.code(code.text, { ...right, y: below }, { label: code.label });
    return Math.max(end, below);
  };

/** `turn` begins a further page of this slip. */
export function drawFull(pen: Pen, content: SlipContent, page: PageSize, turn: () => void): void {
  const { width, height, edge } = page;
  const column = { x: edge, width: width - 2 * edge };
  const bottom = height - edge;
  const foot = content.stays ? [staying(content.stays, column, width)] : [];
  const footHeight = heightOf(foot, pen) + (content.foot ? 24 : 0);
  const room = bottom - footHeight - (footHeight > 0 ? 12 : 0);
  const size = [17, 15, 13, 11].find((each) => heightOf(sectionsOf(content, column, each), pen, edge) <= room) ?? 13;
  const again = () => {
    turn();
    const small = { size: 10, color: quietInk };
    const from = [content.heading, content.number].filter(Boolean).join(' · ');
    return pen.write(from, { x: column.x, y: edge, width: column.width }, small) + 8;
  };
  const end = flow(sectionsOf(content, column, size), pen, edge, bottom, again);
  if (end > room && footHeight > 0) again();
  if (content.stays) staying(content.stays, column, width)(pen, bottom - footHeight);
  if (content.foot) {
    pen.rule({ x: column.x, y: bottom - 18, width: column.width }, 0.5, hairline);
    pen.write(content.foot, { x: column.x, y: bottom - 13, width: column.width * 0.7 }, { size: 9.5 });
    if (content.number)
      pen.write(content.number, { x: column.x, y: bottom - 13, width: column.width }, { size: 9.5, align: 'right' });
  }
}
