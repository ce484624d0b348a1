import { Anchor, DataList } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';

/** Which version this is, under which licence, and whether its parts work: what support asks for first. */
export function Component() {
  const { t } = useWords();
  const { data, error, refetch } = useRead('/node', { freshMs: 0 });
  const state = (isUp: boolean) => t(isUp ? 'administration.works' : 'administration.fails');
  return (
    <>
      <PageHead title={t('nav.about')} about={t('administration.aboutAbout')} />
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={5} height={24} /> : null}
      {data ? (
        <DataList orientation="horizontal" labelWidth="12rem">
          <Fact label={t('administration.version')}>
            <span className="mono">
              {data.version}
              {data.commit ? ` (${data.commit.slice(0, 8)}${data.commit.endsWith('+') ? '+' : ''})` : ''}
            </span>
          </Fact>
          <Fact label={t('administration.licence')}>
            {data.licence} – <Anchor href="/licences.txt">{t('administration.licencesOfOthers')}</Anchor>
          </Fact>
          <Fact label={t('administration.node')}>{data.name}</Fact>
          <Fact label={t('administration.symbols')}>
            {data.symbols.map(({ type, value }) => `${type}:${value}`).join(', ')}
          </Fact>
          <Fact label={t('administration.database')}>{state(data.snapshot.database === 'up')}</Fact>
          <Fact label={t('administration.browser')}>
            <samp>{navigator.userAgent}</samp>
          </Fact>
        </DataList>
      ) : null}
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <DataList.Item>
    <DataList.ItemLabel>{label}</DataList.ItemLabel>
    <DataList.ItemValue>{children}</DataList.ItemValue>
  </DataList.Item>
);
