/** Patrons as a file lists them. */

import { message, type Wording } from '../../../words/message.js';
import { isMailAddress } from '../../letters/mail-address.js';
import { pinProblem } from '../../patrons-side/pin.js';
import { dateProblem } from '../local-days.js';
import { type Language, languages } from '../patron.js';
import { type ColumnProblem, readTable, type TableRow, type TableRows } from './table-rows.js';

export const patronColumns = ['id', 'name', 'group', 'email', 'language', 'pickupLibrary', 'expiresOn', 'pin'] as const;
type Column = (typeof patronColumns)[number];

/** PINs of one file: a digest takes a moment each. The command line sends longer files in pieces. */
export const pinsAtMost = 200;

/** What a row says about a patron; `null` removes what was known, a column that is missing leaves it. The PIN is not part of it. */
export interface PatronInFile {
  id: string;
  name: string;
  group?: string | null;
  email?: string | null;
  language?: Language;
  pickupLibrary?: string | null;
  expiresOn?: string | null;
}

export function readPatronTable(csv: string): TableRows<Column> {
  const table = readTable(csv, patronColumns, ['id', 'name']);
  const count = table.kind === 'read' ? table.rows.filter(({ cells }) => cells.pin).length : 0;
  if (count <= pinsAtMost) return table;
  return {
    kind: 'unreadable',
    problems: [{ field: 'pin', problem: message('refusedFile.tooManyPins', { count, most: pinsAtMost }) }],
  };
}

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
  if (email && !isMailAddress(email)) wrong('email', message('refusedFile.email'));
  const noPin = cells.pin ? pinProblem(cells.pin, id) : undefined;
  if (noPin) wrong('pin', noPin);
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
