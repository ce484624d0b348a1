/** Views of the request lists that are shared: filters and order under a name, for a library or for everybody. */
import type { Side } from '../../../domain/tables.js';
import type { Actor } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface ListView {
  id: string;
  side: Side;
  name: string;
  /** What stands after the `?` of the list: its filters, words and order. */
  search: string;
  /** Whose it is; absent: everybody's. */
  library?: string;
  /** Codes of the desks at which the list begins with it; a desk begins with one at most. */
  opensAt: string[];
  changedAt: string;
  changedBy: string;
}
export type ListViewDraft = Pick<ListView, 'side' | 'name' | 'search' | 'library'> & { opensAt?: string[] };
export type ListViewChange = Partial<Pick<ListView, 'name' | 'search' | 'opensAt'>>;

export interface ListViewRecords {
  /** By side and name. Of these libraries and everybody's; without them all. */
  list(libraries?: readonly string[]): Promise<ListView[]>;
  read(id: string): Promise<ListView | undefined>;
  add(draft: ListViewDraft, by: Actor): Promise<Outcome<ListView>>;
  change(id: string, change: ListViewChange, by: Actor): Promise<Outcome<ListView>>;
  remove(id: string): Promise<Outcome<undefined>>;
}

/** As many views as a side may have: a menu is no archive. */
export const listViewsAtMost = 100;
