import '@mantine/dates/styles.layer.css';
import { Checkbox, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { useWords } from '../words/index.js';
import { useBesideDialog, useCalendar } from './calendar.js';
import type { Action, Fields } from './use-order.js';

type Field = Action['fields'][number];

export interface ActionFieldsProps {
  fields: readonly Field[];
  values: Fields;
  /** What the node says about a field, by its name. */
  problems: Record<string, string>;
  change: (name: string, value: unknown) => void;
}

/** The fields of an action's form, each by its type. The first one has the focus. */
export function ActionFields({ fields, values, problems, change }: ActionFieldsProps) {
  const { either } = useWords();
  return (
    <Stack gap="md">
      {fields.map((field, index) => (
        <OneField
          key={field.name}
          field={field}
          label={either(field)}
          value={values[field.name]}
          problem={problems[`fields.${field.name}`] ?? problems[field.name]}
          isFirst={index === 0}
          change={(value) => change(field.name, value)}
        />
      ))}
    </Stack>
  );
}

interface OneFieldProps {
  field: Field;
  label: string;
  value: unknown;
  problem: string | undefined;
  isFirst: boolean;
  change: (value: unknown) => void;
}

/** Fields that take more than a line. */
const long = /note|message|citation/i;

function OneField({ field, label, value, problem, isFirst, change }: OneFieldProps) {
  const { t, either } = useWords();
  const calendar = useCalendar();
  const beside = useBesideDialog();
  const clearing = { 'aria-label': t('records.clear', { field: label }) };
  const same = {
    label,
    error: problem,
    withAsterisk: field.required,
    required: field.required,
    name: field.name,
    ...(isFirst ? { 'data-autofocus': true } : {}),
  };
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'yesNo':
      return (
        <Checkbox
          label={label}
          error={problem}
          name={field.name}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...same}
          data={(field.options ?? []).map((option) => ({ value: option.value, label: either(option) }))}
          value={text || null}
          searchable={(field.options ?? []).length > 7}
          clearable={!field.required}
          clearButtonProps={clearing}
          selectFirstOptionOnChange
          onChange={change}
        />
      );
    case 'date':
      return (
        <DateInput
          {...calendar}
          {...same}
          value={text || null}
          onChange={change}
          valueFormat="YYYY-MM-DD"
          clearable={!field.required}
          clearButtonProps={clearing}
          popoverProps={beside}
          description={t('act.dateHow')}
        />
      );
    case 'datetime':
      return (
        <DateTimePicker
          {...same}
          {...calendar}
          value={text || null}
          onChange={change}
          clearable
          clearButtonProps={clearing}
          popoverProps={beside}
        />
      );
    case 'list':
      return (
        <TagsInput
          {...same}
          required={false}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={change}
          splitChars={[',', ';']}
          acceptValueOnBlur
          description={t('act.listHow')}
        />
      );
    case 'items':
      return (
        <Textarea
          {...same}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          description={t('act.itemsHow')}
        />
      );
    case 'amount':
      return (
        <TextInput {...same} value={text} inputMode="decimal" onChange={(event) => change(event.currentTarget.value)} />
      );
    case 'url':
      return <TextInput {...same} value={text} type="url" onChange={(event) => change(event.currentTarget.value)} />;
    default:
      return long.test(field.name) ? (
        <Textarea {...same} value={text} onChange={(event) => change(event.currentTarget.value)} />
      ) : (
        <TextInput {...same} value={text} onChange={(event) => change(event.currentTarget.value)} />
      );
  }
}

/** What a form begins with: what the node proposes. */
export const beginning = (fields: readonly Field[]): Fields =>
  Object.fromEntries(
    fields.flatMap(({ name, type, default: proposed }): [string, unknown][] => {
      if (proposed === undefined) return [];
      if (type === 'yesNo') return [[name, proposed === 'true' || proposed === 'yes']];
      if (type === 'list') return [[name, proposed.split(',').filter(Boolean)]];
      return [[name, type === 'date' ? proposed.slice(0, 10) : proposed]];
    }),
  );

/** What is sent: only what was filled, in the form that the node takes. */
export const filled = (fields: readonly Field[], values: Fields): Fields =>
  Object.fromEntries(
    fields.flatMap(({ name, type }): [string, unknown][] => {
      const value = values[name];
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
        return [];
      if (type === 'items')
        return [
          [
            name,
            String(value)
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          ],
        ];
      return [[name, typeof value === 'string' ? value.trim() : value]];
    }),
  );
