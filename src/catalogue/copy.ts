/** A copy or a set of copies of a title somewhere, as a catalogue tells of it. */

/**
 * `available`: a copy is in its place. `notAvailable`: owned, but all are out or may not leave. `held`: owned, and
 * nothing is said about where it is now. `online`: nothing that could travel.
 */
export const bibCopyStatuses = ['available', 'notAvailable', 'held', 'online'] as const;
export type BibCopyStatus = (typeof bibCopyStatuses)[number];

export interface Copy {
  /** The symbol of an institution, where one catalogue tells of many. */
  symbol?: string;
  library?: string;
  location?: string;
  callNumber?: string;
  barcode?: string;
  /** Which volumes or years, in words. */
  summary?: string;
  /** The kind of item by its own system, which may decide whether it is lent. */
  policy?: string;
  status: BibCopyStatus;
  /** When it is due back, as it is written. */
  due?: string;
  /** When it was acquired, as it is written. */
  since?: string;
  /** The record's own number at that institution, where it differs. */
  recordId?: string;
}

/** A copy without what is not said. */
export const copy = (said: { [K in keyof Copy]: Copy[K] | undefined } & { status: BibCopyStatus }): Copy =>
  Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined && value !== ''),
  ) as unknown as Copy;
