import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { behindMeasures } from '../../domain/figures/of-request.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { narrowings } from './numbers.js';
import classes from './reports.module.css';

const names = [...narrowings, 'side', 'measure', 'reason', 'after'] as const;

/** The requests behind a number of the report, the newest first. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const query = Object.fromEntries(
    names.flatMap((name) => {
      const value = address.get(name);
      return value ? [[name, value]] : [];
    }),
  ) as Partial<Record<(typeof names)[number], string>>;
  const { data, error, refetch } = useRead('/figures/requests', { query: { ...query, limit: 100 } as never });
  const { after: _after, side, measure, reason: _reason, ...narrowed } = query;
  const known = behindMeasures.find((each) => each === measure) ?? 'requests';
  const isLending = side === 'lending';
  return (
    <>
      <PageHead
        title={t(`report.behind_${known}`, { side: isLending ? 'lending' : 'borrowing' })}
        about={
          query.from && query.to ? t('report.period', { from: clock.day(query.from), to: clock.day(query.to) }) : ''
        }
      >
        <LinkButton to={`/reports?${new URLSearchParams(narrowed)}`} variant="default">
          {t('report.back')}
        </LinkButton>
      </PageHead>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={8} height={32} /> : null}
      {data?.items.length === 0 ? <Empty title={t('report.noneBehind')} /> : null}
      {data && data.items.length > 0 ? (
        <WideTable
          caption={t(`report.behind_${known}`, { side: isLending ? 'lending' : 'borrowing' })}
          head={[t('report.request'), t('report.partner'), t('report.state'), t('report.created')]}
          minWidth={720}
          className={classes.table ?? ''}
          verticalSpacing={6}
          tabularNums
        >
          {data.items.map((request) => (
            <Table.Tr key={request.id}>
              <Table.Th scope="row" fw={400}>
                <Link to={`/${request.side}/${request.id}`} className={classes.link ?? ''}>
                  {request.title}
                </Link>{' '}
                <span className="mono">{request.externalId}</span>
              </Table.Th>
              <Table.Td>{request.partnerName ?? request.partner ?? '–'}</Table.Td>
              <Table.Td>
                <StatusBadge side={request.side} state={request.state} />
              </Table.Td>
              <Table.Td>{clock.day(request.createdAt)}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      ) : null}
      {data?.next ? (
        <LinkButton
          to={`/reports/requests?${new URLSearchParams({ ...query, after: data.next })}`}
          variant="default"
          mt="md"
        >
          {t('report.more')}
        </LinkButton>
      ) : null}
    </>
  );
}
