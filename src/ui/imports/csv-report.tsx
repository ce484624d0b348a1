import { Alert, Button, Table } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { CsvKind } from '../../domain/fulfilment/imports/csv-pieces.js';
import { saveCsv } from '../parts/save-csv.js';
import { WideTable } from '../parts/wide-table.js';
import { Mark } from '../records/marks.js';
import { Notice } from '../records/notice.js';
import { type Key, useWords } from '../words/index.js';
import { csvBatchAddress } from './csv-batch-address.js';
import type { CsvImportReport } from './send-csv.js';

/** Most rows that are shown; of a longer file those that were refused come first. */
const shownAtMost = 500;

/** What became of each row of a file, or would. */
export function CsvReport({ report, kind }: { report: CsvImportReport; kind: CsvKind }) {
  const { t } = useWords();
  const { created, changed, unchanged, refused, rows, batch } = report;
  const Told = refused > 0 ? Notice : Alert;
  return (
    <>
      <Told my="md" title={t(report.dryRun ? 'imports.wasDryRun' : 'imports.wasKept')}>
        {t('imports.counts', { created, changed, unchanged, refused })}
        {batch ? (
          <div>
            <Link to={csvBatchAddress(kind, batch)}>{t('imports.openBatch')}</Link>
          </div>
        ) : null}
      </Told>
      <CsvRows rows={rows} count={rows.length} kind={kind} />
    </>
  );
}

/** Rows of a file with what is wrong with each, and as a file. `count`: how many there are. */
export function CsvRows({ rows, count, kind }: { rows: CsvImportReport['rows']; count: number; kind: CsvKind }) {
  const { t, wordsOr } = useWords();
  const shown = [...rows]
    .sort((one, other) => Number(other.outcome === 'refused') - Number(one.outcome === 'refused'))
    .slice(0, shownAtMost);
  const problemsOf = (row: CsvImportReport['rows'][number]) =>
    (row.problems ?? []).map(({ field, problem }) =>
      t('imports.problemAt', { field: wordsOr(`imports.column_${field}` as Key, field), problem }),
    );
  const head = [t('imports.line'), t(`imports.key_${kind}`), t('imports.outcome'), t('imports.problem')];
  const save = () =>
    saveCsv(t(`imports.reportFile_${kind}`), [
      head,
      ...rows.map((row) => [
        ...[String(row.line), row.key, t(`imports.outcome_${row.outcome}`)],
        problemsOf(row).join(' '),
      ]),
    ]);
  return (
    <>
      {count > shown.length ? <p>{t('imports.shownFirst', { shown: shown.length, count })}</p> : null}
      <Button variant="default" mb="sm" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
        {t('imports.saveReport')}
      </Button>
      <WideTable caption={t('imports.rows')} head={head} minWidth={560}>
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
              {problemsOf(row).map((problem) => (
                <div key={problem}>{problem}</div>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </>
  );
}
