import { NativeSelect } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './calls.module.css';
import { LinkForm } from './link-form.js';
import { SystemNotices } from './not-answering.js';
import { TryLink } from './try-link.js';

/** The link of each library to its own system: its settings, a test, and how its calls are. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const list = useRead('/library-system');
  const all = list.data?.items ?? [];
  const chosen = all.find(({ library }) => library === address.get('library')) ?? all[0];
  return (
    <>
      <PageHead title={t('nav.librarySystem')} about={t('librarySystemLink.about')} />
      <SystemNotices />
      <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      {!list.data && !list.error ? <Loading rows={5} /> : null}
      {all.length > 1 && chosen ? (
        <NativeSelect
          label={t('librarySystemLink.library')}
          value={chosen.library}
          onChange={(event) => address.set({ library: event.currentTarget.value })}
          data={all.map(({ library, libraryName }) => ({ value: library, label: libraryName }))}
          mb="md"
        />
      ) : null}
      {chosen ? (
        <div key={chosen.library}>
          {chosen.enabled && chosen.since ? (
            <p>
              {t('librarySystemLink.since', { when: clock.moment(chosen.since) })}{' '}
              {chosen.settings.kind === 'ncip' ? (
                <>
                  {t('librarySystemLink.staysByHand', { count: chosen.staysByHand })}{' '}
                  {t('librarySystemLink.figures', { waiting: chosen.waiting, delivered: chosen.delivered })}{' '}
                  <Link to="/library-system-calls">{t('librarySystemLink.allCalls')}</Link>
                </>
              ) : null}
            </p>
          ) : null}
          <LinkForm link={chosen} />
          {chosen.settings.kind === 'ncip' || chosen.settings.patrons === 'sip2' ? (
            <section className={classes.tile} aria-label={t('librarySystemLink.test')}>
              <TryLink link={chosen} />
            </section>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
