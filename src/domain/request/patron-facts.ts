/**
 * What is known of patrons, and who of the staff may read it. Every API asks these rows: answers without the right to
 * them go out without these fields, files without these columns, and no search looks there.
 */
import { worded } from '../../words/message.js';
import { librariesWith, type Permission, type Rights } from '../staff/permissions.js';

interface PatronFactRow {
  seenWith: Permission;
  /** The names that answers of the API give it. */
  fields: readonly string[];
}

/** `label` names the fact in the table of the README. */
export const patronFactRows = worded(
  {
    name: { seenWith: 'seePatrons', fields: ['requester', 'patronName'] },
    number: { seenWith: 'seePatrons', fields: ['patron', 'patronId'] },
    contact: { seenWith: 'seePatrons', fields: ['patronEmail', 'patronLanguage'] },
    record: { seenWith: 'seePatrons', fields: ['patronGroup', 'patronStanding'] },
    words: { seenWith: 'seePatrons', fields: ['patronNote', 'patronAnswer'] },
    letters: { seenWith: 'seePatrons', fields: [] },
    partnersPatron: { seenWith: 'seePatrons', fields: ['patronInfo'] },
    openings: { seenWith: 'seeOpenedPatrons', fields: [] },
  } as const satisfies Record<string, PatronFactRow>,
  { label: 'patronFact' },
);

export type PatronFact = keyof typeof patronFactRows;
export const patronFacts = Object.keys(patronFactRows) as PatronFact[];

/** What is left out of an answer for whoever may not see patrons. */
export const patronFields: ReadonlySet<string> = new Set(
  Object.values<PatronFactRow>(patronFactRows).flatMap(({ fields }) => fields),
);

/** The libraries whose patrons somebody may read of. What names no library is for whoever may anywhere. */
export const patronsOf = (rights: Rights): 'all' | readonly string[] => librariesWith(rights, 'seePatrons');

/**
 * Whether lists of requests are to be without patrons: names cannot be looked for either where those of a single library
 * among them are hidden.
 */
export function readsWithoutPatrons(rights: Rights): boolean {
  const patrons = patronsOf(rights);
  if (patrons === 'all') return false;
  if (patrons.length === 0) return true;
  const requests = librariesWith(rights, 'seeRequests');
  return requests === 'all' || requests.some((library) => !patrons.includes(library));
}

/**
 * The operations of the API by which somebody opens what is known of patrons: each is noted, with whose it was where the
 * answer names one patron. Lists are not, files of them are; the steps of a request are in its history.
 */
export const openings = [
  'readPatron',
  'readRequest',
  'readLetter',
  'readMail',
  'drawLetter',
  'drawLetters',
  'readMessage',
  'readMessageXml',
  'exportRequests',
  'exportRequestsToSpreadsheet',
  'exportView',
  'readStaffJobFile',
] as const;

/** As the log of what was done names it. */
export const openedPatron = 'patronData';
