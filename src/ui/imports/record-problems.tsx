import { Table } from '@mantine/core';
import type { Thing } from '../api/client.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';

/** Records that could not be taken, and remarks on others. */
export function RecordProblems({ problems }: { problems: readonly Thing<'RecordProblem'>[] }) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <WideTable
      caption={t('imports.recordProblems')}
      head={[
        t('catalogue.field_offset'),
        t('catalogue.field_record'),
        t('imports.outcome'),
        t('catalogue.field_problem'),
      ]}
      minWidth={560}
      mt="md"
    >
      {problems.map(({ place, recordId, trouble, detail, taken }) => (
        <Table.Tr key={`${place} ${trouble} ${detail}`}>
          <Table.Td className="numbers">{place}</Table.Td>
          <Table.Th scope="row" className="mono">
            {recordId ?? '–'}
          </Table.Th>
          <Table.Td>{t(taken ? 'imports.isTaken' : 'imports.outcome_refused')}</Table.Td>
          <Table.Td>
            {t(`catalogue.trouble_${trouble}`)} {detail}
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}
