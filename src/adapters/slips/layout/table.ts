/** A report: a row each, over as many pages as it needs. */
import type { SlipContent } from '../content/content.js';
import { hairline, type Pen, quietInk } from '../pen.js';
import { type Column, heading } from './blocks.js';
import { type FlowSection, flow, gap } from './flow.js';

export interface ReportSheet {
  heading: string;
  own?: string;
  at: string;
  count: string;
  columns: readonly [string, string, string, string];
  rows: readonly SlipContent[];
}

const shares = [0.31, 0.31, 0.19, 0.19];

export function drawTable(
  pen: Pen,
  report: ReportSheet,
  column: Column,
  top: number,
  bottom: number,
  turn: () => number,
): void {
  const places = shares.map((share, at) => ({
    x: column.x + column.width * shares.slice(0, at).reduce((sum, each) => sum + each, 0),
    width: column.width * share - 10,
  }));
  const line =
    (cells: readonly ((at: Pen, place: Column, y: number) => number)[]): FlowSection =>
    (at, y) => {
      const end = Math.max(...cells.map((cell, index) => cell(at, places[index] as Column, y + 5))) + 5;
      at.rule({ x: column.x, y: end, width: column.width }, 0.5, hairline);
      return end;
    };
  const words =
    (text: string, weight: 'regular' | 'bold' = 'regular', detail = '') =>
    (at: Pen, place: Column, y: number) =>
      at.write(
        detail,
        { ...place, y: at.write(text, { ...place, y }, { size: 10.5, weight }) },
        { size: 9.5, color: quietInk },
      );
  const head = line(report.columns.map((name) => words(name, 'bold')));
  const { rows } = report;
  const title = { heading: report.heading, own: report.own, at: `${report.at} · ${report.count}` } as SlipContent;
  flow(
    [
      heading(title, column),
      gap(6),
      head,
      ...rows.map((row) =>
        line([
          (at, place, y) => at.code(row.number ?? '', { ...place, y }, { height: 18, size: 8.5 }),
          words(row.title, 'bold', row.about.join(' · ')),
          words(row.lead?.text ?? '–', 'bold', row.lead?.detail),
          words(row.facts[0]?.text ?? '', 'regular', row.day && `${row.day.label} ${row.day.text}`),
        ]),
      ),
    ],
    pen,
    top,
    bottom,
    () => head(pen, turn()),
  );
}
