import { useParams } from 'react-router';
import { messageWords } from '../../domain/request/message-words.js';
import { useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { useEvery } from '../live/every.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { MessageView } from './message-view.js';

/** One message on a page of its own. */
export function Component() {
  const { t, textOf } = useWords();
  const { direction, id = '' } = useParams();
  const path = { direction: direction as 'in' | 'out', id };
  const { data, error, refetch } = useRead('/messages/{direction}/{id}', { path });
  useEvery(3000, ['/messages/{direction}/{id}']);
  const title = data ? textOf(messageWords(data.summary)) : t('nav.message');
  useTabThing(title);
  return (
    <>
      <PageHead title={title} about={t('exchange.about')} />
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data ? <MessageView message={data} withTitle={false} /> : error ? null : <Loading rows={6} />}
    </>
  );
}
