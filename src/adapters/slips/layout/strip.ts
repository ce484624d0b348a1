/** A strip from a receipt printer, 72 mm wide, as long as it has to be. */
import type { Labelled, SlipContent } from '../content/content.js';
import { hairline, quietInk } from '../pen.js';
import { addressFrame, type Column, fittingSize, noteBlocks, paragraph, tickRow, titleAndAbout } from './blocks.js';
import { type FlowSection, gap } from './flow.js';

const there = { label: 10, name: 15, rest: 12, edge: 1.5, inset: 9 };
const home = { label: 13, name: 17, rest: 13, edge: 2.5, inset: 10 };
const sender = { label: 9, name: 11.5, rest: 10.5, edge: 0.8, inset: 8 };

const rule =
  ({ x, width }: Column): FlowSection =>
  (pen, y) => {
    pen.rule({ x, y: y + 5, width }, 1.5);
    return y + 11;
  };

const lead =
  ({ lead: large }: SlipContent, { x, width }: Column): FlowSection =>
  (pen, y) => {
    if (!large) return y;
    const size = fittingSize(pen, large.text, width, [30, 26, 22, 18]);
    const top = large.label ? pen.write(large.label, { x, y, width }, { size: 11 }) : y;
    const end = pen.write(large.text, { x, y: top, width }, { size, weight: 'bold', leading: 1.12 });
    return large.detail ? pen.write(large.detail, { x, y: end, width }, { size: 11.5 }) : end;
  };

const day =
  ({ day: named }: SlipContent, { x, width }: Column): FlowSection =>
  (pen, y) => {
    if (!named) return y;
    const below = pen.write(named.label, { x, y: y + 3, width }, { size: 11 });
    return pen.write(named.text, { x, y: below, width }, { size: 22, weight: 'bold', leading: 1.15 });
  };

/** The name left, the fact right; below each other when they do not fit side by side. */
const row =
  ({ label, text }: Labelled, { x, width }: Column): FlowSection =>
  (pen, y) => {
    const name = { size: 10.5, color: quietInk };
    const fact = { size: 10.5, weight: 'bold' as const, align: 'right' as const };
    pen.rule({ x, y, width }, 0.6, hairline);
    const wide = pen.width(label, name) + 10;
    const isBeside = wide + pen.width(text, fact) <= width;
    const below = pen.write(label, { x, y: y + 3, width }, name);
    if (!isBeside) return pen.write(text, { x, y: below, width }, fact) + 3;
    return Math.max(below, pen.write(text, { x: x + wide, y: y + 3, width: width - wide }, fact)) + 3;
  };

const cut =
  (label: string, { x, width }: Column): FlowSection =>
  (pen, y) => {
    pen.dashes({ x, y: y + 8 }, { x: x + width, y: y + 8 });
    return pen.write(label, { x, y: y + 12, width }, { size: 9, align: 'center' }) + 6;
  };

export function stripOf(content: SlipContent, column: Column): FlowSection[] {
  const { to, from, isReturn, stays } = content;
  const code = ({ label, text }: Labelled): FlowSection[] => [
    (pen, y) => pen.code(text, { ...column, y }, { label, align: 'center' }) + 7,
  ];
  return [
    paragraph(content.heading, column, { size: 16, weight: 'bold', leading: 1.12 }),
    paragraph(content.below ?? '', column, { size: 10.5 }),
    paragraph([content.own, content.at].filter(Boolean).join(' · '), column, { size: 9.5, color: quietInk }),
    rule(column),
    lead(content, column),
    day(content, column),
    ...(content.lead || content.day ? [rule(column)] : []),
    ...(to ? [addressFrame(to, column, isReturn ? home : there), gap(7)] : []),
    ...(from ? [addressFrame(from, column, sender), gap(7)] : []),
    titleAndAbout(content, column, 13),
    gap(6),
    ...[...content.facts, ...content.parcel, ...content.terms].map((each) => row(each, column)),
    gap(8),
    ...noteBlocks(content.notes, column),
    ...content.codes.flatMap(code),
    tickRow(content.boxes, column),
    paragraph(content.foot ?? '', column, { size: 9.5 }),
    ...(stays
      ? [
          cut(stays.label, column),
          addressFrame(stays.to, column, home),
          gap(6),
          ...(stays.day ? [row(stays.day, column), gap(6)] : []),
          ...(stays.code ? code(stays.code) : []),
        ]
      : []),
  ];
}
