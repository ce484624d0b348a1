import { useRead } from '../api/read.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { DeskTable } from '../shelf/desk-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** By which page or call: what is not among them is a list that was saved as a file. */
const ways = ['readPatron', 'readRequest', 'readLetter', 'readMail', 'drawLetter', 'drawLetters'] as const;

/** Who opened what is known of this patron, the newest first. */
export function Openings({ patron }: { patron: string }) {
  const { t } = useWords();
  const clock = useClock();
  const { data, error, refetch } = useRead('/patrons/{id}/openings', { path: { id: patron }, query: { limit: 100 } });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} height={48} />;
  if (data.items.length === 0) return <Empty title={t('counter.noOpenings')} />;
  return (
    <div style={{ marginTop: 12 }}>
      <DeskTable
        caption={t('counter.openings')}
        rows={data.items}
        columns={[
          { head: t('counter.openedBy'), isRowHead: true, cell: ({ who }) => who },
          {
            head: t('counter.openedHow'),
            cell: ({ how }) => t(`counter.opened_${ways.find((each) => each === how) ?? 'readRequest'}`),
          },
          { head: t('counter.openedAt'), narrow: true, cell: ({ at }) => clock.moment(at) },
        ]}
      />
    </div>
  );
}
