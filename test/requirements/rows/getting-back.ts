import type { Requirement } from '../row.js';

export const gettingBack: readonly Requirement[] = [
  {
    number: 107,
    says: 'Scan In completes the loan.',
    shownBy: 'the scan of one item and of a set',
  },
  {
    number: 108,
    says: 'Checked in from the row takes both notes and completes the request.',
    shownBy: 'Checked in',
  },
  {
    number: 109,
    says: 'The check-in message goes out only where the partner’s workflow profile has that step; the request closes either way.',
    shownBy: 'profiles with and without it',
  },
  {
    number: 110,
    says: 'The history shows what was done, on both sides.',
    shownBy: 'the history of either request',
    onScreen: true,
  },
  {
    number: 111,
    says: 'A borrower that is late is asked for the item by a job, or by hand.',
    shownBy: 'the overdue message and its resend interval, and General Message',
  },
  {
    number: 112,
    says: 'An item may be declared lost after so many days overdue or on its way, as the network has set.',
    shownBy: 'the two policies, with a warning before their days are over',
  },
  {
    number: 113,
    says: 'Both libraries go through the loss in six steps, from finding it to completing it.',
    shownBy: 'one lost case that both sides keep',
  },
  {
    number: 114,
    says: 'Status, loans and replacement costs are for the role that each belongs to, at the resource sharing library.',
    shownBy: 'a permission for each, asked at every route and every action, by library',
  },
  {
    number: 115,
    says: 'Candidates for loss are found in the list of lending requests.',
    shownBy: 'the list of what may be declared lost',
  },
  {
    number: 116,
    says: 'Two reports show lending requests by days on their way and by days overdue.',
    shownBy: 'the list of candidates by either reason',
  },
  {
    number: 117,
    says: 'Lost at the lender takes the fee and a message about why and how it will be invoiced.',
    shownBy: 'the fields of Declare lost',
  },
  {
    number: 118,
    says: 'That tells the borrower, sets Lost and fee communicated, and makes the item a lost resource sharing item.',
    shownBy: 'the message, the status and the process type',
  },
  {
    number: 119,
    says: 'When payment comes, the lender dismisses the message, completes the request and tells the borrower.',
    shownBy: 'the free steps, and Payment received, which does all of it',
  },
];
