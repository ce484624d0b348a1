import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './home.module.css';
import { useTroubledPartners, useTroubleWords } from './partner-health.js';

interface Line {
  to: string;
  text: string;
  more?: string;
}

/** What waits for somebody who keeps the partners: silent or held ones, proposals of directory files, unreadable messages. */
export function NetworkWork() {
  const { t } = useWords();
  const said = useTroubleWords();
  const { may } = useSession();
  const partners = useTroubledPartners(50);
  const proposals = useRead('/directory/proposals', { when: may('keepPartners') });
  const unreadable = useRead('/quarantine', { query: { limit: 50 }, when: may('seeMessages') });
  const reads = [partners, proposals, unreadable];
  const error = reads.find((read) => read.error)?.error ?? null;
  const isReading = reads.some((read) => read.isLoading);
  const lines = [
    ...(partners.data?.items ?? []).map((partner): Line => {
      const { code, channel } = partner;
      return {
        to: `/partners/${encodeURIComponent(code)}`,
        text: said(partner),
        ...(channel.waiting > 0 ? { more: t('home.waiting', { count: channel.waiting }) } : {}),
      };
    }),
    ...counted(proposals.data?.items.length, (count) => ({
      to: '/directory?tab=proposals',
      text: t('home.proposals', { count }),
    })),
    ...counted(unreadable.data?.items.length, (count) => ({
      to: '/exchange?view=unreadable',
      text: unreadable.data?.next ? t('home.unreadableMany', { count }) : t('home.unreadable', { count }),
    })),
  ];
  return (
    <section className={classes.tile} aria-labelledby="do-next">
      <div className={classes.head}>
        <h2 id="do-next">{t('home.doNext')}</h2>
      </div>
      <ProblemAlert
        error={error}
        retry={() => {
          for (const read of reads) if (read.error) void read.refetch();
        }}
      />
      {isReading && !error ? <Loading rows={3} height={32} /> : null}
      {!isReading && !error && lines.length === 0 ? (
        <Empty title={t('home.nothingOfNetwork')} text={t('home.nothingOfNetworkHow')} />
      ) : null}
      <ul className={classes.list}>
        {lines.map(({ to, text, more }) => (
          <li key={to}>
            <Link to={to}>{text}</Link>
            {more ? <div className={classes.small}>{more}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const counted = (count: number | undefined, make: (count: number) => Line): Line[] => (count ? [make(count)] : []);
