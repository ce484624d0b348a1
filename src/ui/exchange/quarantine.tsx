import { Table } from '@mantine/core';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { usePartners } from '../parts/partners-of.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './exchange.module.css';

/** What arrived and could not be read: from where, why, and how it begins, as text. */
export function Quarantine() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const after = address.get('after');
  const { data, error, refetch } = useRead('/quarantine', {
    query: { limit: 50, ...(after ? { after } : {}) },
    keep: true,
  });
  const partners = usePartners((data?.items ?? []).flatMap(({ partner }) => partner ?? []));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  if (data.items.length === 0) return <Empty title={t('exchange.quarantineNone')} />;
  return (
    <>
      <WideTable
        caption={t('exchange.quarantineTable')}
        head={[t('exchange.when'), t('exchange.source'), t('exchange.reason'), t('exchange.beginning')]}
        minWidth={560}
        verticalSpacing={6}
      >
        {data.items.map(({ id, at, partner, source, reason, prefix }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={400} className={classes.nowrap ?? ''}>
              {clock.moment(at)}
            </Table.Th>
            <Table.Td>
              {partner ? (partners.get(partner)?.name ?? partner) : t('exchange.unknownPartner')}
              <div className={classes.small}>{source}</div>
            </Table.Td>
            <Table.Td>{reason}</Table.Td>
            <Table.Td>
              <code className="mono">{prefix.slice(0, 160)}</code>
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
      <NextPart after={data.next} label={t('exchange.older')} />
    </>
  );
}
