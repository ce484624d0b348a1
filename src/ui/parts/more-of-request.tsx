import { Menu } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { afterAssigning } from './after-assigning.js';
import { ProblemAlert } from './problem.js';
import { type Slip, slipsOf } from './slips-of.js';
import { type Request, remember } from './use-order.js';

const AssignDialog = lazy(() => import('./assign-dialog.js'));
const StatusDialog = lazy(() => import('./status-dialog.js'));
const QueryDialog = lazy(() => import('./query-dialog.js'));
const MoveDialog = lazy(() => import('./move-dialog.js'));

/** What the menu of a request has beside its actions: whose task it is, its status by hand, a copy. And its windows. */
export function useMoreOfRequest(request: Request): { items: ReactNode; windows: ReactNode } {
  const { t } = useWords();
  const { facts } = useSession();
  const go = useNavigate();
  const [open, setOpen] = useState<'assign' | 'status' | 'query' | 'move'>();
  const path = { id: request.id };
  const { version } = request;
  const given = { done: remember, again: afterAssigning };
  const release = useChange(() => api.post('/requests/{id}/release', { path, body: { version } }), given);
  const take = useChange(
    () => api.post('/requests/{id}/assign', { path, body: { version, to: facts.user.code } }),
    given,
  );
  const copy = useChange(() => api.post('/requests/{id}/duplicate', { path, body: {} }), {
    done: (made) => void go(`/borrowing/${made.id}/edit`),
  });
  const locate = useChange(() => api.post('/requests/{id}/locate', { path }), given);
  const slip = useChange((code: Slip) => api.post('/requests/{id}/slips', { path, body: { version, code } }), {
    done: remember,
    again: ['/letters'],
  });
  const close = () => setOpen(undefined);
  return {
    items: (
      <>
        {request.assignedTo === facts.user.code ? null : (
          <Menu.Item onClick={() => take.mutate(undefined)}>{t('act.take')}</Menu.Item>
        )}
        <Menu.Item onClick={() => setOpen('assign')}>{t('act.assignTo')}…</Menu.Item>
        {request.assignedTo ? (
          <Menu.Item onClick={() => release.mutate(undefined)}>{t('act.release')}</Menu.Item>
        ) : null}
        <Menu.Item onClick={() => setOpen('status')}>{t('act.changeStatus')}…</Menu.Item>
        {request.side === 'borrowing' ? (
          <>
            {request.form ? (
              <Menu.Item onClick={() => void go(`/borrowing/${request.id}/edit`)}>{t('act.edit')}</Menu.Item>
            ) : null}
            <Menu.Item onClick={() => copy.mutate(undefined)}>{t('act.duplicate')}</Menu.Item>
            <Menu.Item onClick={() => setOpen('query')}>{t('act.queryPatron')}…</Menu.Item>
          </>
        ) : (
          <>
            <Menu.Item onClick={() => locate.mutate(undefined)}>{t('act.locate')}</Menu.Item>
            <Menu.Item onClick={() => setOpen('move')}>{t('act.createMove')}…</Menu.Item>
          </>
        )}
        {slipsOf[request.side].map((code) => (
          <Menu.Item key={code} onClick={() => slip.mutate(code)}>
            {t(`act.print_${code}`)}
          </Menu.Item>
        ))}
      </>
    ),
    windows: (
      <>
        <ProblemAlert error={release.error ?? take.error ?? copy.error ?? locate.error ?? slip.error} />
        <Suspense>
          {open === 'assign' ? <AssignDialog request={request} onClose={close} /> : null}
          {open === 'query' ? <QueryDialog request={request} onClose={close} /> : null}
          {open === 'move' ? <MoveDialog request={request} onClose={close} /> : null}
          {open === 'status' ? <StatusDialog request={request} onClose={close} /> : null}
        </Suspense>
      </>
    ),
  };
}
