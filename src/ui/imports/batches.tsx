import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './imports.module.css';

/** Files of records that came in, the newest first; each has a page of its own. */
export function Batches() {
  const { t } = useWords();
  const clock = useClock();
  const after = useAddress().get('after');
  const { data, error, refetch } = useRead('/catalogue/imports', {
    query: { limit: 20, ...(after ? { after } : {}) },
    keep: true,
  });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  return (
    <>
      <h2 className={classes.heading}>{t('imports.batches')}</h2>
      {data.items.length === 0 ? <p>{t('imports.noBatches')}</p> : null}
      {data.items.length > 0 ? (
        <WideTable
          caption={t('imports.batches')}
          head={[
            t('catalogue.field_file'),
            t('catalogue.field_started'),
            t('catalogue.field_by'),
            t('catalogue.field_result'),
          ]}
          minWidth={560}
        >
          {data.items.map(({ id, file, startedAt, endedAt, by, ...counts }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">
                <Anchor component={Link} to={`/imports/holdings/${id}`}>
                  {file}
                </Anchor>
              </Table.Th>
              <Table.Td>{clock.moment(startedAt)}</Table.Td>
              <Table.Td>{by}</Table.Td>
              <Table.Td>{endedAt ? t('catalogue.sums', sumsOf(counts)) : t('imports.notEnded')}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      ) : null}
      <NextPart after={data.next} label={t('imports.older')} />
    </>
  );
}

interface Sums {
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  refused: number;
}
const sumsOf = ({ created, changed, unchanged, removed, refused }: Sums) => ({
  created,
  changed,
  unchanged,
  removed,
  refused,
});
