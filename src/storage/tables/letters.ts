/** How a library writes its letters. */
import { EntitySchema } from 'typeorm';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { LetterCode } from '../../domain/letters/letters.js';
import type { NamedQuery, QueryType } from '../../domain/letters/queries.js';
import type { OwnLetterText } from '../../engine/model/local/letters.js';
import type { MailLogo } from '../../engine/model/mail.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';
import { type ChangedRow, changedColumns } from './policies.js';

/** Whether letters of a kind are written. */
export const letterUseTable = new EntitySchema<{ code: LetterCode; used: boolean } & ChangedRow>({
  name: 'letter_use',
  columns: { code: { type: 'text', primary: true }, used: { type: 'boolean' }, ...changedColumns },
});

/** How long their mails wait. */
export const letterDelayTable = new EntitySchema<{ code: LetterCode; minutes: number } & ChangedRow>({
  name: 'letter_delay',
  columns: { code: { type: 'text', primary: true }, minutes: { type: 'integer' }, ...changedColumns },
});

/** Words of a library, or of all libraries, instead of the built-in ones. */
export interface LetterWordingRow extends StoredRow<OwnLetterText, 'changedAt'> {
  id: string;
  code: LetterCode;
  language: Language;
  library: string | null;
}

export const letterWordingTable = new EntitySchema<LetterWordingRow>({
  name: 'letter_wording',
  columns: {
    id: identityColumn,
    code: { type: 'text' },
    language: { type: 'text' },
    library: { type: 'text', name: 'library_code', nullable: true },
    subject: { type: 'text' },
    body: { type: 'text' },
    basedOn: { type: 'jsonb', name: 'based_on' },
    ...changedColumns,
  },
});

/** How staff put a question to a patron or partner. */
export const queryTemplateTable = new EntitySchema<{ type: QueryType; text: NamedQuery } & ChangedRow>({
  name: 'query_template',
  columns: { type: { type: 'integer', primary: true }, text: { type: 'jsonb' }, ...changedColumns },
});

/** Languages and logo of a library’s letters. */
export const letterStyleTable = new EntitySchema<
  { library: string; languages: Language[] | null; logo: string | null } & ChangedRow
>({
  name: 'letter_style',
  columns: {
    library: { type: 'text', name: 'library_code', primary: true },
    languages: { type: 'text', array: true, nullable: true },
    logo: { type: 'text', nullable: true },
    ...changedColumns,
  },
});

/** A picture under the digest of its bytes. */
export const letterLogoTable = new EntitySchema<{
  digest: string;
  type: MailLogo['type'];
  content: Buffer;
  width: number;
  height: number;
}>({
  name: 'letter_logo',
  columns: {
    digest: { type: 'text', primary: true },
    type: { type: 'text' },
    content: { type: 'bytea' },
    width: { type: 'integer' },
    height: { type: 'integer' },
  },
});
