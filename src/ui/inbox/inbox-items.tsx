import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import { writeNext } from '../request/write-next.js';
import { useSession } from '../session/session.js';
import { type Speaker, useWords } from '../words/index.js';
import { type Clock, useClock } from '../words/when.js';
import classes from './inbox-items.module.css';

type Item = Thing<'InboxItem'>;

/** Notifications as the server orders them: the unread, then under a heading what was read. */
export function InboxItems({ items, close }: { items: readonly Item[]; close?: () => void }) {
  const { t } = useWords();
  const firstRead = items.findIndex(({ isRead }) => isRead);
  return (
    <ul className={classes.items}>
      {items.map((item, at) => (
        <InboxLine key={item.id} item={item} heading={at === firstRead ? t('inbox.read') : undefined} close={close} />
      ))}
    </ul>
  );
}

interface InboxLineProps {
  item: Item;
  /** Above it, where a part of the list begins. */
  heading: string | undefined;
  /** Where they are above the page: shuts them. */
  close: (() => void) | undefined;
}

function InboxLine({ item, heading, close }: InboxLineProps) {
  const words = useWords();
  const { t, textOf } = words;
  const { may } = useSession();
  const clock = useClock();
  const go = useNavigate();
  const read = useChange(() => markRead(item, may('workOnRequests')), {
    again: ['/inbox', '/requests/{id}', '/requests', '/work', '/work/counts', '/requests/facets'],
  });
  const opened = useChange(() => api.post('/inbox/read', { body: { items: [item.id] } }), { again: ['/inbox'] });
  const says = sentenceOf(item, words, clock);
  const to = addressOfItem(item);
  const more = moreOf(item, words);
  const isToday = clock.shortDay(item.at) === clock.shortDay(new Date().toISOString());
  const leave = () => {
    if (!item.isRead) opened.mutate(undefined);
    close?.();
  };
  const reply = () => {
    if (item.request) writeNext.ask(item.request, 'message');
    leave();
    void go(to);
  };
  return (
    <li className={classes.item} data-unread={item.isRead ? undefined : true}>
      {heading ? <h3 className={classes.part}>{heading}</h3> : null}
      <div className={classes.line}>
        <Link to={to} className={classes.link} onClick={leave}>
          {says}
        </Link>
        {item.isRead ? null : <span className={classes.new}>{t('inbox.new')}</span>}
        <time dateTime={item.at} title={clock.exact(item.at)} className={`numbers ${classes.time}`}>
          {isToday ? clock.time(item.at) : clock.shortDay(item.at)}
        </time>
      </div>
      {item.says ? <div className={classes.says}>{textOf(item.says)}</div> : null}
      {more ? <div className={classes.says}>{more}</div> : null}
      {item.isRead ? null : (
        <div className={classes.buttons}>
          {item.kind === 'message' && may('workOnRequests') ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('inbox.replyTo', { who: item.who ?? '' })}
              onClick={reply}
            >
              {t('inbox.reply')}
            </Button>
          ) : null}
          {item.kind === 'closed' && item.requests ? (
            <Button size="compact-sm" variant="default" component={Link} to={to} onClick={leave}>
              {t('inbox.showRequests', { count: item.requests })}
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('inbox.markReadOf', { item: says })}
            loading={read.isPending}
            onClick={() => read.mutate(undefined)}
          >
            {t('inbox.markRead')}
          </Button>
        </div>
      )}
      <ProblemAlert error={read.error} />
    </li>
  );
}

/** A message is read for all who share the request, where this person works on requests; anything else for them alone. */
function markRead({ id, request, unread }: Item, works: boolean): Promise<unknown> {
  if (!request || !unread || !works) return api.post('/inbox/read', { body: { items: [id] } });
  return unread.kind === 'mark'
    ? api.post('/requests/{id}/attention/{attentionId}/dismiss', { path: { id: request, attentionId: unread.id } })
    : api.post('/requests/{id}/notes/{noteId}/dismiss', { path: { id: request, noteId: unread.id } });
}

/** Of a request at that message or step, which bears the same moment. */
function addressOfItem({ request, side, partner, at }: Item): string {
  if (request && side) return `/${side}/${request}#${at}`;
  return partner ? `/borrowing?partner=${encodeURIComponent(partner)}` : '/';
}

function sentenceOf(
  { kind, who = '', title = '', label = '', from = '', until = '' }: Item,
  { t }: Speaker,
  clock: Clock,
) {
  if (kind === 'closed')
    return from === until
      ? t('inbox.item_closedDay', { who, from: clock.day(from) })
      : t('inbox.item_closed', { who, from: clock.day(from), until: clock.day(until) });
  if (kind === 'step') return t('inbox.item_step', { title, what: label });
  return t(`inbox.item_${kind}`, { who, title });
}

function moreOf({ kind, who, requests = 0 }: Item, { t }: Speaker): string | undefined {
  if (kind === 'closed') return t('inbox.touched', { count: requests });
  if (kind === 'step') return who ? t('inbox.stepBy', { who }) : t('inbox.stepByPatron');
  return undefined;
}
