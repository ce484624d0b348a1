import { IconPackageImport, IconPlus, IconTruckDelivery } from '@tabler/icons-react';
import { useRead } from '../api/read.js';
import { useEvery } from '../live/every.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/link-button.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { DoNext } from './do-next.js';
import { Greeting } from './greeting.js';
import classes from './home.module.css';
import { NetworkWork } from './network-work.js';
import { Notices } from './notices.js';
import { PartnerHealth } from './partner-health.js';
import { TaskLines } from './task-lines.js';
import { Today } from './today.js';
import { Trend } from './trend.js';

/** What a person must do now, of what their roles let them see. Each part fails alone. */
export function Component() {
  const { may } = useSession();
  if (may('seeRequests')) return <HomeOfRequests />;
  return may('keepPartners') || may('seeMessages') ? <HomeOfNetwork /> : <HomeWithoutWork />;
}

function HomeOfRequests() {
  const { t } = useWords();
  const { may } = useSession();
  const { data } = useRead('/activity');
  useEvery(15_000, ['/partners', '/partner-health', '/activity']);
  const isNew =
    data && may('seeConfiguration') && data.weeks.every(({ borrowing, lending }) => borrowing + lending === 0);
  return (
    <>
      <Greeting about={t('home.about')}>
        {may('workOnRequests') ? (
          <>
            <LinkButton to="/scan/receive" variant="default" leftSection={<IconPackageImport size={16} aria-hidden />}>
              {t('nav.tabReceive')}
            </LinkButton>
            <LinkButton to="/scan/ship" variant="default" leftSection={<IconTruckDelivery size={16} aria-hidden />}>
              {t('nav.tabShip')}
            </LinkButton>
            <LinkButton to="/borrowing/new" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
              {t('nav.createRequest')}
            </LinkButton>
          </>
        ) : null}
      </Greeting>
      <Notices />
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
          <Today />
          <PartnerHealth />
          <Trend />
        </div>
      </div>
    </>
  );
}

/** For who keeps partners and sees no requests. */
function HomeOfNetwork() {
  const { t } = useWords();
  useEvery(15_000, ['/partners', '/directory/proposals', '/quarantine']);
  return (
    <>
      <Greeting about={t('home.aboutNetwork')} />
      <Notices />
      <div className={classes.page}>
        <div className={classes.work}>
          <NetworkWork />
        </div>
        <div className={classes.beside}>
          <PartnerHealth />
        </div>
      </div>
    </>
  );
}

/** For an account whose roles see neither: what it may do is in the menu, and who can give it more is said. */
function HomeWithoutWork() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t('nav.home')} />
      <Empty title={t('home.noWork')} text={t('home.noWorkHow')}>
        <LinkButton to="/me">{t('home.noWorkButton')}</LinkButton>
      </Empty>
    </>
  );
}
