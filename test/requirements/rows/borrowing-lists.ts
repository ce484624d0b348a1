import type { Requirement } from '../row.js';

export const borrowingLists: readonly Requirement[] = [
  {
    number: 16,
    says: 'Borrowing is worked on by operators and managers of fulfillment services, each at their resource sharing library.',
    shownBy: 'roles of staff, each held at one library or at all, and asked for at every route',
  },
  {
    number: 17,
    says: 'The dashboard tells each person of requests with active notes and of those that are theirs.',
    shownBy: 'the numbers of the work queue, and the lists of my tasks, nobody’s tasks and active notes',
    onScreen: true,
  },
  {
    number: 18,
    says: 'The list shows the outlines of each request.',
    shownBy: 'the rows of the list',
  },
  {
    number: 19,
    says: 'A click on a row opens the details beside the list.',
    shownBy: 'the whole request, with what the row is short of',
    onScreen: true,
  },
  {
    number: 20,
    says: 'Edit opens the request in full, and what is there can be changed.',
    shownBy: 'editing of any field before Send, and afterwards of what stays at this library',
    onScreen: true,
  },
  {
    number: 21,
    says: 'A row shows the status in words, the requester and the External ID.',
    shownBy: 'the rows of the list',
  },
  {
    number: 22,
    says: 'Facets narrow the list, for instance by where the patron fetches the item.',
    shownBy: 'facets with their numbers',
    onScreen: true,
  },
  {
    number: 23,
    says: 'Each row offers the actions that are possible for it.',
    shownBy: 'the actions that come with each request',
    onScreen: true,
  },
  {
    number: 24,
    says: 'When the lender ships, the request turns to Shipped Physically without anybody’s doing.',
    shownBy: 'the lender’s message between two nodes',
  },
  {
    number: 25,
    says: 'Nothing goes to a lender before staff send it, unless a rule of the library does.',
    shownBy: 'Ready to be sent, the reviews before it, and sending rules',
  },
  {
    number: 26,
    says: 'Staff approve and send at a desk of the resource sharing library only.',
    shownBy: 'the desk that every order is given at',
  },
  {
    number: 27,
    says: 'Send passes the request to the lender and moves it from Ready to be sent to Request sent to partner.',
    shownBy: 'Send between two nodes',
  },
  {
    number: 28,
    says: 'Reject leaves this partner and goes to the next of the rota; the request stays alive.',
    shownBy: 'Reject before and after Send',
  },
  {
    number: 29,
    says: 'Cancel ends the whole request and takes it off the active list.',
    shownBy: 'Cancel before and after Send, with reason and word to the patron',
  },
  {
    number: 30,
    says: 'A virtual library has the item sent to an address of its own, which reaches the lender.',
    shownBy: 'its delivery address, and the active note',
  },
  {
    number: 31,
    says: 'An active note stands out on the desks of both libraries until it is put aside.',
    shownBy: 'active notes before and after Send',
  },
  {
    number: 32,
    says: 'Staff write to the patron about a request from its row.',
    shownBy: 'the query, written with its facts',
  },
  {
    number: 33,
    says: 'The query is one of several kinds, each in the words of the library.',
    shownBy: 'the kinds of query and their rewording',
  },
];
