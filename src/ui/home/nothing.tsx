import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { Empty } from '../parts/empty.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './home.module.css';

/** Nothing to do now: what comes next, by its date. */
export function NothingToDo({ isNarrowed }: { isNarrowed: boolean }) {
  const { t } = useWords();
  const clock = useClock();
  const query = { activity: 'active', sort: 'due', order: 'asc', limit: 3 } as const;
  const { data } = useRead('/requests', { query, when: !isNarrowed });
  const dated = data?.items.filter(({ dueDay }) => dueDay);
  if (isNarrowed) return <Empty title={t('home.nothingHere')} />;
  return (
    <Empty title={t('home.nothing')} text={dated && t(dated.length > 0 ? 'home.deadlines' : 'home.noDeadlines')}>
      <ul className={classes.list}>
        {dated?.map(({ id, side, title, dueDay = '' }) => (
          <li key={id}>
            {clock.day(dueDay)} · <Link to={`/${side}/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </Empty>
  );
}
