import { CloseButton } from '@mantine/core';
import { useRead } from '../api/read.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import classes from './exchange.module.css';
import { MessageView } from './message-view.js';

/** The open message next to the stream. */
export function MessagePane({ open, onClose }: { open: string; onClose: () => void }) {
  const { t } = useWords();
  const [direction = '', id = ''] = open.split('/');
  const path = { direction: direction as 'in' | 'out', id };
  const { data, error, refetch } = useRead('/messages/{direction}/{id}', { path });
  return (
    <aside className={classes.pane} aria-label={t('nav.message')}>
      <div className={classes.head}>
        <LinkButton to={`/exchange/${open}`} variant="subtle" size="compact-sm">
          {t('exchange.fullPage')}
        </LinkButton>
        <CloseButton ml="auto" aria-label={t('frame.close')} onClick={onClose} />
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data ? <MessageView message={data} /> : error ? null : <Loading rows={5} />}
    </aside>
  );
}
