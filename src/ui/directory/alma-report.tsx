import { Alert, Code, Table } from '@mantine/core';
import type { Thing } from '../api/client.js';
import { WideTable } from '../parts/wide-table.js';
import { Mark } from '../records/marks.js';
import { Notice } from '../records/notice.js';
import { useWords } from '../words/index.js';

/** A report row by row: what would be, or what was kept. */
export function AlmaReport({ report }: { report: Thing<'AlmaReport'> }) {
  const { t } = useWords();
  const counts = t('directory.almaCounts', {
    created: report.created,
    changed: report.changed,
    unchanged: report.unchanged,
    refused: report.refused,
  });
  const Told = report.refused > 0 ? Notice : Alert;
  return (
    <>
      <Told
        my="md"
        title={t(report.dryRun ? 'directory.wasDryRun' : report.kept ? 'directory.wasKept' : 'directory.wasNotKept')}
      >
        {counts}
        {report.columnsLeftOut.length > 0 ? (
          <div>{t('directory.columnsLeftOut', { columns: report.columnsLeftOut.join(', ') })}</div>
        ) : null}
      </Told>
      <WideTable
        caption={t('directory.almaRows')}
        head={[t('directory.line'), t('directory.record'), t('directory.outcome'), t('directory.remarks')]}
        minWidth={640}
      >
        {report.rows.map((row) => (
          <Table.Tr key={`${row.line} ${row.key}`}>
            <Table.Td className="numbers">{row.line}</Table.Td>
            <Table.Th scope="row">{row.key || '–'}</Table.Th>
            <Table.Td>
              <Mark>{t(`directory.alma_outcome_${row.outcome}`)}</Mark>
            </Table.Td>
            <Table.Td>
              {[...(row.problems ?? []), ...(row.remarks ?? [])].map(({ field, problem }) => (
                <div key={`${field} ${problem}`}>
                  <span className="mono">{field}</span> {problem}
                </div>
              ))}
              {row.token ? (
                <div>
                  {t('directory.tokenOf')} <Code>{row.token}</Code>
                </div>
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </>
  );
}
