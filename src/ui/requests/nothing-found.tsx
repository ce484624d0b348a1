import { Button } from '@mantine/core';
import { useRead } from '../api/read.js';
import type { Address } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { useWords } from '../words/index.js';
import { useFilterNames } from './chips.js';
import { isNarrowed, narrowedBy, noFilter, type Question, shownFacets } from './question.js';

/** Why the list is empty, what its filters hide, and the ways out. */
export function NothingFound({ question, address }: { question: Question; address: Address }) {
  const { t } = useWords();
  const { q, side, activity, ticked } = question;
  const isFiltered = shownFacets.some((name) => ticked[name].length > 0);
  const wide = narrowedBy({ ...question, ticked: withoutTicks(ticked) });
  const { data } = useRead('/requests/facets', { query: wide, when: isNarrowed(question) });
  const names = useFilterNames(question, data).map(({ label }) => label);
  if (!isNarrowed(question))
    return (
      <Empty title={t('list.none')} text={t(side === 'borrowing' ? 'list.noneBorrowing' : 'list.noneLending')}>
        {activity === 'all' ? null : (
          <Button variant="default" onClick={() => address.set({ activity: 'all' })}>
            {t('list.showAll')}
          </Button>
        )}
      </Empty>
    );
  const hidden = isFiltered ? (data?.total.count ?? 0) : 0;
  const completed =
    activity === 'active' ? (data?.facets.activity.find(({ value }) => value === 'completed')?.count ?? 0) : 0;
  const without = { ...noFilter, q: q || undefined, in: question.searchIn };
  return (
    <Empty title={t('list.noneFits')} text={hidden > 0 ? t('list.hidden', { count: hidden }) : names.join(' · ')}>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', justifyContent: 'center' }}>
        {isFiltered ? (
          <Button onClick={() => address.set(hidden > 0 ? without : noFilter)}>
            {t(hidden > 0 ? 'list.removeFilters' : 'list.clear')}
          </Button>
        ) : (
          <Button onClick={() => address.set(noFilter)}>{t('list.clearSearch')}</Button>
        )}
        {completed > 0 ? (
          <Button variant="default" onClick={() => address.set({ ...without, activity: 'all' })}>
            {t('list.alsoCompleted', { count: completed })}
          </Button>
        ) : null}
      </div>
      {q ? <p style={{ margin: '16px 0 0', fontSize: 12 }}>{t('list.searchHow')}</p> : null}
    </Empty>
  );
}

export const withoutTicks = (ticked: Question['ticked']): Question['ticked'] =>
  Object.fromEntries(Object.keys(ticked).map((name) => [name, [] as string[]])) as Question['ticked'];
