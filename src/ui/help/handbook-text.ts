/** A page of the handbook as it reaches the browser: a tree of what it may hold, never HTML. */
export interface HandbookText {
  title: string;
  lead: HandbookInline[];
  blocks: HandbookBlock[];
}

/** A part of a sentence; bold is a name on the screen. */
export type HandbookInline =
  | string
  | { kind: 'strong' | 'em' | 'code'; text: HandbookInline[] }
  | { kind: 'link'; href: string; text: HandbookInline[] };

/** A part of a page. */
export type HandbookBlock =
  | { kind: 'heading'; depth: 2 | 3; id: string; text: HandbookInline[] }
  | { kind: 'paragraph'; text: HandbookInline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; isOrdered: boolean; items: HandbookBlock[][] }
  | { kind: 'table'; head: HandbookInline[][]; rows: HandbookInline[][][] };

/** What a page is found by. */
export interface HandbookEntry {
  title: string;
  headings: string[];
  text: string;
}
