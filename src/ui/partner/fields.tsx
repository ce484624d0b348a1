import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { languages } from '../../domain/fulfilment/patron.js';
import { type PartnerFieldName, partnerFieldRows } from '../../domain/partner/fields.js';
import { type ClosedPeriod, expiryTypes } from '../../domain/partner/records.js';
import { useRead } from '../api/read.js';
import { AmountInput } from '../parts/amount-input.js';
import { DayInput } from '../parts/day-input.js';
import { NumberField } from '../parts/number-field.js';
import type { KeptForm } from '../records/kept-form.js';
import { languageLabel, useWords } from '../words/index.js';
import { PeriodsField, periodsTyped } from './periods-field.js';

export type GivenFields = { [Name in PartnerFieldName]?: unknown };

interface FieldProps {
  name: PartnerFieldName;
  form: Pick<KeptForm<GivenFields>, 'values' | 'setFieldValue' | 'problemAt'>;
}

/** One field of a partner, drawn from its row: label, help and kind come from there. */
export function PartnerField({ name, form }: FieldProps) {
  const { t, textOf, locale } = useWords();
  const row = partnerFieldRows[name];
  const value = form.values[name];
  const set = (next: unknown) => form.setFieldValue(name, next);
  const given = { name, label: textOf(row.label), description: textOf(row.says), error: form.problemAt(name) };
  // What had no default is taken back with null.
  const nothing = row.default === undefined ? null : row.default;
  if (name === 'autoCancelReason')
    return <CancelReason {...given} error={given.error} value={value} set={(next) => set(next ?? nothing)} />;
  switch (row.type) {
    case 'date':
      return (
        <DayInput
          {...given}
          value={typeof value === 'string' && value ? value : null}
          onChange={(day) => set(day ?? nothing)}
          clearable
          clearButtonProps={{ 'aria-label': t('records.clear', { field: given.label }) }}
        />
      );
    case 'yesNo':
      return <Switch {...given} checked={Boolean(value)} onChange={(event) => set(event.currentTarget.checked)} />;
    case 'days':
    case 'seconds':
    case 'count':
      return (
        <NumberField
          {...given}
          placeholder={t('partner.notSet')}
          value={value}
          onChange={(next) => set(next === '' ? nothing : next)}
        />
      );
    case 'expiry':
      return (
        <Select
          {...given}
          allowDeselect={false}
          value={String(value)}
          onChange={set}
          data={expiryTypes.map((each) => ({ value: each, label: t(`partner.expiry_${each}`) }))}
        />
      );
    case 'language':
      return (
        <Select
          {...given}
          clearable
          placeholder={t('partner.notSet')}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => set(next ?? nothing)}
          data={languages.map((each) => ({ value: each, label: languageLabel(each, locale) }))}
        />
      );
    case 'networks':
    case 'symbols':
      return (
        <Textarea
          {...given}
          description={t('partner.networksHow', { help: textOf(row.says) })}
          value={((value as string[] | undefined) ?? []).join('\n')}
          onChange={(event) => set(event.currentTarget.value.split('\n'))}
        />
      );
    case 'periods':
      return (
        <PeriodsField
          name={name}
          label={given.label}
          description={given.description}
          periods={(value as ClosedPeriod[] | undefined) ?? []}
          set={set}
          problemAt={form.problemAt}
        />
      );
    case 'amount':
      return (
        <AmountInput
          {...given}
          placeholder={t('partner.notSet')}
          value={typeof value === 'string' ? value : ''}
          onChange={(next) => set(next || nothing)}
        />
      );
    default:
      return (
        <TextInput
          {...given}
          placeholder={t('partner.notSet')}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => set(event.currentTarget.value || nothing)}
        />
      );
  }
}

interface CancelReasonProps {
  label: string;
  description: string;
  error: string | undefined;
  value: unknown;
  set(code: string | null): void;
}

/** One of the reasons to cancel, by its name. */
function CancelReason({ value, set, ...given }: CancelReasonProps) {
  const { t, either } = useWords();
  const { data } = useRead('/reasons', { freshMs: 60_000 });
  const reasons = (data?.items ?? []).filter(({ list }) => list === 'cancel');
  const chosen = typeof value === 'string' && value ? value : null;
  return (
    <Select
      {...given}
      clearable
      placeholder={t('partner.notSet')}
      value={chosen}
      onChange={set}
      data={[
        ...reasons.map((reason) => ({ value: reason.code, label: either(reason) })),
        ...(chosen && !reasons.some(({ code }) => code === chosen) ? [{ value: chosen, label: chosen }] : []),
      ]}
    />
  );
}

/** Of a form only what is other than it was. */
export function changesOf(before: GivenFields, after: GivenFields): Record<string, unknown> {
  const clean = (name: string, value: unknown) => {
    if (partnerFieldRows[name as PartnerFieldName]?.type === 'periods') return periodsTyped(value);
    return Array.isArray(value) && value.every((each) => typeof each === 'string')
      ? value.map((each: string) => each.trim()).filter(Boolean)
      : value;
  };
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, value]) => [name, clean(name, value)] as const)
      .filter(
        ([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[name as PartnerFieldName] ?? null),
      ),
  );
}
