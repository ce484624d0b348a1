import type { Speaker } from '../words/index.js';
import type { FieldRow } from './field-rows.js';

/** The code of a thing: said once, when it is made. */
export const codeField = (t: Speaker['t']): FieldRow => ({
  name: 'code',
  kind: 'text',
  label: t('records.code'),
  help: t('records.codeHow'),
  required: true,
  onlyNew: true,
});
