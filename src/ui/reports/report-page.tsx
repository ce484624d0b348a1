import { Table } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { Query } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { ExportMenu } from '../parts/export-menu.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { DaysField } from './days-field.js';
import classes from './reports.module.css';

/** The requests behind a number, the longest away first. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const { name } = useParams();
  const because = name === 'overdue' || name === 'inTransit' ? name : undefined;
  const days = address.get('days');
  const query = {
    because,
    limit: 100,
    ...(days && /^\d{1,4}$/.test(days) ? { days: Number(days) } : {}),
    ...(address.get('after') ? { after: address.get('after') } : {}),
  } as Query<'/lost-candidates'>;
  const { data, error, refetch } = useRead('/lost-candidates', { query, when: because !== undefined, keep: true });
  const usual = useRead('/reports').data?.items.find((each) => each.because === because)?.days;
  const back = (
    <LinkButton to="/reports" variant="default">
      {t('report.back')}
    </LinkButton>
  );
  if (!because)
    return (
      <Empty isPage title={t('report.unknown')}>
        {back}
      </Empty>
    );
  return (
    <>
      <PageHead title={t(`report.${because}`)} about={t(`report.${because}How`)}>
        {back}
        <LinkButton
          to={`/jobs?job=new&report=${because}`}
          variant="default"
          leftSection={<IconMail size={18} aria-hidden />}
        >
          {t('list.onSchedule')}
        </LinkButton>
        <ExportMenu
          address="/lost-candidates/file"
          query={{ because, ...(days && /^\d{1,4}$/.test(days) ? { days } : {}) }}
        />
      </PageHead>
      <DaysField
        mb="md"
        days={days && /^\d{1,4}$/.test(days) ? Number(days) : (data?.items[0]?.limit ?? usual)}
        change={(value) => address.set({ days: value, after: undefined }, true)}
      />
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={6} /> : null}
      {data && data.items.length === 0 ? <Empty title={t('report.none')} /> : null}
      {data && data.items.length > 0 ? (
        <WideTable
          caption={t(`report.${because}`)}
          head={[t('nav.request'), t('nav.partner'), t('report.state'), t('report.since'), t('report.daysColumn')]}
          minWidth={560}
          className={classes.table ?? ''}
          tabularNums
          highlightOnHover
        >
          {data.items.map(({ request, since, days: away }) => (
            <Table.Tr key={request.id}>
              <Table.Th scope="row" fw={400}>
                <Link to={`/lending/${request.id}`} className={classes.link}>
                  {request.title}
                </Link>
                <div className={`${classes.small} mono`}>{request.externalId}</div>
              </Table.Th>
              <Table.Td>{request.partnerName ?? request.partner}</Table.Td>
              <Table.Td>
                <StatusBadge side={request.side} state={request.state} />
              </Table.Td>
              <Table.Td>{clock.day(since)}</Table.Td>
              <Table.Td>{clock.number(away)}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      ) : null}
      <NextPart after={data?.next} label={t('report.more')} />
    </>
  );
}
