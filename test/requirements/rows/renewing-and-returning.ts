import type { Requirement } from '../row.js';

export const renewingAndReturning: readonly Requirement[] = [
  {
    number: 47,
    says: 'Nothing renews by itself unless the library has set it up; else the lender is asked.',
    shownBy: 'mediated and automatic wishes of patrons, and the setting that renews within the lender’s date',
  },
  {
    number: 48,
    says: 'Staff ask for a renewal from the row, at the resource sharing desk.',
    shownBy: 'Request Renewal, and a patron’s wish that staff pass on',
    onScreen: true,
  },
  {
    number: 49,
    says: 'The wish proposes fourteen days after the due date, and takes a note to the partner and one that stays here.',
    shownBy: 'the fields of Request Renewal',
  },
  {
    number: 50,
    says: 'The status goes from the loan to Renew requested and on to Renewed by partner, or to the refusal.',
    shownBy: 'both answers between two nodes',
  },
  {
    number: 51,
    says: 'A recall by the lender reaches the patron where the library wishes it.',
    shownBy: 'the nearer due date and the notice that is written',
  },
  {
    number: 52,
    says: 'No renewal is sure before the lender has said yes.',
    shownBy: 'the date, which stays until the answer',
  },
  {
    number: 53,
    says: 'A renewal beyond forty-two days is refused without staff.',
    shownBy: 'the borrower that does not ask, and the lender that refuses',
  },
  {
    number: 54,
    says: 'A borrowed item is checked in by Return Items or Scan In.',
    shownBy: 'the return by barcode and by scan',
    onScreen: true,
  },
  {
    number: 55,
    says: 'On its way home, the temporary records of the item are removed.',
    shownBy: 'items, holds and their removal',
  },
  {
    number: 56,
    says: 'The lender is told Returned.',
    shownBy: 'the message, which waits as long as undo may call it back',
  },
  {
    number: 57,
    says: 'The return slip goes in the parcel.',
    shownBy: 'the slip that every return writes',
  },
  {
    number: 58,
    says: 'Once the parcel has left, borrowing waits for the lender’s check-in alone.',
    shownBy: 'Returned item to partner, completed by the check-in',
  },
];
