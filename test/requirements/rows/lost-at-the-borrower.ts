import type { Requirement } from '../row.js';

export const lostAtTheBorrower: readonly Requirement[] = [
  {
    number: 59,
    says: 'A courtesy notice goes out some days before the due date.',
    shownBy: 'the first line of the overdue profile',
  },
  {
    number: 60,
    says: 'Overdue notices go out on the days that the library has set, such as 0, 7 and 14.',
    shownBy: 'the overdue profile and the letters it writes',
  },
  {
    number: 61,
    says: 'After the last notice the item is lost, the replacement cost is charged and the patron is blocked.',
    shownBy: 'the last line of the overdue profile',
  },
  {
    number: 62,
    says: 'What is lost or damaged before it is billed is told to the lender by a general message.',
    shownBy: 'General Message, and Report lost, which says it as a record',
  },
  {
    number: 63,
    says: 'Change Status sets ticked requests to Reported lost item to partner.',
    shownBy: 'Change Status for one request and for many',
    onScreen: true,
  },
  {
    number: 64,
    says: 'The lender answers with the reason, the cost and the way of invoicing, and that stands out.',
    shownBy: 'the lost case between nodes, and the active message to others',
  },
  {
    number: 65,
    says: 'Staff find the loan among all loans of the patron, and set a replacement cost where the terms of use have none.',
    shownBy: 'the loans of a patron, and the fee that is named when the loan is declared lost',
    onScreen: true,
  },
  {
    number: 66,
    says: 'Declaring the loan lost marks it and writes to the patron.',
    shownBy: 'Lost on a loan, with fee, block and letter',
  },
  {
    number: 67,
    says: 'The lender’s active note is dismissed once it is read.',
    shownBy: 'Dismiss on a note',
    onScreen: true,
  },
  {
    number: 68,
    says: 'Change Status sets the request to Declared lost by partner.',
    shownBy: 'Change Status',
  },
  {
    number: 69,
    says: 'A loan that became lost without a fee is found first and declared lost again.',
    shownBy: 'Found on a loan, and Lost once more',
  },
  {
    number: 70,
    says: 'What was lost on its way or by staff has no patron steps.',
    shownBy: 'the lost case of an item that never came',
  },
  {
    number: 71,
    says: 'Deleting the loan takes it off the patron’s record and keeps the fee.',
    shownBy: 'Delete loan',
  },
  {
    number: 72,
    says: 'An item that comes back before payment has its fee waived; after payment the fee stands.',
    shownBy: 'fees at the return, and the lost case that keeps both dates',
  },
  {
    number: 73,
    says: 'A general message tells the lender that payment is sent.',
    shownBy: 'General Message, and Fee paid, which says it as a record',
  },
  {
    number: 74,
    says: 'Change Status sets the request to Request completed.',
    shownBy: 'Change Status for one request and for many',
  },
];
