import { Button, Select, TextInput } from '@mantine/core';
import type { Query } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import classes from './audit.module.css';
import { AuditTable } from './audit-table.js';
import { useAuditWords } from './said.js';

const things = ['partner', 'user', 'key', 'library', 'policies', 'workflowProfile'];
const outcomes = ['done', 'refused', 'begun'] as const;
const names = ['thing', 'id', 'actor', 'outcome'] as const;

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
        return value ? [[name, value]] : [];
      }),
    ),
  } as Query<'/audit'>;
  const { data, error, refetch } = useRead('/audit', { query, keep: true, freshMs: 0 });
  const set = (name: string, value: string | null) =>
    address.set({ [name]: value || undefined, after: undefined }, true);
  const isNarrowed = names.some((name) => address.get(name));
  const line = (name: 'id' | 'actor') => ({
    value: address.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  return (
    <>
      <PageHead title={t('nav.audit')} about={t('access.auditAbout')} />
      <div className={classes.filters}>
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
