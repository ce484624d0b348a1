import type { Finding } from './row.js';

export const circulation: readonly Finding[] = [
  {
    code: 'FG1',
    says: 'The parcel of a partner that was passed over was received as another library’s, and went home to the wrong one.',
  },
  { code: 'FG2', says: 'Sending two of three volumes home told the lender that the lost third was found.' },
  { code: 'FG3', says: 'After a hold expired every page still said to lend the item to the patron.' },
  { code: 'FG4', says: 'A damaged item closed its own case at check-in.' },
  { code: 'FG5', says: 'A lost book that came back after its loan was deleted got no answer, and its fee stayed.' },
  { code: 'FG6', says: 'A loss by the overdue profile asked nobody to tell the lender.' },
  { code: 'FG7', says: 'The patron’s due date had no allowance for the hold shelf.' },
  { code: 'FG8', says: 'Desks of different libraries were not told apart in Return Items and in the print queue.' },
  { code: 'FG9', says: 'The pile of scans made without a connection dropped the oldest beyond 300.' },
  {
    code: 'FG10',
    says: 'A computer that slept walked through every job that it had missed, and answered nobody meanwhile.',
  },
  { code: 'FG11', says: 'A copy on paper could not be shipped.' },
  {
    code: 'FG12',
    says: 'Smaller faults of the counter: typed text lost by Back, names of the program in refusals, a silenced return, a fee paid twice over.',
  },
];
