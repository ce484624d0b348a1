import type { Requirement } from '../row.js';

export const deciding: readonly Requirement[] = [
  {
    number: 86,
    says: 'Lending is approved and shipped at a desk of a resource sharing library only.',
    shownBy: 'the desk that the order is given at',
  },
  {
    number: 87,
    says: 'Reject needs a reason and takes two notes; reason and internal note are kept as notes.',
    shownBy: 'the fields of Reject and the notes it leaves',
  },
  {
    number: 88,
    says: 'A rejection goes out as Unfilled, and the borrower’s line of that partner is done with.',
    shownBy: 'the message and the rota between two nodes',
  },
  {
    number: 89,
    says: 'Will Supply tells the borrower, and is offered only while nothing was shipped.',
    shownBy: 'the actions of each state, and the message',
  },
  {
    number: 90,
    says: 'Ship Item Physically leads to Shipping Items.',
    shownBy: 'Ship with the fields of that page',
    onScreen: true,
  },
  {
    number: 91,
    says: 'A wish for a renewal shows as Renew requested and is answered with a new date and a note.',
    shownBy: 'the answer by staff and by workflow profile',
  },
  {
    number: 92,
    says: 'A general message to the borrower is possible at any time.',
    shownBy: 'General Message in each state',
  },
  {
    number: 93,
    says: 'Conditional needs a reason and a date to reply by, and takes a note.',
    shownBy: 'the offer, its date and what follows when it passes',
  },
  {
    number: 94,
    says: 'Move requests raise alerts when they begin, are canceled or are completed.',
    shownBy: 'the alerts of a move request',
  },
  {
    number: 95,
    says: 'A row shows how many alerts there are and leads to them.',
    shownBy: 'the number with the request, and the alerts within it',
    onScreen: true,
  },
  {
    number: 96,
    says: 'Alerts can be cleared.',
    shownBy: 'Remove Alerts',
  },
  {
    number: 97,
    says: 'What is here ships at once; what stands elsewhere is fetched first.',
    shownBy: 'items at the desk’s library and move requests for the others',
  },
  {
    number: 98,
    says: 'The details say which library manages the item.',
    shownBy: 'the items that meet a request, each with its library',
  },
  {
    number: 99,
    says: 'A move request lists the locations that hold it; one is chosen, or the system picks.',
    shownBy: 'the locations to fetch from, chosen and picked',
  },
  {
    number: 100,
    says: 'A description in words makes the move a general hold request.',
    shownBy: 'the kind of the move request',
  },
  {
    number: 101,
    says: 'A note goes with the move request.',
    shownBy: 'the note that its location reads',
  },
  {
    number: 102,
    says: 'Shipping opens with what is known of title and address filled in.',
    shownBy: 'the request with its items, its address and the date it will be due',
    onScreen: true,
  },
  {
    number: 103,
    says: 'Shipping takes due date, location, both notes and the barcode of each item.',
    shownBy: 'the fields of Ship, and what a wrong barcode leads to',
  },
  {
    number: 104,
    says: 'What was shipped belongs to the lending location meanwhile, the status is Shipped Physically, and the borrower is told.',
    shownBy: 'the lent item, the status and the message',
  },
  {
    number: 105,
    says: 'Items are shipped from Shipping Items and from Scan In with request and barcode, too.',
    shownBy: 'both orders',
    onScreen: true,
  },
  {
    number: 106,
    says: 'Packing and posting are the library’s own; the parcel has the address that the borrower asked for.',
    shownBy: 'the address at shipping, and the slip for the parcel',
  },
];
