import { Anchor } from '@mantine/core';
import { Link, useLocation, useParams } from 'react-router';
import type { CsvKind } from '../../domain/fulfilment/imports/csv-pieces.js';
import { useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { CsvRows } from './csv-report.js';

/** One CSV file of patrons or items: who brought it in, what became of it, and which of its lines could not be taken. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const { id = '' } = useParams();
  const kind: CsvKind = useLocation().pathname.startsWith('/imports/patrons') ? 'patrons' : 'holdings';
  const batch = useRead(kind === 'patrons' ? '/imports/patrons/{id}' : '/imports/holdings/{id}', { path: { id } });
  useTabThing(batch.data?.file);
  if (batch.error) return <PageProblem title="nav.imports" error={batch.error} retry={() => void batch.refetch()} />;
  if (!batch.data) return <Loading rows={4} />;
  const { file, by, startedAt, created, changed, unchanged, refused, rows } = batch.data;
  return (
    <>
      <Anchor component={Link} to={`/imports/${kind}`}>
        {t(`imports.title_${kind}`)}
      </Anchor>
      <PageHead title={file ?? t('imports.noFileName')} about={t('imports.aboutCsvBatch')} />
      <p>{t('imports.broughtBy', { by, when: clock.moment(startedAt) })}</p>
      <p>{t('imports.counts', { created, changed, unchanged, refused })}</p>
      {refused === 0 ? <p>{t('imports.allTaken')}</p> : null}
      {refused > 0 && rows.length === 0 ? <p>{t('imports.linesGone')}</p> : null}
      {rows.length > 0 ? <CsvRows rows={rows} count={refused} kind={kind} /> : null}
    </>
  );
}
