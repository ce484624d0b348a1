import { useWords } from '../words/index.js';
import classes from './field.module.css';
import type { FieldRow } from './field-rows.js';

/** What was said once and cannot be changed: to be read, not a field. */
export function Fixed({ row, value }: { row: FieldRow; value: unknown }) {
  const { t } = useWords();
  const shown = row.options?.find((option) => option.value === value)?.label ?? value;
  return (
    <dl className={classes.fixed}>
      <dt>{row.label}</dt>
      <dd>{typeof shown === 'boolean' ? t(shown ? 'records.yes' : 'records.no') : String(shown ?? '–')}</dd>
    </dl>
  );
}
