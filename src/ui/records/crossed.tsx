import { Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useWords } from '../words/index.js';
import classes from './crossed.module.css';
import type { FieldRow, FieldValues } from './field-rows.js';
import { Notice } from './notice.js';

export interface CrossedProps {
  fields: readonly FieldRow[];
  mine: FieldValues;
  theirs: FieldValues;
  useTheirs(name: string): void;
  keepMine(name: string): void;
}

/** A colleague saved while somebody typed here: both values of each field, and the choice. Nothing typed is overwritten. */
export function Crossed({ fields, mine, theirs, useTheirs, keepMine }: CrossedProps) {
  const { t } = useWords();
  if (fields.length === 0) return null;
  return (
    <Notice icon={<IconUsers aria-hidden />} title={t('records.colleague')} role="status" my="sm">
      {fields.map((row) => (
        <div key={row.name} className={classes.field}>
          <strong>{row.label}</strong>
          <dl className={classes.both}>
            <dt>{t('records.theirs')}</dt>
            <dd>{shownOf(row, theirs[row.name], t)}</dd>
            <dt>{t('records.mine')}</dt>
            <dd>{shownOf(row, mine[row.name], t)}</dd>
          </dl>
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => useTheirs(row.name)}>
              {t('records.useTheirs', { field: row.label })}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => keepMine(row.name)}>
              {t('records.keepMine', { field: row.label })}
            </Button>
          </Group>
        </div>
      ))}
    </Notice>
  );
}

function shownOf(row: FieldRow, value: unknown, t: ReturnType<typeof useWords>['t']): string {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'records.yes' : 'records.no');
  const label = (each: unknown) => row.options?.find((option) => option.value === each)?.label ?? String(each);
  if (Array.isArray(value))
    return value.map((each) => (typeof each === 'object' ? JSON.stringify(each) : label(each))).join(', ') || '–';
  return typeof value === 'object' ? JSON.stringify(value) : label(value);
}
