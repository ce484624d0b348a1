/** Half a sheet: two slips are cut in one stroke. */
import type { SlipContent } from '../content/content.js';
import { type Pen, quietInk } from '../pen.js';
import { type Column, codeRows, factRow, fittingSize, heading, noteBlocks, tickRow, titleAndAbout } from './blocks.js';
import { drawAll, type FlowSection, gap, heightOf } from './flow.js';

/** What to fetch, on the left; by when, on the right. */
export const leadAndDay =
  ({ lead, day }: SlipContent, { x, width }: Column): FlowSection =>
  (pen, y) => {
    const dayWidth = day ? Math.max(110, pen.width(day.text, { size: 19, weight: 'bold' }) + 4) : 0;
    const left = width - dayWidth - (day ? 14 : 0);
    let end = y;
    if (lead) {
      const size = fittingSize(pen, lead.text, left, [26, 22, 18, 15]);
      end = pen.write(lead.label, { x, y, width: left }, { size: 10, color: quietInk });
      end = pen.write(lead.text, { x, y: end, width: left }, { size, weight: 'bold', leading: 1.12 });
      if (lead.detail) end = pen.write(lead.detail, { x, y: end, width: left }, { size: 13, weight: 'semibold' });
    }
    if (day) {
      const at = { x: x + width - dayWidth, width: dayWidth };
      const below = pen.write(day.label, { ...at, y }, { size: 10.5, align: 'right' });
      end = Math.max(
        end,
        pen.write(day.text, { ...at, y: below }, { size: 19, weight: 'bold', align: 'right', leading: 1.15 }),
      );
    }
    return end;
  };

const sectionsOf = (content: SlipContent, column: Column, size: number): FlowSection[] => {
  const codeWidth = Math.min(196, column.width * 0.38);
  const codes = { x: column.x + column.width - codeWidth, width: codeWidth };
  const facts = { x: column.x, width: column.width - codeWidth - 26 };
  const left = content.facts.map((fact) => factRow(fact, facts));
  const right = codeRows(content.codes, codes, 1);
  return [
    heading(content, column),
    gap(5),
    leadAndDay(content, column),
    gap(5),
    titleAndAbout(content, column, size),
    gap(5),
    (pen, y) => Math.max(drawAll(left, pen, y), drawAll(right, pen, y + 1)),
    gap(5),
    ...noteBlocks(content.notes, column),
    tickRow(content.boxes, column),
  ];
};

/** False, and nothing is drawn, when it does not fit into its half. */
export function drawHalf(pen: Pen, content: SlipContent, column: Column, top: number, height: number): boolean {
  for (const size of [17, 15, 13, 12, 11, 10]) {
    const sections = sectionsOf(content, column, size);
    if (heightOf(sections, pen, top) > top + height) continue;
    drawAll(sections, pen, top);
    return true;
  }
  return false;
}

/** The same on a whole sheet, for what has many volumes or a long note. */
export const unfolded = (content: SlipContent, column: Column): FlowSection[] => [
  heading(content, column),
  gap(8),
  leadAndDay(content, column),
  gap(8),
  titleAndAbout(content, column, 15),
  gap(6),
  ...content.facts.map((fact) => factRow(fact, column)),
  gap(10),
  ...codeRows(content.codes, column, 2),
  gap(4),
  tickRow(content.boxes, column),
  ...noteBlocks(content.notes, column),
];
