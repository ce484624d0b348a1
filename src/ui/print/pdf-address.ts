import type { Query } from '../api/client.js';

export type PaperWish = Pick<NonNullable<Query<'/letters.pdf'>>, 'paper' | 'startLabel'>;

/** Where the slips are one PDF, in this order. A browser opens it in a tab of its own and prints it from there. */
export function pdfAddress(letters: readonly { id: string }[], { paper, startLabel }: PaperWish = {}): string {
  const asked = new URLSearchParams(letters.map(({ id }) => ['ids', id]));
  if (paper) asked.set('paper', paper);
  if (paper === 'labels' && startLabel) asked.set('startLabel', String(startLabel));
  return `/api/v1/letters.pdf?${asked}`;
}
