import { Anchor, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Refused } from '../api/refused.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './imports.module.css';

interface BatchTableProps<T extends Batch> {
  heading: string;
  none: string;
  found: { data?: { items: T[]; next?: string } | undefined; error: Refused | null; refetch(): unknown };
  /** The page of one of them. */
  to(id: string): string;
  result(batch: T): ReactNode;
  /** Where its part is in the address, on a page with two lists. */
  part?: string;
}
interface Batch {
  id: string;
  file?: string;
  by: string;
  startedAt: string;
}

/** Files that came in, the newest first; each has a page of its own. */
export function BatchTable<T extends Batch>({ heading, none, found, to, result, part = 'after' }: BatchTableProps<T>) {
  const { t } = useWords();
  const clock = useClock();
  const { data, error, refetch } = found;
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  const head = (['file', 'started', 'by', 'result'] as const).map((name) => t(`catalogue.field_${name}`));
  return (
    <>
      <h2 className={classes.heading}>{heading}</h2>
      {data.items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <WideTable caption={heading} head={head} minWidth={560}>
          {data.items.map((batch) => (
            <Table.Tr key={batch.id}>
              <Table.Th scope="row">
                <Anchor component={Link} to={to(batch.id)}>
                  {batch.file ?? t('imports.noFileName')}
                </Anchor>
              </Table.Th>
              <Table.Td>{clock.moment(batch.startedAt)}</Table.Td>
              <Table.Td>{batch.by}</Table.Td>
              <Table.Td>{result(batch)}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      )}
      <NextPart after={data.next} label={t('imports.older')} name={part} />
    </>
  );
}
