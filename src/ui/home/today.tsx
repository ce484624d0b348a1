import { useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './home.module.css';

/** What the scanners did today. */
export function Today() {
  const { t } = useWords();
  const clock = useClock();
  const { data, error, refetch } = useRead('/activity');
  return (
    <section className={classes.tile} aria-labelledby="today">
      <div className={classes.head}>
        <h2 id="today">{t('home.today')}</h2>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={2} height={24} /> : null}
      {data && data.scans.length === 0 ? t('home.nothingScanned') : null}
      {data && data.scans.length > 0 ? (
        <dl className={`${classes.numbers} numbers`}>
          {data.scans.map(({ did, count }) => (
            <div key={did}>
              <dt>{clock.number(count)}</dt>
              <dd>{t(`home.did_${did}`)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
}
