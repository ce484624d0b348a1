import type { Finding } from './row.js';

export const protocol: readonly Finding[] = [
  { code: 'FB1', says: 'Elements of the standard were never written, or read and then neither used nor shown.' },
  {
    code: 'FB2',
    says: 'A known partner whose XML cannot be parsed got a line of text instead of a confirmation with the error.',
  },
  { code: 'FB3', says: 'A wished date that lies in the past arrived without a mark.' },
];

export const otherPrograms: readonly Finding[] = [
  {
    code: 'FE1',
    says: 'An offer that came as Retry Possible was accepted by a notification, and both sides waited for ever.',
  },
  { code: 'FE2', says: '“On loan, ask again after …” became a plain no, and asking again made a new request.' },
  { code: 'FE3', says: 'A price offered in one currency was accepted in another.' },
  { code: 'FE4', says: 'Notes of a broker that are only tokens raised alerts without words.' },
  {
    code: 'FE5',
    says: 'What a broker says in the name of another partner was refused, and the request showed nothing of it.',
  },
  { code: 'FE6', says: 'The retry that accepts an offer dropped the note of the request.' },
  { code: 'FE7', says: 'A copy by link to an Alma-shaped partner was completed before its link was sent.' },
  { code: 'FE8', says: 'A copy answered as loaned, with a link, offered no digital receipt.' },
  { code: 'FE9', says: 'A refused renewal hid that the loan is overdue.' },
  { code: 'FE10', says: 'A price of −1 refused the whole message.' },
  { code: 'FE11', says: 'The record id at the supplier was never written though it was known.' },
  { code: 'FE12', says: 'A conditional offer of a lender behind a broker was invisible to a plain requester.' },
];
