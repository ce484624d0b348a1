/** What a slip says, before anybody knows on which paper. Every text is in the slip's language. */

export interface Labelled {
  label: string;
  text: string;
}
export interface AddressBlock {
  label: string;
  lines: string[];
}

export interface SlipContent {
  heading: string;
  /** One sentence below it. */
  below?: string;
  /** Whose slip it is, and since when. */
  own?: string;
  at?: string;
  /** What is read from two metres: a call number, a return date, a patron's card. */
  lead?: Labelled & { detail?: string };
  /** Another day besides it. */
  day?: Labelled;
  /** Where a parcel goes: the largest thing on its slip. */
  to?: AddressBlock;
  /** It goes home: the frame is the heaviest there is. */
  isReturn?: boolean;
  from?: AddressBlock;
  parcel: Labelled[];
  title: string;
  /** Author, publisher, year; then volume, issue, pages. */
  about: string[];
  facts: Labelled[];
  /** Under which conditions it is lent. */
  terms: Labelled[];
  codes: Labelled[];
  notes: Labelled[];
  /** To be ticked with a pen. */
  boxes: string[];
  /** What stays with the item when the rest is cut off. */
  stays?: { label: string; to: AddressBlock; day?: Labelled; code?: Labelled };
  foot?: string;
  /** The number of the request, for whoever looks for it. */
  number?: string;
}
