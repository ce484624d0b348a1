import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { DeskTable } from '../shelf/desk-table.js';
import { RequestActions } from '../shelf/request-actions.js';
import { TitleLink } from '../shelf/title-link.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** The requests that name this patron, the newest first. */
export function RequestsOfPatron({ patron }: { patron: Thing<'PatronView'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { data, error, refetch } = useRead('/requests', {
    query: { side: 'borrowing', q: patron.name, searchIn: 'requester', limit: 50 },
  });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} height={48} />;
  if (data.items.length === 0) return <Empty title={t('counter.noRequests')} />;
  return (
    <div style={{ marginTop: 12 }}>
      <DeskTable
        caption={t('counter.requests')}
        rows={data.items}
        columns={[
          {
            head: t('counter.title'),
            isRowHead: true,
            cell: ({ side, id, title, author }) => <TitleLink side={side} id={id} title={title} below={author} />,
          },
          { head: t('counter.status'), cell: ({ side, state }) => <StatusBadge side={side} state={state} /> },
          { head: t('counter.partner'), cell: ({ partnerName }) => partnerName ?? '–' },
          { head: t('counter.asked'), narrow: true, cell: ({ createdAt }) => clock.day(createdAt) },
          {
            head: t('shelf.actions'),
            quiet: true,
            narrow: true,
            cell: ({ id, title }) => <RequestActions id={id} title={title} />,
          },
        ]}
      />
    </div>
  );
}
