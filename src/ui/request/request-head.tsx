import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconCopy } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { useRead } from '../api/read.js';
import { keyOrder } from '../frame/key-rows.js';
import { isTyping, shortcutsOff } from '../frame/keys.js';
import { dueWords } from '../parts/due-words.js';
import { StatusBadge } from '../parts/status-badge.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { cameFrom } from './came-from.js';
import { patronDueOf, progressOf } from './progress.js';
import classes from './request-head.module.css';

/** Title, status and whose turn, the actions; who with whom, the number, both due dates. */
export function RequestHead({ request }: { request: Request }) {
  const { t } = useWords();
  const clock = useClock(request.timeZone);
  const patronDue = patronDueOf(request);
  // As the next step says it: what somebody has to look at may make it ours.
  const { data: explained } = useRead('/requests/{id}/explain', { path: { id: request.id }, keep: true });
  const partner = request.partnerName ?? request.partner;
  const asked = request.rota.findIndex((line) => line.partner === request.partner && line.state !== 'passed');
  // What is back is not counted any more.
  const isBack = progressOf(request.side, request.state, false).every(({ at }) => at === 'done');
  const due = (iso: string) => {
    const days = clock.daysTo(iso);
    if (isBack) return clock.day(iso);
    return days < 0
      ? `${clock.day(iso)} (${t('list.late', { days: -days })})`
      : t('request.dueIn', { date: clock.day(iso), days });
  };
  return (
    <header className={classes.head}>
      <Neighbours request={request} />
      <div className={classes.first}>
        <h1 className={classes.title}>
          {wholeTitle(request)}
          {request.author ? <span className={classes.author}>{` · ${request.author}`}</span> : null}
        </h1>
      </div>
      <div className={classes.second}>
        <StatusBadge
          side={request.side}
          state={request.state}
          turn={explained?.request === request.externalId ? explained.whoHasIt : true}
        />
        <span className={classes.pair}>
          {partner
            ? t(request.side === 'borrowing' ? 'request.from' : 'request.for', { partner })
            : t('request.nobodyYet')}
          {request.rota.length > 1 && asked >= 0
            ? ` (${t('request.nth', { n: asked + 1, of: request.rota.length })})`
            : ''}
        </span>
        {patronDue ? (
          <span>
            <span className={classes.label}>{t('request.fact_patronDue')}</span> {due(patronDue)}
          </span>
        ) : null}
        {request.dueDay ? (
          <span>
            <span className={classes.label}>{t(dueWords(request.side, 'request.fact_lenderDue'))}</span>{' '}
            {due(request.dueDay)}
          </span>
        ) : null}
        <span className={`${classes.pair} ${classes.number}`}>
          <span className="mono">{request.externalId}</span>
          <CopyButton value={request.externalId}>
            {({ copied, copy }) => (
              <ActionIcon
                variant="subtle"
                size={26}
                onClick={copy}
                aria-label={t(copied ? 'frame.copied' : 'request.copyId')}
              >
                <IconCopy size={15} aria-hidden />
              </ActionIcon>
            )}
          </CopyButton>
        </span>
      </div>
    </header>
  );
}

/** Through the list it was opened from, also by its keys. */
function Neighbours({ request }: { request: Request }) {
  const { t } = useWords();
  const go = useNavigate();
  const { place, count, before, after, address } = cameFrom.read(request.side, request.id);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || shortcutsOff()) return;
      const order = keyOrder('request', event.key);
      const to = order === 'before' ? before : order === 'next' ? after : undefined;
      if (to) void go(`/${request.side}/${to}`);
      if (order === 'edit' && request.form) void go(`/borrowing/${request.id}/edit`);
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, [before, after, request.side, request.id, request.form, go]);
  return (
    <nav className={classes.neighbours} aria-label={t('request.neighbours')}>
      <Button variant="subtle" size="compact-sm" onClick={() => void go(address)}>
        {t('request.backToList')}
      </Button>
      {place ? (
        <>
          <ActionIcon
            variant="subtle"
            size={28}
            disabled={!before}
            aria-label={t('list.previous')}
            onClick={() => void go(`/${request.side}/${before}`)}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <span className="numbers">{t('request.place', { place, count })}</span>
          <ActionIcon
            variant="subtle"
            size={28}
            disabled={!after}
            aria-label={t('list.next')}
            onClick={() => void go(`/${request.side}/${after}`)}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </>
      ) : null}
    </nav>
  );
}
