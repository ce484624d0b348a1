import '@mantine/dates/styles.layer.css';
import { Checkbox, MultiSelect, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { AmountInput } from '../parts/amount-input.js';
import { DayInput } from '../parts/day-input.js';
import { NumberField } from '../parts/number-field.js';
import { useWords } from '../words/index.js';
import classes from './field.module.css';
import type { Drawn, FieldRow } from './field-rows.js';
import { Mark } from './marks.js';

/** One field of a form, by its kind: label above, help below it, what is wrong under the field. */
export function Field({ row, isFirst = false, ...drawn }: { row: FieldRow; isFirst?: boolean } & Drawn) {
  const { t } = useWords();
  const { value, problem, isLocked, change } = drawn;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const label = row.decidedBy ? (
    <>
      {row.label} <Mark>{row.decidedBy}</Mark>
    </>
  ) : (
    row.label
  );
  const same = {
    name: row.name,
    label,
    description: row.help,
    error: problem,
    withAsterisk: row.required === true,
    'aria-required': row.required || undefined,
    disabled: isLocked,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    ...(isFirst ? { 'data-autofocus': true } : {}),
  };
  const typed = {
    ...same,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  switch (row.kind) {
    case 'own':
      return row.draw?.(drawn) ?? null;
    case 'yesNo':
      return (
        <Checkbox
          name={row.name}
          label={label}
          description={row.help}
          error={problem}
          disabled={isLocked}
          {...(isFirst ? { 'data-autofocus': true } : {})}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...typed}
          data={[
            ...(row.required && text !== '' ? [] : [{ value: '', label: '–' }]),
            ...(row.options ?? []).map((each) => ({ ...each })),
          ]}
        />
      );
    case 'many':
      return (
        <MultiSelect
          {...same}
          data={(row.options ?? []).map((each) => ({ ...each }))}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={change}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('records.clear', { field: row.label }) }}
        />
      );
    case 'number':
      return <NumberField {...typed} onChange={change} classNames={{ input: classes.short ?? '' }} />;
    case 'amount':
      return <AmountInput {...typed} onChange={change} classNames={{ input: classes.short ?? '' }} />;
    case 'day':
      return (
        <DayInput
          {...same}
          data-field={row.name}
          value={text || null}
          onChange={(day) => change(day ?? '')}
          clearable={!row.required}
          clearButtonProps={{ 'aria-label': t('records.clear', { field: row.label }) }}
        />
      );
    case 'secret':
      return <PasswordInput {...typed} autoComplete="new-password" />;
    case 'long':
      return <Textarea {...typed} />;
    case 'lines':
      return (
        <Textarea
          {...typed}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => change(linesOf(event.currentTarget.value))}
          minRows={3}
        />
      );
    default:
      return <TextInput {...typed} />;
  }
}

/** Empty lines while typing stay until the form is sent. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));
