/** What slips are printed on, and how a patron is told apart on them. */

export const papers = ['letter', 'a4', 'receipt', 'labels'] as const;
export type Paper = (typeof papers)[number];

/** Pull, shipping and return slips are made for a sheet. */
export const sheetPapers = ['letter', 'a4', 'receipt'] as const;
/** Slips that stand on the shelf or in the book are made for a receipt printer; a library without one prints them on a sheet. */
export const smallPapers = ['receipt', 'letter', 'a4'] as const;

/** The end of the card's number, `A. T.`, `Tremblay A.`, or nothing. */
export const patronForms = ['cardEnd', 'initials', 'surname', 'none'] as const;
export type PatronForm = (typeof patronForms)[number];

/** `4 × 2 in` labels, two columns of five. */
export const labelsOnSheet = 10;

/** So many slips at once: what a person carries, and a few seconds of drawing. */
export const slipsAtOnce = 200;
