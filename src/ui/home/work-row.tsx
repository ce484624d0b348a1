import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { afterAssigning } from '../parts/after-assigning.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { remember } from '../parts/use-order.js';
import { RowActions } from '../requests/row-actions.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './home.module.css';

/** Why it is here, since when, who took it, and the button that moves it on. */
export function WorkRow({ line }: { line: Thing<'WorkLine'> & { left?: boolean } }) {
  const { t, either } = useWords();
  const clock = useClock();
  const { request } = line;
  const why = either({ label: line.why[0] ?? '', french: line.whyFrench[0] ?? '' });
  const days = request.dueDate === undefined ? undefined : clock.daysTo(request.dueDate);
  return (
    <tr className={classes.row} data-left={line.left || undefined} data-id={request.id}>
      <th scope="row" className={classes.cell}>
        <Link to={`/${request.side}/${request.id}`} className={classes.title} data-row-link>
          {request.title}
        </Link>
        <div className={classes.small}>
          {[either(line), t(`home.${request.side}`), request.partnerName, request.requester]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <div>{why}</div>
        {line.left ? <StatusBadge side={request.side} state={request.state} /> : null}
      </th>
      <td className={`${classes.cell} ${classes.since}`}>
        <time dateTime={line.since} title={clock.exact(line.since)}>
          {clock.ago(line.since)}
        </time>
        {days === undefined || !request.dueDate ? null : (
          <div className={`${classes.small} ${days < 0 ? classes.late : ''}`}>
            {days < 0 ? t('home.late', { days: -days }) : t('home.due', { day: clock.day(request.dueDate) })}
          </div>
        )}
      </td>
      <td className={classes.cell}>
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
  const { version, title } = request;
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
      <div className={classes.small}>{isMine ? t('home.you') : (request.assignedTo ?? t('home.nobody'))}</div>
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
