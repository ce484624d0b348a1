/** Users and physical items as Alma's lists export them, as tables of ours. */
import { type Language, languageIn, languages, localeOf } from '../../words/languages.js';
import type { holdingColumns } from '../fulfilment/imports/holding-rows.js';
import type { patronColumns } from '../fulfilment/imports/patron-rows.js';
import type { AlmaColumns } from './columns.js';
import { dateIn } from './dates.js';

type PatronColumn = Exclude<(typeof patronColumns)[number], 'pin'>;
type HoldingColumn = (typeof holdingColumns)[number];
type Cells<C extends string> = Partial<Record<C, string>>;

export const almaPatronColumns = {
  id: ['Primary Identifier', 'Primary ID', 'User Primary Identifier'],
  name: ['Full Name', 'User Name', 'Name'],
  firstName: ['First Name'],
  lastName: ['Last Name'],
  group: ['User Group', 'User Group Code'],
  email: ['Preferred Email', 'Email', 'Email Address'],
  language: ['Preferred Language', 'Language'],
  pickupLibrary: ['Resource Sharing Library', 'RS Library', 'Home Library'],
  expiresOn: ['Expiry Date', 'Expiration Date'],
  status: ['Status', 'User Status'],
} as const satisfies AlmaColumns<PatronColumn | 'firstName' | 'lastName' | 'status'>;
export type AlmaPatronColumn = keyof typeof almaPatronColumns;

/** The row as our table of patrons has it; what is wrong with it there is said under the heading of Alma. */
export function patronCells(cells: Cells<AlmaPatronColumn>): Cells<PatronColumn> {
  const { firstName, lastName, status: _left, ...own } = cells;
  const name = own.name ?? [firstName, lastName].filter(Boolean).join(' ');
  return {
    ...own,
    ...(name ? { name } : {}),
    ...(own.language ? { language: languageOf(own.language) } : {}),
    ...(own.expiresOn ? { expiresOn: dateIn(own.expiresOn) ?? own.expiresOn } : {}),
  };
}

/** Users that Alma keeps but no longer serves are no patrons here. */
export const isGone = ({ status }: Cells<AlmaPatronColumn>): boolean =>
  status !== undefined && !/^(active|actif)$/i.test(status);

const threeLetters: Readonly<Record<string, Language>> = { eng: 'en', fre: 'fr', fra: 'fr' };

/** A language by its three letters, or by its name in any language that is spoken here. */
function languageOf(written: string): string {
  const name = written.toLowerCase();
  const isNamed = (language: Language) =>
    languages.some((each) => languageIn(language, localeOf[each]).toLowerCase() === name);
  return threeLetters[name] ?? languages.find(isNamed) ?? written;
}

export const almaItemColumns = {
  barcode: ['Barcode', 'Item Barcode'],
  title: ['Title'],
  author: ['Author'],
  isbn: ['ISBN', 'ISBN (Normalized)'],
  issn: ['ISSN', 'ISSN (Normalized)'],
  oclc: ['OCLC Control Number (035a)', 'OCLC Control Number', 'Network Number'],
  location: ['Location Code', 'Permanent Physical Location', 'Permanent Location', 'Location'],
  callNumber: ['Permanent Call Number', 'Call Number'],
  policy: ['Item Policy', 'Item Policy Code'],
  process: ['Process Type'],
} as const satisfies AlmaColumns<HoldingColumn | 'process'>;
export type AlmaItemColumn = keyof typeof almaItemColumns;

/** Policies are a library's own words in Alma: those that say "not for loan" keep an item at home, the others lend it. */
export function itemCells({
  process: _left,
  policy,
  isbn,
  issn,
  oclc,
  ...own
}: Cells<AlmaItemColumn>): Cells<HoldingColumn> {
  return {
    ...own,
    ...numbers('isbn', isbn),
    ...numbers('issn', issn),
    ...numbers('oclc', oclc?.replace(/\(ocolc\)\s*(oc[mn]|on)?/gi, '')),
    ...(policy && /non.?circ|not? for loan|reference|in.?library|exclu|consultation/i.test(policy)
      ? { policy: 'notRequestable' }
      : {}),
  };
}

/** Items that are lost or missing are no holdings to lend. */
export const isAway = ({ process }: Cells<AlmaItemColumn>): boolean =>
  /lost|missing|perdu|manquant/i.test(process ?? '');

/** Alma parts several numbers by a semicolon and adds words to some: `9782070360024 (pbk.)`. */
const numbers = <N extends string>(name: N, written: string | undefined): { [K in N]?: string } =>
  (written
    ? {
        [name]: written
          .split(/[;|]/)
          .map((each) => each.replace(/\([^()]*\)|:.*$/g, '').trim())
          .filter(Boolean)
          .join(';'),
      }
    : {}) as { [K in N]?: string };
