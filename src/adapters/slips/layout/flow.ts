/** Parts of a slip one below the other, over as many pages as they need. */
import type { Pen } from '../pen.js';

/** Draws itself from a height on and answers where it ends. */
export type FlowSection = (pen: Pen, y: number) => number;

export const heightOf = (sections: readonly FlowSection[], pen: Pen, from = 0): number =>
  sections.reduce((y, section) => section(pen.dry, y), from);

export const drawAll = (sections: readonly FlowSection[], pen: Pen, from: number): number =>
  sections.reduce((y, section) => section(pen, y), from);

/** What does not fit any more begins the next page. */
export function flow(
  sections: readonly FlowSection[],
  pen: Pen,
  top: number,
  bottom: number,
  turn: () => number,
): number {
  let y = top;
  let first = top;
  for (const section of sections) {
    if (section(pen.dry, y) > bottom && y > first) {
      first = turn();
      y = first;
    }
    y = section(pen, y);
  }
  return y;
}

export const gap =
  (height: number): FlowSection =>
  (_pen, y) =>
    y + height;
