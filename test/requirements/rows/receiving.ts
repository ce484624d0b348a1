import type { Requirement } from '../row.js';

export const receiving: readonly Requirement[] = [
  {
    number: 34,
    says: 'Items are received at the resource sharing desk only.',
    shownBy: 'the desk that the order is given at',
  },
  {
    number: 35,
    says: 'Receiving has a page of its own, Receiving Items.',
    shownBy: 'the page Receiving Items under Scan',
    onScreen: true,
  },
  {
    number: 36,
    says: 'An item is received by its barcode or by the External ID, as both stand on the slip that came with it.',
    shownBy: 'the scan of either',
  },
  {
    number: 37,
    says: 'The patron is told at receipt only when staff tick it; it stays off while the item travels on.',
    shownBy: 'the hold shelf letter, written when it is wished and the item is on the shelf',
  },
  {
    number: 38,
    says: 'Receipt takes item policy, fulfilment note, due date, temporary barcode, slip, location and internal note, with defaults by rule.',
    shownBy: 'the fields of Receive, and the temporary item creation rule',
  },
  {
    number: 39,
    says: 'Receipt tells the lender Received, by message and where it is set up by letter.',
    shownBy: 'the message, and the letter in the catalogue of letters',
  },
  {
    number: 40,
    says: 'For a library that has no resource sharing desk the item travels to its pickup desk, where a scan prints the hold slip.',
    shownBy: 'transit, the scan at the pickup desk, and the slip',
  },
  {
    number: 41,
    says: 'Items are received by Scan In and from the row of the request, too.',
    shownBy: 'both ways',
  },
  {
    number: 42,
    says: 'Once received, the item takes the ordinary way of the house.',
    shownBy: 'hold shelf and loan of a temporary item',
  },
  {
    number: 43,
    says: 'A library may have received items picked from the shelf first.',
    shownBy: 'the policy pickFromShelf, with its slip',
    onScreen: true,
  },
  {
    number: 44,
    says: 'The item stands on the active hold shelf and among what is in process.',
    shownBy: 'the lists of holds and of temporary items',
    onScreen: true,
  },
  {
    number: 45,
    says: 'A hold that nobody fetches expires as the library has set it.',
    shownBy: 'the policy holdShelfDays and the job of the hold shelf',
  },
  {
    number: 46,
    says: 'The item is lent like any other, and the request turns to Loaned item to patron.',
    shownBy: 'the loan by barcode and from the row',
    onScreen: true,
  },
];
