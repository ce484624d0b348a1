/** Every requirement of the staff workflows, R1–R126: what it says, and where it is shown. */
import type { Requirement } from './row.js';
import { borrowingLists } from './rows/borrowing-lists.js';
import { creating } from './rows/creating.js';
import { deciding } from './rows/deciding.js';
import { gettingBack } from './rows/getting-back.js';
import { lendingLists } from './rows/lending-lists.js';
import { lostAtTheBorrower } from './rows/lost-at-the-borrower.js';
import { receiving } from './rows/receiving.js';
import { renewingAndReturning } from './rows/renewing-and-returning.js';
import { throughout } from './rows/throughout.js';

export const chapters: readonly { title: string; rows: readonly Requirement[] }[] = [
  { title: 'Creating a request', rows: creating },
  { title: 'Borrowing: seeing, approving, sending, asking the patron', rows: borrowingLists },
  { title: 'Borrowing: receiving, hold shelf and loan', rows: receiving },
  { title: 'Borrowing: renewing and returning', rows: renewingAndReturning },
  { title: 'Borrowing: overdue and lost', rows: lostAtTheBorrower },
  { title: 'Lending: seeing and assigning', rows: lendingLists },
  { title: 'Lending: deciding, fetching and shipping', rows: deciding },
  { title: 'Lending: back, overdue, lost', rows: gettingBack },
  { title: 'Throughout', rows: throughout },
];

export const requirements: readonly Requirement[] = chapters.flatMap(({ rows }) => rows);
