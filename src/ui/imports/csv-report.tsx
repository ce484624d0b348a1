import { Alert, Table } from '@mantine/core';
import { WideTable } from '../parts/wide-table.js';
import { Mark } from '../records/marks.js';
import { Notice } from '../records/notice.js';
import { type Key, useWords } from '../words/index.js';
import type { CsvImportReport, CsvKind } from './send-csv.js';

/** Most rows that are shown; of a longer file those that were refused come first. */
const shownAtMost = 500;

/** What became of each row of a file, or would. */
export function CsvReport({ report, kind }: { report: CsvImportReport; kind: CsvKind }) {
  const { t, wordsOr } = useWords();
  const { created, changed, unchanged, refused, rows } = report;
  const Told = refused > 0 ? Notice : Alert;
  const shown = [...rows]
    .sort((one, other) => Number(other.outcome === 'refused') - Number(one.outcome === 'refused'))
    .slice(0, shownAtMost);
  return (
    <>
      <Told my="md" title={t(report.dryRun ? 'imports.wasDryRun' : 'imports.wasKept')}>
        {t('imports.counts', { created, changed, unchanged, refused })}
        {rows.length > shown.length ? (
          <div>{t('imports.shownFirst', { shown: shown.length, count: rows.length })}</div>
        ) : null}
      </Told>
      <WideTable
        caption={t('imports.rows')}
        head={[t('imports.line'), t(`imports.key_${kind}`), t('imports.outcome'), t('imports.problem')]}
        minWidth={560}
      >
        {shown.map((row) => (
          <Table.Tr key={`${row.line} ${row.key}`}>
            <Table.Td className="numbers">{row.line}</Table.Td>
            <Table.Th scope="row" className="mono">
              {row.key || '–'}
            </Table.Th>
            <Table.Td>
              <Mark>{t(`imports.outcome_${row.outcome}`)}</Mark>
            </Table.Td>
            <Table.Td>
              {(row.problems ?? []).map(({ field, problem }) => (
                <div key={`${field} ${problem}`}>
                  {t('imports.problemAt', { field: wordsOr(`imports.column_${field}` as Key, field), problem })}
                </div>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </>
  );
}
