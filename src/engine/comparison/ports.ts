/** What a comparison reads of this node's database. */
import type { ClosedDays, SharedRequestFacts } from '../../domain/agreement/facts.js';
import type { Page } from '../model/actor.js';

/** Which shared requests are read. */
export interface SharedFilter {
  /** Only those that are open, or changed since then. */
  since?: Date | undefined;
  /** Only those with these ids. */
  request?: readonly string[] | undefined;
  after?: string | undefined;
  limit: number;
}

export interface ComparisonStore {
  /** By conversation, the oldest first. */
  sharedRequests(filter: SharedFilter): Promise<Page<SharedRequestFacts>>;
  /** Closures of the libraries that share resources which end on this day or later, earliest first. */
  closures(today: string): Promise<ClosedDays[]>;
  /** Of these partners: since when the last call was refused because of its credentials. */
  refusedSince(partners: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
