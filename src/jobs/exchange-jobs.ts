import type { Job } from './job.js';

/** What the jobs of the exchange call. */
export interface ExchangeWork {
  watchDeadlines(now: Date): Promise<unknown>;
  /** Whether that could find anything. */
  areDeadlinesDue(): Promise<boolean>;
  /** Removes rows of the past: slots of jobs, records of sign-ins. */
  tidy(now: Date): Promise<unknown>;
  /** Removes texts of messages, refused messages and records of calls that are older than they are kept. */
  forgetMessages(now: Date): Promise<unknown>;
}

export const exchangeJobs = (work: ExchangeWork): Job[] => [
  {
    name: 'watch-deadlines',
    at: '*/5 * * * * *',
    isDue: () => work.areDeadlinesDue(),
    runOnce: (now) => work.watchDeadlines(now),
  },
  {
    name: 'tidy',
    at: '0 30 3 * * *',
    catchUp: true,
    runOnce: (now) => work.tidy(now),
  },
  {
    name: 'forget-messages',
    at: '0 50 3 * * *',
    catchUp: true,
    runOnce: (now) => work.forgetMessages(now),
  },
];
