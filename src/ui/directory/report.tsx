import { Table } from '@mantine/core';
import { useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { cache, useRead } from '../api/read.js';
import type { Refused } from '../api/refused.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { Mark } from '../records/marks.js';
import { Notice } from '../records/notice.js';
import { RemoveButton } from '../records/remove-button.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { Counts, EditionLine } from './edition.js';
import { useFieldName, useSectionName } from './field-name.js';
import { filesInHand } from './in-hand.js';
import { Tokens } from './tokens.js';

/** One import: what became of each record, and the way back. */
export function Report({ id }: { id: string }) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const [failed, setFailed] = useState<Refused | null>(null);
  const [tokens, setTokens] = useState(() => filesInHand.tokensOf(id));
  const { data, error, refetch } = useRead('/directory/imports/{id}', { path: { id } });
  const latest = useRead('/directory/imports', { query: { limit: 1 } }).data?.items[0]?.id;
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  const canUndo = may('keepPartners') && latest === id && !data.undoneAt && data.source !== 'acceptance';
  return (
    <>
      <EditionLine file={data.file} />
      <p style={{ margin: '0 0 8px' }}>{t('directory.takenBy', { by: data.by, day: clock.moment(data.at) })}</p>
      <Counts counts={data.counts} />
      {data.undoneAt ? (
        <Notice my="md" title={t('directory.undone')}>
          {t('directory.undoneBy', { by: data.undoneBy ?? '', day: clock.moment(data.undoneAt) })}
        </Notice>
      ) : null}
      <Tokens
        tokens={tokens}
        onClose={() => {
          filesInHand.forgetTokens();
          setTokens([]);
        }}
      />
      <Rows rows={data.rows} />
      <ProblemAlert error={failed} />
      {canUndo ? (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 16 }}>
          <RemoveButton
            removing={{
              label: t('directory.undo'),
              ask: t('directory.undoAsk'),
              run: () => api.post('/directory/imports/{id}/undo', { path: { id } }),
              done: () => {
                setFailed(null);
                void cache.invalidateQueries();
              },
            }}
            failed={setFailed}
          />
        </div>
      ) : null}
    </>
  );
}

function Rows({ rows }: { rows: readonly Thing<'DirectoryRow'>[] }) {
  const { t } = useWords();
  const sectionName = useSectionName();
  const fieldName = useFieldName();
  return (
    <WideTable
      caption={t('directory.rows')}
      head={[
        t('directory.record'),
        t('directory.section'),
        t('directory.change'),
        t('directory.outcome'),
        t('directory.fields'),
      ]}
      minWidth={640}
      mt="md"
    >
      {rows.map((row) => (
        <Table.Tr key={`${row.section} ${row.key}`}>
          <Table.Th scope="row">{row.title}</Table.Th>
          <Table.Td>{sectionName(row.section)}</Table.Td>
          <Table.Td>{t(`directory.kind_${row.kind}`)}</Table.Td>
          <Table.Td>
            <Mark>{t(`directory.outcome_${row.outcome}`)}</Mark>
            {(row.problems ?? []).map(({ field, problem }) => (
              <div key={`${field} ${problem}`}>{problem}</div>
            ))}
          </Table.Td>
          <Table.Td>
            {(row.fields ?? [])
              .map(({ field, taken }) =>
                t(taken ? 'directory.fieldTaken' : 'directory.fieldKept', { field: fieldName(field) }),
              )
              .join(', ') || '–'}
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}
