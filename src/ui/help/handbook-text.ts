/** A page of the handbook as it reaches the browser: a tree of what it may hold, never HTML. */
export interface HandbookText {
  title: string;
  lead: Inline[];
  blocks: Block[];
}

/** A part of a sentence; bold is a name on the screen. */
export type Inline =
  | string
  | { kind: 'strong' | 'em' | 'code'; text: Inline[] }
  | { kind: 'link'; href: string; text: Inline[] };

/** A part of a page. */
export type Block =
  | { kind: 'heading'; depth: 2 | 3; id: string; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; isOrdered: boolean; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] };

/** What a page is found by. */
export interface HandbookEntry {
  title: string;
  headings: string[];
  text: string;
}
