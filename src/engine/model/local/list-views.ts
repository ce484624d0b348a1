/** Views of the request lists that are shared: filters and order under a name, for a library or for everybody. */
import type { ListView, ListViewChange, ListViewDraft } from '../../../contract/list-view-operations.js';
import type { Actor } from '../actor.js';
import type { Outcome } from './outcome.js';

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
