import type { Requirement } from '../row.js';

export const lendingLists: readonly Requirement[] = [
  {
    number: 75,
    says: 'Staff find what they lend in a list of its own, Lending Requests.',
    shownBy: 'the list of one side',
    onScreen: true,
  },
  {
    number: 76,
    says: 'The usual way is to find and approve, fetch, ship, receive back and reshelve.',
    shownBy: 'a loan on the lender’s side from arrival to shelf',
  },
  {
    number: 77,
    says: 'Facets narrow the list, also to what needs an answer.',
    shownBy: 'the facets of the list',
    onScreen: true,
  },
  {
    number: 78,
    says: 'A second search looks within what the facets have left.',
    shownBy: 'words within facets',
  },
  {
    number: 79,
    says: 'A row opens its details, and from there the full record.',
    shownBy: 'the whole lending request',
    onScreen: true,
  },
  {
    number: 80,
    says: 'A request can be made the task of a member of staff.',
    shownBy: 'Assign, and the list of a person’s tasks',
  },
  {
    number: 81,
    says: 'Only the assignee passes a task on, anybody takes one that is nobody’s.',
    shownBy: 'Assign by others',
  },
  {
    number: 82,
    says: 'Only operators of fulfillment services are offered as assignees.',
    shownBy: 'the list of those, and the refusal of others',
  },
  {
    number: 83,
    says: 'The new assignee is told by e-mail when that is ticked.',
    shownBy: 'the letter that is written',
  },
  {
    number: 84,
    says: 'The note of an assignment has at most 1,000 characters.',
    shownBy: 'characters counted as people do',
  },
  {
    number: 85,
    says: 'Assign To makes it a task, Release assign makes it nobody’s.',
    shownBy: 'both orders',
  },
];
