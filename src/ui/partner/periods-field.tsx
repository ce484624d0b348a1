import { Button, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { ClosedPeriod } from '../../domain/partner/records.js';
import { DayInput } from '../parts/day-input.js';
import { useWords } from '../words/index.js';
import classes from './periods.module.css';

interface PeriodsFieldProps {
  name: string;
  label: string;
  description: string;
  periods: readonly ClosedPeriod[];
  set(periods: ClosedPeriod[]): void;
  /** What is wrong with a part of it: `closures.0.until`. */
  problemAt(place: string): string | undefined;
}

/** Days and periods on which a partner is closed: a line each, with its first day, its last day and a note. */
export function PeriodsField({ name, label, description, periods, set, problemAt }: PeriodsFieldProps) {
  const { t } = useWords();
  const id = useId();
  const edit = (at: number, more: Partial<ClosedPeriod>) =>
    set(periods.map((period, place) => (place === at ? { ...period, ...more } : period)));
  // What is wrong with the list and with none of its lines.
  const ofAll = periods.some((_, at) => problemAt(`${name}.${at}`)) ? undefined : problemAt(name);
  return (
    <fieldset className={classes.periods} data-field={name} aria-describedby={id}>
      <legend className={classes.legend}>{label}</legend>
      <p className={classes.says} id={id}>
        {description}
      </p>
      {periods.map(({ from, until, note }, at) => {
        const of = (part: string) => t('partner.periodPart', { part, number: at + 1 });
        return (
          <div key={at} className={classes.period}>
            <DayInput
              label={t('partner.periodFrom')}
              aria-label={of(t('partner.periodFrom'))}
              required
              value={from || null}
              error={problemAt(`${name}.${at}.from`)}
              onChange={(day) => edit(at, { from: String(day ?? '') })}
            />
            <DayInput
              label={t('partner.periodUntil')}
              aria-label={of(t('partner.periodUntil'))}
              value={until || null}
              error={problemAt(`${name}.${at}.until`)}
              onChange={(day) => edit(at, { until: String(day ?? '') })}
            />
            <TextInput
              label={t('partner.f_note')}
              aria-label={of(t('partner.f_note'))}
              value={note ?? ''}
              error={problemAt(`${name}.${at}.note`)}
              onChange={(event) => edit(at, { note: event.currentTarget.value })}
            />
            <Button
              variant="subtle"
              aria-label={t('partner.removeOf', { thing: t('partner.period'), number: at + 1 })}
              onClick={() => set(periods.filter((_, place) => place !== at))}
            >
              {t('partner.remove')}
            </Button>
          </div>
        );
      })}
      {ofAll ? (
        <p className={classes.wrong} role="alert">
          {ofAll}
        </p>
      ) : null}
      <Button variant="light" size="compact-sm" onClick={() => set([...periods, { from: '', until: '' }])}>
        {t('partner.addPeriod')}
      </Button>
    </fieldset>
  );
}

/** Without a last day it is one day; without a note it has none. */
export const periodsTyped = (value: unknown): ClosedPeriod[] =>
  ((value ?? []) as ClosedPeriod[]).map(({ from, until, note }) => ({
    from,
    until: until || from,
    ...(note?.trim() ? { note: note.trim() } : {}),
  }));
