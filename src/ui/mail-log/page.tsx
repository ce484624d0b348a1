import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { letterCodes, letterRow } from '../../domain/letters/catalogue.js';
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
import { ExportMails } from './export-mails.js';
import classes from './mail-log.module.css';
import { MailTable, shownStatuses } from './mail-table.js';

const names = ['status', 'code', 'from', 'until', 'q', 'request', 'patron'] as const;
/** What goes by e-mail; slips are printed. */
const mailedCodes = letterCodes.filter((code) => letterRow(code).kind !== 'slip');

/** Every mail that left, waits or failed; filters are in the address. */
export function Component() {
  const { t, textOf } = useWords();
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
  } as Query<'/mails'>;
  const { data, error, refetch } = useRead('/mails', { query, keep: true, freshMs: 0 });
  const set = (name: string, value: string | null) =>
    address.set({ [name]: value || undefined, after: undefined }, true);
  const isNarrowed = names.some((name) => address.get(name));
  return (
    <>
      <PageHead title={t('nav.mailLog')} about={t('mailLog.about')}>
        <ExportMails query={query} />
      </PageHead>
      <div className={classes.filters}>
        <TextInput
          label={t('mailLog.find')}
          value={address.get('q') ?? ''}
          onChange={({ currentTarget }) => set('q', currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('mailLog.state')}
          value={address.get('status') ?? 'all'}
          onChange={(value) => set('status', value === 'all' ? null : value)}
          data={[
            { value: 'all', label: t('mailLog.all') },
            ...shownStatuses.map((value) => ({ value, label: t(`mailLog.status_${value}`) })),
          ]}
        />
        <Select
          label={t('mailLog.letterName')}
          className={classes.letter ?? ''}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('mailLog.clear') }}
          value={address.get('code') ?? null}
          onChange={(value) => set('code', value)}
          data={mailedCodes
            .map((value) => ({ value, label: textOf(letterRow(value).name) }))
            .sort((one, other) => one.label.localeCompare(other.label))}
        />
        <DayInput
          label={t('mailLog.fromDay')}
          className={classes.day ?? ''}
          value={address.get('from') ?? null}
          onChange={(day) => set('from', day)}
          clearable
          clearButtonProps={{ 'aria-label': t('mailLog.clear') }}
        />
        <DayInput
          label={t('mailLog.untilDay')}
          className={classes.day ?? ''}
          value={address.get('until') ?? null}
          onChange={(day) => set('until', day)}
          clearable
          clearButtonProps={{ 'aria-label': t('mailLog.clear') }}
        />
        {isNarrowed ? (
          <Button
            variant="subtle"
            onClick={() => address.set(Object.fromEntries([...names, 'after'].map((name) => [name, undefined])))}
          >
            {t('mailLog.clear')}
          </Button>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={8} /> : null}
      {data && data.items.length === 0 ? <Empty title={t(isNarrowed ? 'mailLog.noneFits' : 'mailLog.none')} /> : null}
      {data && data.items.length > 0 ? <MailTable mails={data.items} /> : null}
      {address.get('after') ? (
        <Button variant="subtle" onClick={() => address.set({ after: undefined })}>
          {t('mailLog.newest')}
        </Button>
      ) : null}
      <NextPart after={data?.next} label={t('mailLog.older')} />
    </>
  );
}
