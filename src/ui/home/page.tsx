import { useRead } from '../api/read.js';
import { useEvery } from '../live/every.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/link-button.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { DoNext } from './do-next.js';
import classes from './home.module.css';
import { PartnerHealth } from './partner-health.js';
import { TaskLines } from './task-lines.js';
import { Today } from './today.js';
import { Trend } from './trend.js';

/** What a person must do now, and whether the network is well. Each part fails alone. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const { data } = useRead('/activity');
  useEvery(15_000, ['/partners', '/activity']);
  const isNew =
    data && may('seeConfiguration') && data.weeks.every(({ borrowing, lending }) => borrowing + lending === 0);
  return (
    <>
      <PageHead title={t('nav.home')} about={t('home.about')} />
      <div className={classes.page}>
        <div className={classes.work}>
          {isNew ? (
            <section className={classes.tile} aria-label={t('nav.start')}>
              <Empty title={t('home.begin')} text={t('home.beginHow')}>
                <LinkButton to="/start">{t('home.beginButton')}</LinkButton>
              </Empty>
            </section>
          ) : null}
          <DoNext />
        </div>
        <div className={classes.beside}>
          <TaskLines />
          <PartnerHealth />
          <Today />
          <Trend />
        </div>
      </div>
    </>
  );
}
