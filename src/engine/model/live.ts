/** What desks are sent while they are open. */

import type { ChangeView } from '../../contract/request-views.js';

/** One step of a request, as desks are notified of it. */
export type LiveChange = Omit<ChangeView, 'label'>;

/** The same with what only decides who may read it. */
export interface ReadChange extends LiveChange {
  /** Who did it is a patron. */
  byPatron?: true;
}

/** What was committed between two places. `missed`: that place is too long ago, or too much happened since. */
export interface ChangesRead {
  /** Where to go on: everything that is visible here has been read, nothing that is not. */
  place: string;
  changes: ReadChange[];
  missed: boolean;
}

export interface ChangeSource {
  /** Without `after` only the place of now. `upTo` ends at another place instead of now. */
  read(after?: string, upTo?: string): Promise<ChangesRead>;
}

/** Wakes the node's other processes. Carries ids as a hint; a lost one costs half a second. */
export interface ChangeNotifier {
  notify(ids: readonly string[]): void;
  /** Begins to listen; once. */
  onNotice(handler: () => void): void;
  close(): Promise<void>;
}

export interface Listener {
  /** In order, each once; also with no changes, to say how far the desk is. `missed`: read your lists anew. */
  told(read: ChangesRead): void;
  /** The node stops: no more changes are sent. */
  over(): void;
}

export interface Live {
  /** Begins at `after` when it is given, else now. Returns how to leave. */
  listen(listener: Listener, after?: string): () => void;
  /** The place of now, for who reads first and listens then; `undefined` while the database is away or slow. */
  place(): Promise<string | undefined>;
  /** Requests of these ids were changed by this process. */
  tell(ids: readonly string[]): void;
  close(): Promise<void>;
}
