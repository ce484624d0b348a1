import { Alert, Table } from '@mantine/core';
import { Link } from 'react-router';
import { WideTable } from '../parts/wide-table.js';
import { Notice } from '../records/notice.js';
import { useWords } from '../words/index.js';
import { RecordProblems } from './record-problems.js';
import type { ReportOfRecords } from './send-records.js';

interface RecordsReportProps {
  report: ReportOfRecords;
  isTrial: boolean;
  /** The number of the batch that was kept. */
  batch?: string | undefined;
}

/** What the records of a file came to, how the first of them are understood, and which could not be taken. */
export function RecordsReportView({ report, isTrial, batch }: RecordsReportProps) {
  const { t } = useWords();
  const { created, changed, unchanged, removed, refused, problems, understood = [] } = report;
  const Told = refused > 0 ? Notice : Alert;
  return (
    <>
      <Told my="md" title={t(isTrial ? 'imports.wasDryRun' : 'imports.wasKept')}>
        {t('catalogue.sums', { created, changed, unchanged, removed, refused })}
        {batch ? (
          <div>
            <Link to={`/imports/holdings/${batch}`}>{t('imports.openBatch')}</Link>
          </div>
        ) : null}
      </Told>
      {understood.length > 0 ? (
        <WideTable
          caption={t('imports.understood')}
          head={[
            t('catalogue.field_record'),
            t('catalogue.field_title'),
            t('catalogue.field_author'),
            t('catalogue.field_year'),
            t('catalogue.field_copies'),
          ]}
          minWidth={640}
          mt="md"
        >
          {understood.map((record) => (
            <Table.Tr key={record.recordId}>
              <Table.Td className="mono">{record.recordId}</Table.Td>
              <Table.Th scope="row">{record.title}</Table.Th>
              <Table.Td>{record.author ?? '–'}</Table.Td>
              <Table.Td className="numbers">{record.year ?? '–'}</Table.Td>
              <Table.Td className="numbers">{record.copies.length}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      ) : null}
      <RecordProblems problems={problems} />
    </>
  );
}
