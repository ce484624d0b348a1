import { Fieldset } from '@mantine/core';
import { Field } from './field.js';
import type { FieldRow, FieldValues } from './field-rows.js';
import { Fixed } from './fixed.js';
import classes from './record-form.module.css';

export interface RecordFieldsProps {
  rows: readonly FieldRow[];
  values: FieldValues;
  problemAt(name: string): string | undefined;
  /** Nothing may be changed here by this person. */
  isLocked: boolean;
  isNew: boolean;
  change(name: string, value: unknown): void;
}

/** The fields of a form in their order; those with one heading are in a box of their own. */
export function RecordFields({ rows, values, problemAt, isLocked, isNew, change }: RecordFieldsProps) {
  const shown = rows.filter(({ when }) => when?.(values) ?? true);
  const first = shown.find(({ onlyNew }) => isNew || !onlyNew);
  return groupsOf(shown).map(({ heading, rows: together }) => {
    const fields = (
      <div className={classes.fields}>
        {together.map((row) => (
          <div key={row.name} className={row.half ? classes.half : classes.whole}>
            {row.onlyNew && !isNew ? (
              <Fixed row={row} value={values[row.name]} />
            ) : (
              <Field
                row={row}
                isFirst={row === first}
                value={values[row.name]}
                problem={problemAt(row.name)}
                isLocked={isLocked || row.decidedBy !== undefined}
                change={(value) => change(row.name, value)}
              />
            )}
          </div>
        ))}
      </div>
    );
    return heading ? (
      <Fieldset key={heading} legend={heading} mb="md" className={classes.box ?? ''}>
        {fields}
      </Fieldset>
    ) : (
      <div key={together[0]?.name} className={classes.loose}>
        {fields}
      </div>
    );
  });
}

function groupsOf(rows: readonly FieldRow[]): { heading?: string; rows: FieldRow[] }[] {
  const groups: { heading?: string; rows: FieldRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last.heading === row.heading) last.rows.push(row);
    else groups.push(row.heading ? { heading: row.heading, rows: [row] } : { rows: [row] });
  }
  return groups;
}
