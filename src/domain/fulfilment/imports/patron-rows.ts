/** Patrons as a file lists them. */

import { message, type Wording } from '../../../words/message.js';
import { dateProblem } from '../local-days.js';
import { type Language, languages } from '../patron.js';
import { type ColumnProblem, readTable, type TableRow, type TableRows } from './table-rows.js';

export const patronColumns = ['id', 'name', 'group', 'email', 'language', 'pickupLibrary', 'expiresOn'] as const;
type Column = (typeof patronColumns)[number];

/** What a row says about a patron; `null` removes what was known, a column that is missing leaves it. */
export interface PatronInFile {
  id: string;
  name: string;
  group?: string | null;
  email?: string | null;
  language?: Language;
  pickupLibrary?: string | null;
  expiresOn?: string | null;
}

export const readPatronTable = (csv: string): TableRows<Column> => readTable(csv, patronColumns, ['id', 'name']);

export function patronIn({ cells }: TableRow<Column>): { patron: PatronInFile; problems: ColumnProblem[] } {
  const problems: ColumnProblem[] = [];
  const wrong = (field: Column, problem: Wording) => problems.push({ field, problem });
  const { id = '', name = '', language, expiresOn, email } = cells;
  if (id === '') wrong('id', message('refusedFile.patronIdNeeded'));
  if (id.length > 100) wrong('id', message('refusedField.tooLong', { most: 100 }));
  if (name === '') wrong('name', message('refusedFile.nameNeeded'));
  for (const [column, cell = ''] of Object.entries(cells)) {
    if (cell.length > 200) wrong(column as Column, message('refusedField.tooLong', { most: 200 }));
    if (/\p{Cc}/u.test(cell)) wrong(column as Column, message('refusedFile.oneLine'));
  }
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) wrong('email', message('refusedFile.email'));
  const noDate = expiresOn ? dateProblem(expiresOn) : undefined;
  if (noDate) wrong('expiresOn', noDate);
  const spoken = languages.find((each) => each === language?.toLowerCase());
  if (language && !spoken) wrong('language', message('refusedField.chooseOneOf', { values: languages.join(', ') }));
  const patron: PatronInFile = {
    id,
    name,
    ...given('group', cells.group),
    ...given('email', email),
    ...given('pickupLibrary', cells.pickupLibrary),
    ...given('expiresOn', expiresOn),
    ...(spoken ? { language: spoken } : {}),
  };
  return { patron, problems };
}

const given = (field: keyof PatronInFile, cell: string | undefined): Partial<PatronInFile> =>
  cell === undefined ? {} : { [field]: cell === '' ? null : cell };
