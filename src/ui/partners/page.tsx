import { Button, Checkbox, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from 'react-router';
import { dialectLabel } from '../../domain/partner/dialects.js';
import { useRead } from '../api/read.js';
import { useEvery } from '../live/every.js';
import { Health } from '../partner/health.js';
import classes from '../partner/partner.module.css';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { AddPartner } from './add-partner.js';
import { RemovedPartners } from './removed.js';

/** Whom we lend to and borrow from, those in trouble first. */
export function Component() {
  const { t, textOf } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const address = useAddress();
  const words = address.get('q') ?? '';
  const [asked] = useDebouncedValue(words, pauseMs);
  const after = address.get('after');
  const withInactive = address.get('inactive') === '1';
  const { data, error, refetch } = useRead('/partners', {
    query: {
      sort: 'trouble',
      limit: 50,
      ...(asked.trim() ? { q: asked.trim() } : {}),
      ...(withInactive ? {} : { status: 'active' }),
      ...(after ? { after } : {}),
    },
    keep: true,
  });
  useEvery(10_000, ['/partners']);
  const partners = data?.items ?? [];
  const isEmpty = data !== undefined && partners.length === 0;
  const isNarrowed = asked.trim() !== '' || !withInactive;
  const anyPartner = useRead('/partners', { query: { limit: 1 }, when: isEmpty && isNarrowed });
  const hasNone = isEmpty && (!isNarrowed || anyPartner.data?.count === 0);
  const add = may('keepPartners') ? (
    <Button onClick={() => address.set({ new: '1' })}>{t('partner.add')}</Button>
  ) : null;
  if (address.get('removed'))
    return (
      <>
        <PageHead title={t('nav.partners')} about={t('partner.about')} />
        <RemovedPartners back={() => address.set({ removed: undefined })} />
      </>
    );
  return (
    <>
      <PageHead
        title={t('nav.partners')}
        count={data ? clock.number(data.count) : undefined}
        about={t('partner.about')}
      >
        {add}
      </PageHead>
      <div className={classes.facts}>
        <TextInput
          aria-label={t('partner.search')}
          placeholder={t('partner.search')}
          value={words}
          w={260}
          onChange={(event) => address.set({ q: event.currentTarget.value || undefined, after: undefined }, true)}
        />
        <Checkbox
          label={t('partner.showInactive')}
          checked={withInactive}
          onChange={(event) =>
            address.set({ inactive: event.currentTarget.checked ? '1' : undefined, after: undefined })
          }
        />
        <Button variant="subtle" size="compact-sm" onClick={() => address.set({ removed: '1' })}>
          {t('partner.removed')}
        </Button>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={8} /> : null}
      {hasNone ? (
        <Empty title={t('partner.none')} text={t('partner.noneHow')}>
          {add}
        </Empty>
      ) : null}
      {isEmpty && !hasNone && !anyPartner.isLoading ? (
        <Empty title={asked.trim() ? t('partner.noneFits', { words: asked }) : t('partner.noneActive')} />
      ) : null}
      {after ? (
        <Button variant="subtle" size="compact-sm" onClick={() => address.set({ after: undefined })}>
          {t('partner.toFirst')}
        </Button>
      ) : null}
      {partners.length > 0 ? (
        <WideTable
          caption={t('partner.table')}
          head={[t('partner.name'), t('partner.symbols'), t('partner.dialect'), t('partner.health')]}
          minWidth={560}
          highlightOnHover
          verticalSpacing={6}
        >
          {partners.map((partner) => (
            <Table.Tr key={partner.code}>
              <Table.Th scope="row" fw={400}>
                <Link to={`/partners/${encodeURIComponent(partner.code)}`} className={classes.link}>
                  {partner.name}
                </Link>
                <div className={classes.small}>{partner.code}</div>
              </Table.Th>
              <Table.Td className="mono">
                {partner.symbols.map(({ type, value }) => `${type}:${value}`).join(', ')}
              </Table.Td>
              <Table.Td>{partner.systemType ?? textOf(dialectLabel(partner.dialect))}</Table.Td>
              <Table.Td>
                <Health partner={partner} />{' '}
                {partner.channel.waiting > 0 ? t('partner.waiting', { count: partner.channel.waiting }) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      ) : null}
      <NextPart after={data?.next} label={t('partner.next')} />
      {address.get('new') && may('keepPartners') ? (
        <AddPartner onClose={() => address.set({ new: undefined }, true)} />
      ) : null}
    </>
  );
}

/** So long after the last key the list is asked, in milliseconds. */
const pauseMs = 150;
