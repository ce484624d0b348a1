/** Shapes of what is written down about a partner. */

/** `days`: after business days; `interestDate`: on the date the request is needed by; `never`. */
export const expiryTypes = ['days', 'interestDate', 'never'] as const;
export type ExpiryType = (typeof expiryTypes)[number];

export const addressUses = ['shipping', 'returns', 'billing', 'claims', 'orders', 'office', 'all'] as const;
export type AddressUse = (typeof addressUses)[number];

export interface PartnerAddress {
  uses: AddressUse[];
  line1: string;
  line2?: string;
  locality?: string;
  postalCode?: string;
  region?: string;
  country?: string;
  note?: string;
  preferred?: boolean;
}

export interface PartnerContact {
  name: string;
  /** What to turn to them for: questions, invoices, the system. */
  role?: string;
  email?: string;
  phone?: string;
  preferred?: boolean;
}

/** Days on which it is closed, both included, `YYYY-MM-DD`. */
export interface ClosedPeriod {
  from: string;
  until: string;
  note?: string;
}

export interface PartnerNote {
  text: string;
  /** When and by whom it was written; the node fills them in. */
  at?: string;
  by?: string;
}

/** New notes get their writer and moment; those that were there keep theirs. */
export function signedNotes(
  said: readonly PartnerNote[],
  before: readonly PartnerNote[],
  by: string,
  now: Date,
): PartnerNote[] {
  return said.map(({ text }) => before.find((note) => note.text === text) ?? { text, at: now.toISOString(), by });
}
