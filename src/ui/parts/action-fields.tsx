import '@mantine/dates/styles.layer.css';
import { Button, Checkbox, Group, MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type Key, useWords } from '../words/index.js';
import classes from './action-fields.module.css';
import { AmountInput } from './amount-input.js';
import { useCalendar } from './calendar.js';
import { DayInput } from './day-input.js';
import { FileField } from './file-field.js';
import type { Action, OrderFields } from './use-order.js';

/** Only receipts of several volumes have it. */
const VolumesField = lazy(() => import('./volumes-field.js'));

type Field = Action['fields'][number];

export interface ActionFieldsProps {
  fields: readonly Field[];
  values: OrderFields;
  /** What the node says about a field, by its name. */
  problems: Readonly<Record<string, ReactNode>>;
  change: (name: string, value: unknown) => void;
  /** Notes that wait behind a button until somebody wants to write one. */
  folds?: readonly string[];
  /** Who reads a note to the partner. */
  partner?: string | undefined;
  /** The one request that the form is about: files are sent up for it. Of many at once none is. */
  request?: string | undefined;
}

/** Notes that a long form keeps behind a button until somebody wants to write one. */
const notes: Readonly<Record<string, Key>> = { note: 'act.writeNote', internalNote: 'act.writeInternalNote' };

/** The fields of an action's form, each by its type. The first one has the focus. */
export function ActionFields({
  fields,
  values,
  problems,
  change,
  folds = [],
  partner = '',
  request,
}: ActionFieldsProps) {
  const { t, textOf } = useWords();
  const [opened, setOpened] = useState<string>();
  const [noted, setNoted] = useState('');
  /** The lender reads it in the note, unless staff wrote another one. */
  const noteMissing = (said: string) => {
    if ((values['note'] ?? '') === noted) change('note', said);
    setNoted(said);
  };
  const isFolded = ({ name, required }: Field) =>
    folds.includes(name) && !required && name in notes && name !== opened && !values[name];
  const shown = fields.filter((field) => isTyped(field) && (field.type !== 'file' || request !== undefined));
  const folded = shown.filter(isFolded);
  return (
    <div className={classes.fields} data-two={isTwoColumns(fields) || undefined}>
      {shown
        .filter((field) => !isFolded(field))
        .map((field, index) => (
          <OneField
            key={field.name}
            field={field}
            label={textOf(field.label)}
            value={values[field.name]}
            problem={problems[`fields.${field.name}`] ?? problems[field.name]}
            isFirst={index === 0}
            isAsked={field.name === opened}
            request={request}
            change={(value) => change(field.name, value)}
            missing={noteMissing}
          />
        ))}
      {folded.length > 0 ? (
        <Group gap="sm" className={classes.folded ?? ''}>
          {folded.map(({ name }) => (
            <Button key={name} variant="subtle" size="compact-sm" onClick={() => setOpened(name)}>
              {t(notes[name] as Key, { partner })}
            </Button>
          ))}
        </Group>
      ) : null}
    </div>
  );
}

/** So many fields take one column; more are side by side, so that the button is in sight. */
const inOneColumn = 4;
export const isTwoColumns = (fields: readonly Field[]): boolean => fields.filter(isTyped).length > inOneColumn;

/** What was only read is named again by the order; a doubt is answered once it was said. Neither is typed. */
export const isTyped = ({ type }: Field): boolean => type !== 'seen' && type !== 'confirmation';

interface OneFieldProps {
  field: Field;
  label: string;
  value: unknown;
  problem: ReactNode;
  isFirst: boolean;
  /** It was brought up by hand: one writes in it at once. */
  isAsked: boolean;
  request: string | undefined;
  change: (value: unknown) => void;
  /** Gets a sentence with the missing volumes of a parcel. */
  missing: (said: string) => void;
}

/** Fields that take more than a line. */
const long = /note|message|citation/i;

function OneField({ field, label, value, problem, isFirst, isAsked, request, change, missing }: OneFieldProps) {
  const { t, textOf } = useWords();
  const calendar = useCalendar();
  const clearing = { 'aria-label': t('records.clear', { field: label }) };
  const same = {
    label,
    error: problem,
    withAsterisk: field.required,
    required: field.required,
    name: field.name,
    ...(isFirst ? { 'data-autofocus': true } : {}),
    ...(isAsked ? { autoFocus: true } : {}),
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
          data={(field.options ?? []).map((option) => ({ value: option.value, label: textOf(option.label) }))}
          value={text || null}
          searchable={(field.options ?? []).length > 7}
          clearable={!field.required}
          clearButtonProps={clearing}
          selectFirstOptionOnChange
          onChange={change}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...same}
          // The node says what is missing: a list has no value that a browser could ask for.
          required={false}
          data={(field.options ?? []).map((option) => ({ value: option.value, label: textOf(option.label) }))}
          value={Array.isArray(value) ? (value as string[]) : []}
          searchable
          hidePickedOptions
          onChange={change}
        />
      );
    case 'date':
      return (
        <DayInput
          {...same}
          value={text || null}
          onChange={change}
          clearable={!field.required}
          clearButtonProps={clearing}
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
        <Suspense>
          <VolumesField {...{ label, problem, change, missing }} value={text} />
        </Suspense>
      );
    case 'amount':
      return <AmountInput {...same} value={text} onChange={change} />;
    case 'file':
      return <FileField {...{ label, problem, isFirst, change }} request={request ?? ''} value={text} />;
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
export const beginning = (fields: readonly Field[]): OrderFields =>
  Object.fromEntries(
    fields.flatMap(({ name, type, default: proposed }): [string, unknown][] => {
      if (proposed === undefined) return [];
      if (type === 'yesNo') return [[name, proposed === 'true' || proposed === 'yes']];
      if (type === 'list') return [[name, proposed.split(',').filter(Boolean)]];
      return [[name, type === 'date' ? proposed.slice(0, 10) : proposed]];
    }),
  );

/** What is sent: only what was filled, in the form that the node takes. */
export const filled = (fields: readonly Field[], values: OrderFields): OrderFields =>
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
