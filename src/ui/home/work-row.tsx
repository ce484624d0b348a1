import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { afterAssigning } from '../parts/after-assigning.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { remember } from '../parts/use-order.js';
import { nextWords } from '../requests/next-date.js';
import { RowActions } from '../requests/row-actions.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './home.module.css';

/** Within so many days a date is near. */
const nearDays = 2;

/** When, what and with whom, why it is here, who took it, and the button that moves it on. */
export function WorkRow({ line }: { line: Thing<'WorkLine'> & { left?: boolean } }) {
  const { t } = useWords();
  const { request } = line;
  const clock = useClock(request.timeZone);
  const [why] = line.why;
  const { next } = request;
  const away = next ? clock.daysTo(next.at) : undefined;
  const isLate = away !== undefined && away < 0;
  const who = [request.partnerName ?? request.partner, request.requester].filter(Boolean).join(' · ');
  return (
    <tr className={classes.row} data-left={line.left || undefined} data-id={request.id}>
      <td className={`${classes.cell} ${classes.when}`}>
        {next && away !== undefined ? (
          <>
            <time
              dateTime={next.at}
              title={clock.exact(next.at)}
              className={classes.day}
              data-tone={isLate ? 'stop' : away <= nearDays ? 'act' : undefined}
            >
              {isLate ? t('home.late', { days: -away }) : clock.day(next.at)}
            </time>
            <div className={classes.small}>
              {isLate && next.kind === 'due'
                ? t('home.wasDue', { day: clock.shortDay(next.at) })
                : t(nextWords(request.side, next.kind))}
            </div>
          </>
        ) : (
          <>
            <time dateTime={line.since} title={clock.exact(line.since)} className={classes.day}>
              {clock.ago(line.since)}
            </time>
            <div className={classes.small}>{t('home.waitsSince')}</div>
          </>
        )}
      </td>
      <th scope="row" className={classes.cell}>
        <div className={classes.line}>
          <Link
            to={`/${request.side}/${request.id}`}
            className={classes.title}
            data-row-link
            title={wholeTitle(request)}
          >
            {wholeTitle(request)}
          </Link>
          <span className={classes.with}>
            {t(request.side === 'borrowing' ? 'home.fromPartner' : 'home.toPartner', { who: who || '–' })}
          </span>
        </div>
        <div className={classes.why} title={why}>
          {why || line.label}
        </div>
        {line.left ? <StatusBadge side={request.side} state={request.state} /> : null}
      </th>
      <td className={`${classes.cell} ${classes.whose}`}>
        <Whose request={request} />
      </td>
      <td className={classes.actions}>
        <RowActions row={request} />
      </td>
    </tr>
  );
}

function Whose({ request }: { request: Thing<'RequestSummary'> }) {
  const { t } = useWords();
  const { facts, may } = useSession();
  const path = { id: request.id };
  const { version } = request;
  const title = wholeTitle(request);
  const given = { done: remember, again: afterAssigning };
  const take = useChange(
    () => api.post('/requests/{id}/assign', { path, body: { version, to: facts.user.code } }),
    given,
  );
  const release = useChange(() => api.post('/requests/{id}/release', { path, body: { version } }), given);
  const isMine = request.assignedTo === facts.user.code;
  const small = { size: 'compact-xs', variant: 'subtle' } as const;
  return (
    <>
      {request.assignedTo ? (
        <div className={classes.small}>{isMine ? t('home.you') : (request.assigneeName ?? request.assignedTo)}</div>
      ) : null}
      {may('workOnRequests') && isMine ? (
        <Button
          {...small}
          loading={release.isPending}
          aria-label={t('home.releaseThis', { title })}
          onClick={() => release.mutate(undefined)}
        >
          {t('home.release')}
        </Button>
      ) : null}
      {may('workOnRequests') && !request.assignedTo ? (
        <Button
          {...small}
          data-take
          loading={take.isPending}
          aria-label={t('home.takeThis', { title })}
          onClick={() => take.mutate(undefined)}
        >
          {t('home.take')}
        </Button>
      ) : null}
      <ProblemAlert error={take.error ?? release.error} />
    </>
  );
}
