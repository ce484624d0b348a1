import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useAuditWords } from '../audit/said.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './administration.module.css';

const shown = 5;
/** Not the set-up: they are in the audit log alone. */
const ofDailyWork = ['patron', 'holding'];

/** The latest changes of the set-up, and where all of them are: files that jobs mailed outside are none, and are in the audit log. */
export function RecentChanges() {
  const { t } = useWords();
  const clock = useClock();
  const { deedOf, thingOf } = useAuditWords();
  const { data, error } = useRead('/audit', {
    query: { limit: 50, outcome: 'done', without: 'mailJobFile' },
    freshMs: 0,
  });
  if (error) return <ProblemAlert error={error} />;
  const changes = data?.items.filter(({ thing }) => !ofDailyWork.includes(thing)).slice(0, shown) ?? [];
  if (changes.length === 0) return null;
  return (
    <section className={classes.recent} aria-labelledby="recent-changes">
      <div className={classes.recentHead}>
        <h2 id="recent-changes">{t('administration.recent')}</h2>
        <Link to="/audit">{t('nav.audit')}</Link>
      </div>
      <ul>
        {changes.map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.at} title={clock.exact(entry.at)}>
              {clock.moment(entry.at)}
            </time>
            <b>{entry.actor}</b>
            <span>
              {deedOf(entry.operation)} · {thingOf(entry.thing, entry.thingId)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
