import { Button, SegmentedControl } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { InboxItems } from './inbox-items.js';
import classes from './page.module.css';

/** All notifications of a person, a page at a time: the unread first. */
export function Component() {
  const { t } = useWords();
  const address = useAddress();
  const [after, isUnreadOnly] = [address.get('after'), address.get('show') === 'unread'];
  const { data, error, refetch } = useRead('/inbox', {
    query: { limit: 50, ...(after ? { after } : {}), ...(isUnreadOnly ? { unread: true } : {}) },
    keep: true,
    freshMs: 0,
  });
  const markAll = useChange(() => api.post('/inbox/read', { body: {} }), { again: ['/inbox'] });
  const unread = data?.unread ?? 0;
  const shown = data?.items ?? [];
  return (
    <>
      <PageHead title={t('nav.notifications')} about={t('inbox.about')}>
        {unread > 0 ? (
          <Button variant="default" loading={markAll.isPending} onClick={() => markAll.mutate(undefined)}>
            {t('inbox.markAll')}
          </Button>
        ) : null}
      </PageHead>
      <div className={classes.page}>
        <SegmentedControl
          aria-label={t('inbox.show')}
          value={isUnreadOnly ? 'unread' : 'all'}
          onChange={(value) => address.set({ show: value === 'unread' ? value : undefined, after: undefined }, true)}
          data={[
            { value: 'all', label: t('inbox.all') },
            { value: 'unread', label: t('inbox.unread', { count: unread }) },
          ]}
        />
        <ProblemAlert error={error ?? markAll.error} retry={() => void refetch()} />
        {!data && !error ? <Loading rows={8} /> : null}
        {data && shown.length === 0 ? <Empty title={t(isUnreadOnly ? 'inbox.allRead' : 'inbox.empty')} /> : null}
        {shown.length > 0 ? <InboxItems items={shown} /> : null}
        {after ? (
          <Button variant="subtle" mt="sm" onClick={() => address.set({ after: undefined })}>
            {t('inbox.newest')}
          </Button>
        ) : null}
        <NextPart after={data?.next} label={t('inbox.older')} />
      </div>
    </>
  );
}
