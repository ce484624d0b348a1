import { Button } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './bubble.module.css';
import type { Unread } from './unread.js';
import { writeNext } from './write-next.js';

/** Reply and Mark as read, at a message that is new, for who works on requests. */
export function UnreadButtons({
  request,
  unread,
  who,
  reply,
  onReply,
}: {
  request: Request;
  unread: Unread;
  /** Who wrote it. */
  who: string;
  reply: boolean;
  /** Shows where it is written, when that is elsewhere. */
  onReply?: (() => void) | undefined;
}) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const { id } = request;
  const read = useChange(
    () =>
      unread.kind === 'mark'
        ? api.post('/requests/{id}/attention/{attentionId}/dismiss', { path: { id, attentionId: unread.id } })
        : api.post('/requests/{id}/notes/{noteId}/dismiss', { path: { id, noteId: unread.id } }),
    {
      again: ['/requests/{id}', '/requests', '/work', '/work/counts', '/requests/facets', '/inbox'],
      done: () => politely(t('request.isRead')),
    },
  );
  if (!may('workOnRequests')) return null;
  return (
    <>
      <div className={classes.buttons}>
        {reply && request.actions.some(({ name }) => name === 'generalMessage') ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('request.replyTo', { who })}
            onClick={() => {
              writeNext.ask(id, 'message');
              onReply?.();
            }}
          >
            {t('list.reply')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="subtle" loading={read.isPending} onClick={() => read.mutate(undefined)}>
          {t('request.markRead')}
        </Button>
      </div>
      <ProblemAlert error={read.error} />
    </>
  );
}
