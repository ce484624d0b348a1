/** Sizes of paper, in points, and the edge that a printer leaves. */
import type { Paper } from '../../domain/letters/papers.js';
import { millimetre } from './pen.js';

export interface PageSize {
  width: number;
  height: number;
  edge: number;
}

const edge = 14 * millimetre;

/** A roll has no height: a page is as long as its slip. */
export const pageSizes: Record<Exclude<Paper, 'receipt'>, PageSize> = {
  letter: { width: 612, height: 792, edge },
  a4: { width: 210 * millimetre, height: 297 * millimetre, edge },
  labels: { width: 612, height: 792, edge: 0 },
};

/** 80 mm, of which a printer reaches 72. */
export const receipt = { width: 80 * millimetre, edge: 4 * millimetre };

/** `4 × 2 in`, two columns of five on a Letter sheet. */
export const label = { width: 288, height: 144, left: 11.25, top: 36, gap: 13.5, columns: 2, rows: 5 };
