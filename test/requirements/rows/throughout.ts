import type { Requirement } from '../row.js';

export const throughout: readonly Requirement[] = [
  {
    number: 120,
    says: 'Every letter and slip that the instructions name is there.',
    shownBy: 'the catalogue of letters',
  },
  {
    number: 121,
    says: 'Every message that the instructions name is sent and understood.',
    shownBy: 'each message from one desk to the other, in every dialect',
  },
  {
    number: 122,
    says: 'The four roles that the instructions name are there, each with a scope.',
    shownBy: 'the roles of staff, each walked over every route at home and at another library',
  },
  {
    number: 123,
    says: 'The overdue message to partners and the overdue profile of patrons each have a job.',
    shownBy: 'the timetable',
  },
  {
    number: 124,
    says: 'What the instructions call configuration can be set: profiles, rules, overdue and block preferences, fee, addresses, letters, queries.',
    shownBy: 'the tables, rules and policies of a library',
  },
  {
    number: 125,
    says: 'Staff read the statuses under the names that the instructions use.',
    shownBy: 'the labels of states and of process types',
  },
  {
    number: 126,
    says: 'Staff find the pages under the names that the instructions use.',
    shownBy: 'titles and the command palette, which keep the names of the instructions',
    onScreen: true,
  },
];
