import type { Thing } from '../api/client.js';

export type Loan = Thing<'LoanView'>;
/** What changes with a loan. */
export const withLoans = [
  '/loans',
  '/fees',
  '/patrons/{id}',
  '/hold-shelf',
  '/requests',
  '/work',
  '/work/counts',
] as const;
