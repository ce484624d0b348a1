/** What a requirement row says. Numbers are those of the staff workflows, R1–R126. */

/** The parts of the product that come after the work of both desks. */
export const laterParts = {
  staffDesk: 'the screens of the staff desk',
  post: 'delivery of letters and printing',
  patronPages: 'the patron pages and the catalogue search',
} as const;
type LaterPart = keyof typeof laterParts;

interface Words {
  number: number;
  /** The requirement in one sentence. */
  says: string;
}
interface Shown {
  /** What of the product shows it now. */
  shownBy: string;
}
interface Waiting {
  /** The later part that brings it, or the rest of it, and why it is not here. */
  waitsFor: { part: LaterPart; because: string };
}

/** A requirement is shown now, waits, or has a part of each kind; there is none of which nothing is said. */
export type Requirement = Words & ((Shown & Partial<Waiting>) | (Waiting & Partial<Shown>));

const waiting = (part: LaterPart) => (because: string) => ({ part, because });
export const staffDesk = waiting('staffDesk');
export const post = waiting('post');
export const patronPages = waiting('patronPages');
