import type { ReactNode } from 'react';
import { DayInput } from '../parts/day-input.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { keepEnter } from './keep-enter.js';

export interface DayFieldProps {
  name: string;
  label: string;
  value: unknown;
  problem: ReactNode;
  change: (name: string, value: unknown) => void;
}

/** A day, typed first: 2026-12-15. */
export function DayField({ name, label, value, problem, change }: DayFieldProps) {
  const { t } = useWords();
  const clock = useClock();
  return (
    <DayInput
      name={name}
      label={label}
      error={problem}
      value={typeof value === 'string' && value ? value.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1') : null}
      onChange={(day) => change(name, day ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': t('records.clear', { field: label }) }}
      minDate={clock.today()}
      onKeyDown={keepEnter}
    />
  );
}
