import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { usePlaceNames } from '../parts/place-names.js';
import { ProblemAlert } from '../parts/problem.js';
import { RecordTable } from '../records/record-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

const HoldingDrawer = lazy(() => import('./holding-drawer.js'));

/** The items that the library owns: found by title, author, barcode or number, added and imported. */
export function Component() {
  const { t } = useWords();
  const { may, mayForAll } = useSession();
  const places = usePlaceNames();
  const address = useAddress();
  const q = address.get('q') ?? '';
  const after = address.get('after');
  const [typed, type] = useState(q);
  useEffect(() => {
    const words = typed.trim();
    if (words === q) return;
    const timer = setTimeout(() => address.set({ q: words || undefined, after: undefined }, true), 250);
    return () => clearTimeout(timer);
  }, [typed, q, address]);
  const query = { limit: 50, ...(q ? { q } : {}), ...(after ? { after } : {}) };
  const { data, error, refetch } = useRead('/holdings', { query, keep: true });
  return (
    <>
      <PageHead title={t('nav.holdings')} about={t('holdings.about')}>
        {may('keepHoldings') ? (
          <>
            {mayForAll('keepHoldings') ? (
              <LinkButton to="/imports/holdings" variant="default">
                {t('holdings.import')}
              </LinkButton>
            ) : null}
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => address.set({ open: '+new' })}>
              {t('holdings.add')}
            </Button>
          </>
        ) : null}
      </PageHead>
      <TextInput
        label={t('holdings.search')}
        placeholder={t('holdings.searchHow')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        maw={520}
        mb="md"
        maxLength={200}
      />
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={6} /> : null}
      {data && data.items.length === 0 ? (
        q ? (
          <Empty title={t('holdings.noneFits', { words: q })} text={t('holdings.noneFitsHow')} />
        ) : (
          <Empty title={t('holdings.none')} text={t('holdings.noneHow')} />
        )
      ) : null}
      {data && data.items.length > 0 ? (
        <RecordTable
          caption={t('nav.holdings')}
          head={t('holdings.title')}
          rows={data.items}
          idOf={({ id }) => id}
          nameOf={({ title }) => title}
          linkOf={({ id }) => `/holdings/${id}`}
          columns={[
            { title: t('holdings.author'), cell: ({ author }) => author ?? '–' },
            { title: t('holdings.barcode'), cell: ({ barcode }) => <span className="mono">{barcode}</span> },
            {
              title: t('holdings.location'),
              cell: ({ library, location }) =>
                t('holdings.place', {
                  library: places.library(library) ?? '',
                  location: places.location(location) ?? '',
                }),
            },
            { title: t('holdings.callNumber'), cell: ({ callNumber }) => callNumber ?? '–' },
            {
              title: t('holdings.status'),
              cell: ({ lent, policy }) =>
                t(lent ? 'holdings.inUse' : policy === 'loanable' ? 'holdings.use_free' : 'holdings.use_notForLoan'),
            },
          ]}
        />
      ) : null}
      {after ? (
        <Button variant="subtle" onClick={() => address.set({ after: undefined })}>
          {t('holdings.first')}
        </Button>
      ) : null}
      <NextPart after={data?.next} label={t('holdings.more')} />
      {may('keepHoldings') && address.get('open') === '+new' ? (
        <Suspense fallback={null}>
          <HoldingDrawer close={() => address.set({ open: undefined })} />
        </Suspense>
      ) : null}
    </>
  );
}
