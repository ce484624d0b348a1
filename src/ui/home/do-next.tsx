import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../api/client.js';
import { useRead } from '../api/read.js';
import { afterChange } from '../live/follow.js';
import { useSteadyList } from '../live/steady-list.js';
import type { Change } from '../live/stream.js';
import { useAddress } from '../parts/address.js';
import { Loading } from '../parts/loading.js';
import { NewPill } from '../parts/new-pill.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Side } from '../parts/status-looks.js';
import { useWords } from '../words/index.js';
import { useCountsOfWork } from './counts.js';
import classes from './home.module.css';
import { NothingToDo } from './nothing.js';
import { useWorkKeys } from './work-keys.js';
import { WorkRow } from './work-row.js';

const whoseNames = ['all', 'mine', 'unassigned'] as const;
type Whose = (typeof whoseNames)[number];
const assigned: Record<Whose, string | undefined> = { all: undefined, mine: 'me', unassigned: 'unassigned' };
const shownAtFirst = 15;

type Line = Answer<'/work', 'get'>['items'][number];
const afterChangeOf = <L extends Line>(line: L, change: Change): L => {
  const request = afterChange(line.request, change);
  return request === line.request ? line : { ...line, request };
};

/** The queue: rows change in place, and what comes while somebody reads waits to be asked for. */
export function DoNext() {
  const { t } = useWords();
  const address = useAddress();
  const [limit, setLimit] = useState(shownAtFirst);
  const whose = whoseNames.find((each) => each === address.get('whose')) ?? 'all';
  const [kind, side] = [address.get('kind'), address.get('side') as Side | undefined];
  const assignedTo = assigned[whose];
  const query = {
    limit,
    ...(assignedTo ? { assignedTo } : {}),
    ...(kind ? { kind } : {}),
    ...(side ? { side } : {}),
  } as { limit: number };
  const { data, error, refetch, isPlaceholderData } = useRead('/work', { query, keep: true });
  const counts = useCountsOfWork();
  const lines = data?.items.map((line) => ({ ...line, id: line.request.id }));
  const steady = useSteadyList(isPlaceholderData ? undefined : lines, JSON.stringify(query), afterChangeOf);
  useWorkKeys();
  const kindName = counts.rows.find((row) => row.kind === kind);
  return (
    <section className={classes.tile} aria-labelledby="do-next">
      <div className={classes.head}>
        <h2 id="do-next">{t('home.doNext')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('home.whose')}
          value={whose}
          onChange={(value) => address.set({ whose: value === 'all' ? undefined : value })}
          data={whoseNames.map((value) => ({
            value,
            label: counts.hasTotals ? t(`home.${value}`, { count: counts.total[value] }) : t(`home.whose_${value}`),
          }))}
        />
        <NewPill count={steady.fresh} show={steady.show} />
        {kindName && side ? (
          <Button
            size="compact-sm"
            variant="light"
            className={classes.push ?? ''}
            onClick={() => address.set({ kind: undefined, side: undefined })}
          >
            {t('home.onlyKind', { kind: kindName.label, side: t(`home.${side}`) })} · {t('home.showAll')}
          </Button>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={6} height={48} /> : null}
      {data && steady.rows.length === 0 ? <NothingToDo isNarrowed={Boolean(kind)} /> : null}
      {steady.rows.length > 0 ? (
        <table className={classes.lines}>
          <caption className="only-read-aloud">{t('home.doNextTable')}</caption>
          <thead className="only-read-aloud">
            <tr>
              <th scope="col">{t('home.since')}</th>
              <th scope="col">{t('nav.request')}</th>
              <th scope="col">{t('home.who')}</th>
              <th scope="col">{t('home.next')}</th>
            </tr>
          </thead>
          <tbody>
            {steady.rows.map((line) => (
              <WorkRow key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      ) : null}
      {data?.next ? (
        <Button variant="subtle" onClick={() => setLimit((before) => Math.min(before + 35, 200))}>
          {t('home.more')}
        </Button>
      ) : null}
    </section>
  );
}
