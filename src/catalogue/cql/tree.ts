/** A query in CQL, as a tree. */

export interface Modifier {
  name: string;
  relation?: string;
  value?: string;
}

export interface Clause {
  kind: 'clause';
  /** As written, with its prefix; nothing when the query named none. */
  index?: string;
  /** `=`, `==`, `<>`, `<`, `<=`, `>`, `>=`, or a name in lower case. */
  relation: string;
  modifiers: Modifier[];
  /** Masks and escapes are still in it. */
  term: string;
}

export interface JoinedClause {
  kind: 'boolean';
  operator: 'and' | 'or' | 'not' | 'prox';
  modifiers: Modifier[];
  left: CqlNode;
  right: CqlNode;
}

export type CqlNode = Clause | JoinedClause;

export interface SortIndex {
  index: string;
  modifiers: Modifier[];
}

export interface CqlQuery {
  root: CqlNode;
  sort: SortIndex[];
  /** Prefixes that the query itself says, with the address of their set. */
  prefixes: Record<string, string>;
}
