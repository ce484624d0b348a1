import { Anchor } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { useAddress } from '../parts/address.js';
import { Loading } from '../parts/loading.js';
import { NextPart } from '../parts/next-part.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { RecordProblems } from './record-problems.js';

/** One file of records: who brought it in, what became of it, and which records could not be taken. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const { id = '' } = useParams();
  const after = useAddress().get('after');
  const batch = useRead('/catalogue/imports/{id}', { path: { id } });
  const problems = useRead('/catalogue/imports/{id}/problems', {
    path: { id },
    query: { limit: 100, ...(after ? { after } : {}) },
    keep: true,
  });
  useTabThing(batch.data?.file);
  if (batch.error) return <PageProblem title="nav.imports" error={batch.error} retry={() => void batch.refetch()} />;
  if (!batch.data) return <Loading rows={4} />;
  const { file, by, startedAt, endedAt, created, changed, unchanged, removed, refused } = batch.data;
  return (
    <>
      <Anchor component={Link} to="/imports/holdings">
        {t('imports.backToImports')}
      </Anchor>
      <PageHead title={file} about={t('imports.aboutBatch')} />
      <p>{t('imports.broughtBy', { by, when: clock.moment(startedAt) })}</p>
      <p>
        {t('catalogue.sums', { created, changed, unchanged, removed, refused })}{' '}
        {endedAt ? null : t('imports.notEnded')}
      </p>
      <ProblemAlert error={problems.error} retry={() => void problems.refetch()} />
      {problems.data?.items.length === 0 ? <p>{t('imports.noProblems')}</p> : null}
      {problems.data ? <RecordProblems problems={problems.data.items} /> : null}
      <NextPart after={problems.data?.next} label={t('imports.moreProblems')} />
    </>
  );
}
