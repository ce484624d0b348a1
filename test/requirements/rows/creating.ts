import type { Requirement } from '../row.js';

export const creating: readonly Requirement[] = [
  {
    number: 1,
    says: 'Staff place requests, and patrons place their own.',
    shownBy: 'what staff place at the desk, by the API and the command line, and patrons on their own pages',
  },
  {
    number: 2,
    says: 'Staff begin from a search of the shared catalogue or from a blank form.',
    shownBy: 'the blank form, and Find it first over our own catalogue and those of the partners',
  },
  {
    number: 3,
    says: 'Patrons begin from a search of the other colleges’ holdings or from a blank form.',
    shownBy: 'the patrons’ search over all libraries, their blank form, and links of other catalogues (OpenURL)',
    onScreen: true,
  },
  {
    number: 4,
    says: 'Staff find what they borrow in a list of its own, Borrowing Requests.',
    shownBy: 'the list of one side',
    onScreen: true,
  },
  {
    number: 5,
    says: 'A title that was found in the shared catalogue is selected, and the form is filled in from it.',
    shownBy: 'Find it first, which fills in the citation and the rota',
  },
  {
    number: 6,
    says: 'Who wants the item is filled in on the form and can be changed there.',
    shownBy: 'the patron of a draft, from the table of patrons or in words',
  },
  {
    number: 7,
    says: 'Staff may name the partner to ask, or the rota.',
    shownBy: 'the rota of a draft, its edits, and the rota assignment rules',
  },
  {
    number: 8,
    says: 'A request by hand is for a book or an article and has the whole form of its kind.',
    shownBy: 'every field of both kinds, kept here and sent as far as partners may read it',
  },
  {
    number: 9,
    says: 'The form is dropped, saved, or saved and kept open for more.',
    shownBy: 'Save, and Save and Edit, which leaves the request at Created',
    onScreen: true,
  },
  {
    number: 10,
    says: 'The form links to help about adding a request by hand.',
    shownBy: 'the help of the page, behind its question mark',
    onScreen: true,
  },
  {
    number: 11,
    says: 'A patron signs in before asking for anything.',
    shownBy: 'the sign-in of the patrons’ pages by card and PIN, or by the institution’s account',
    onScreen: true,
  },
  {
    number: 12,
    says: 'A patron widens the search to all libraries of the network, under a name that each library chooses.',
    shownBy: 'the scope of the patrons’ search, whose name is a policy',
    onScreen: true,
  },
  {
    number: 13,
    says: 'A patron searches the holdings of all colleges and narrows the result to one.',
    shownBy: 'the patrons’ search and its list of libraries',
    onScreen: true,
  },
  {
    number: 14,
    says: 'A patron chooses resource sharing among the ways to get the item, fills in the form and sends it.',
    shownBy: 'Get It and the patron’s form',
    onScreen: true,
  },
  {
    number: 15,
    says: 'A temporary record that no catalogue shows stands for the item, with its holding and a hold for the patron.',
    shownBy:
      'Temporary record on the request page: expected from creation on, completed by the receipt, removed when the item goes home',
  },
];
