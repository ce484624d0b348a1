import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Thing } from '../api/client.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './fleet.module.css';

/** Requests on which their two libraries differ: what each says, since which message, and what to do. */
export function DifferingRequests({ found, of }: { found: readonly Thing<'DifferingRequest'>[]; of: number }) {
  const { t } = useWords();
  const clock = useClock();
  if (found.length === 0) return null;
  return (
    <Differing title={t('compared.requests')} count={of} how={t('compared.requestsHow')} shown={found.length}>
      <WideTable
        caption={t('compared.requests')}
        head={[
          { text: t('compared.request'), width: 200 },
          t('compared.borrower'),
          t('compared.lender'),
          t('compared.since'),
          t('compared.remedy'),
        ]}
        minWidth={860}
        verticalSpacing={8}
      >
        {found.map(({ request, title, borrower, lender, since, message, differences, remedy }) => (
          <Table.Tr key={`${borrower} ${request} ${lender}`}>
            <Table.Th scope="row" fw={400}>
              <b>{title}</b>
              <div className={classes.small}>{request}</div>
            </Table.Th>
            <Says who={borrower} lines={differences.map((each) => each.borrower)} />
            <Says who={lender} lines={differences.map((each) => each.lender)} />
            <Table.Td>
              <time dateTime={since} title={clock.exact(since)}>
                {clock.moment(since)}
              </time>
              <div className={classes.small}>{message}</div>
            </Table.Td>
            <Table.Td>{remedy}</Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </Differing>
  );
}

function Says({ who, lines }: { who: string; lines: readonly string[] }) {
  return (
    <Table.Td>
      <div className={classes.small}>{who}</div>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </Table.Td>
  );
}

/** What libraries have wrong about each other. */
export function DifferingPartners({ found }: { found: readonly Thing<'DifferingPartner'>[] }) {
  const { t } = useWords();
  const clock = useClock();
  if (found.length === 0) return null;
  return (
    <Differing title={t('compared.partners')} count={found.length} how={t('compared.partnersHow')} shown={found.length}>
      <WideTable
        caption={t('compared.partners')}
        head={[
          { text: t('compared.library'), width: 200 },
          t('compared.listed'),
          t('compared.says'),
          t('compared.remedy'),
        ]}
        minWidth={760}
        verticalSpacing={8}
      >
        {found.map(({ node, about, label, listed, says, since, remedy }) => (
          <Table.Tr key={`${node} ${about} ${label} ${listed}`}>
            <Table.Th scope="row" fw={400}>
              <b>{t('compared.aboutOther', { node, about })}</b>
              <div className={classes.small}>
                {label}
                {since ? <> · {t('compared.differenceSince', { at: clock.moment(since) })}</> : null}
              </div>
            </Table.Th>
            <Table.Td>{listed}</Table.Td>
            <Table.Td>{says}</Table.Td>
            <Table.Td>{remedy}</Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </Differing>
  );
}

interface DifferingProps {
  title: string;
  count: number;
  /** What is compared, in a line. */
  how: string;
  /** Fewer than there are, when a report keeps only the first. */
  shown: number;
  children: ReactNode;
}

function Differing({ title, count, how, shown, children }: DifferingProps) {
  const { t } = useWords();
  const clock = useClock();
  return (
    <section className={classes.tile}>
      <h2>
        {title} <span className={`${classes.small} numbers`}>{clock.number(count)}</span>
      </h2>
      <p className={classes.small}>{how}</p>
      {children}
      {shown < count ? <p className={classes.small}>{t('compared.cut', { count: shown })}</p> : null}
    </section>
  );
}
