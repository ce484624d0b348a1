import { Button, Select, TextInput } from '@mantine/core';
import type { Query } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { dayBounds } from '../parts/day-bounds.js';
import { DayInput } from '../parts/day-input.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import classes from './audit.module.css';
import { AuditTable } from './audit-table.js';
import { ExportAudit } from './export-audit.js';
import { useAuditWords } from './said.js';

const things = [
  ...[
    'partner',
    'library',
    'closures',
    'policies',
    'settings',
    'reasons',
    'letterWords',
    'letterStyle',
    'queryTemplate',
  ],
  ...[
    'workflowProfile',
    'sendingRule',
    'rotaTemplate',
    'rotaRule',
    'patronGroup',
    'loanRule',
    'temporaryItemRule',
    'directoryImport',
  ],
  ...['patron', 'holding', 'import', 'catalogueImport', 'user', 'key', 'job', 'staffJob', 'mailedLetter'],
];
const outcomes = ['done', 'refused', 'begun'] as const;
const names = ['q', 'thing', 'id', 'actor', 'outcome', 'from', 'until'] as const;

/** Every change of the configuration; filters are in the address. */
export function Component() {
  const { t } = useWords();
  const { objectOf } = useAuditWords();
  const address = useAddress();
  const query = {
    limit: 50,
    ...Object.fromEntries(
      [...names, 'after'].flatMap((name) => {
        const value = address.get(name);
        return value && name !== 'from' && name !== 'until' ? [[name, value]] : [];
      }),
    ),
    ...dayBounds({ from: address.get('from'), until: address.get('until') }),
  } as Query<'/audit'>;
  const { data, error, refetch } = useRead('/audit', { query, keep: true, freshMs: 0 });
  const set = (name: string, value: string | null) =>
    address.set({ [name]: value || undefined, after: undefined }, true);
  const isNarrowed = names.some((name) => address.get(name));
  const line = (name: 'q' | 'id' | 'actor') => ({
    value: address.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  return (
    <>
      <PageHead title={t('nav.audit')} about={t('access.auditAbout')}>
        <ExportAudit query={query} />
      </PageHead>
      <div className={classes.filters}>
        <TextInput label={t('access.words')} type="search" {...line('q')} />
        <Select
          label={t('access.thing')}
          clearable
          clearButtonProps={{ 'aria-label': t('access.clear') }}
          value={address.get('thing') ?? null}
          onChange={(value) => set('thing', value)}
          data={things.map((value) => ({ value, label: objectOf(value) }))}
        />
        <TextInput label={t('access.thingId')} {...line('id')} />
        <TextInput label={t('access.actor')} {...line('actor')} />
        <Select
          label={t('access.outcome')}
          clearable
          clearButtonProps={{ 'aria-label': t('access.clear') }}
          value={address.get('outcome') ?? null}
          onChange={(value) => set('outcome', value)}
          data={outcomes.map((value) => ({ value, label: t(`access.outcome_${value}`) }))}
        />
        <DayInput
          label={t('access.fromDay')}
          value={address.get('from') ?? null}
          onChange={(day) => set('from', day)}
          clearable
          clearButtonProps={{ 'aria-label': t('access.clear') }}
        />
        <DayInput
          label={t('access.untilDay')}
          value={address.get('until') ?? null}
          onChange={(day) => set('until', day)}
          clearable
          clearButtonProps={{ 'aria-label': t('access.clear') }}
        />
        {isNarrowed ? (
          <Button
            variant="subtle"
            onClick={() => address.set(Object.fromEntries([...names, 'after'].map((name) => [name, undefined])))}
          >
            {t('access.clear')}
          </Button>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={8} /> : null}
      {data && data.items.length === 0 ? (
        <Empty title={t(isNarrowed ? 'access.auditNoneFits' : 'access.auditNone')} />
      ) : null}
      {data && data.items.length > 0 ? <AuditTable entries={data.items} /> : null}
      {address.get('after') ? (
        <Button variant="subtle" onClick={() => address.set({ after: undefined })}>
          {t('access.newest')}
        </Button>
      ) : null}
      <NextPart after={data?.next} label={t('access.older')} />
    </>
  );
}
