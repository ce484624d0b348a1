import { Button, SegmentedControl, TextInput } from '@mantine/core';
import type { Query } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import classes from './mail-log.module.css';
import { MailTable, shownStatuses } from './mail-table.js';

const names = ['status', 'q', 'request', 'patron'] as const;

/** Every mail that left, waits or failed; filters are in the address. */
export function Component() {
  const { t } = useWords();
  const address = useAddress();
  const query = {
    limit: 50,
    ...Object.fromEntries(
      [...names, 'after'].flatMap((name) => {
        const value = address.get(name);
        return value ? [[name, value]] : [];
      }),
    ),
  } as Query<'/mails'>;
  const { data, error, refetch } = useRead('/mails', { query, keep: true, freshMs: 0 });
  const isNarrowed = names.some((name) => address.get(name));
  return (
    <>
      <PageHead title={t('nav.mailLog')} about={t('mailLog.about')} />
      <div className={classes.filters}>
        <TextInput
          label={t('mailLog.find')}
          value={address.get('q') ?? ''}
          onChange={({ currentTarget }) => address.set({ q: currentTarget.value || undefined, after: undefined }, true)}
        />
        <SegmentedControl
          aria-label={t('mailLog.state')}
          value={address.get('status') ?? 'all'}
          onChange={(value) => address.set({ status: value === 'all' ? undefined : value, after: undefined }, true)}
          data={[
            { value: 'all', label: t('mailLog.all') },
            ...shownStatuses.map((value) => ({ value, label: t(`mailLog.status_${value}`) })),
          ]}
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
