/** Which partners are still to be notified of closures: the job's view of it. */
import type { ClosureNews } from '../../../domain/fulfilment/closure-news.js';
import type { DueRequest } from '../store.js';

export interface ClosureNotice {
  id: string;
  closure: string;
  library: string;
  news: ClosureNews;
  /** Local dates, both included. */
  from: string;
  until: string;
  /** The request told last on this walk; `0` at its beginning. */
  after: string;
}

export interface ClosureNotices {
  /** Those that are not all told, oldest first, a page at a time. */
  open(): Promise<ClosureNotice[]>;
  /** Lending requests beyond `after`, by id, that were in our hands when the notice was made, are still, and are not told of it. */
  concerned(notice: ClosureNotice, after: string, limit: number): Promise<DueRequest[]>;
  goOn(id: string, after: string, told: number): Promise<void>;
  finish(id: string): Promise<void>;
}
