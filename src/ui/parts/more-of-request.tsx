import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { pdfAddress } from '../print/pdf-address.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import type { ActionGroup } from './action-groups.js';
import { afterAssigning } from './after-assigning.js';
import { type Slip, slipsOf } from './slips-of.js';
import type { Request } from './use-order.js';

const AssignDialog = lazy(() => import('./assign-dialog.js'));
const StatusDialog = lazy(() => import('./status-dialog.js'));
const QueryDialog = lazy(() => import('./query-dialog.js'));
const MoveDialog = lazy(() => import('./move-dialog.js'));

/** An entry of a menu. */
export interface EntryOfRequest {
  name: string;
  label: string;
  onClick: () => void;
}

/**
 * What the menu of a request has beside its actions, group by group: whose task it is, slips, its status by hand, a copy.
 * And its windows.
 */
export function useMoreOfRequest(request: Request): {
  entries: Readonly<Partial<Record<ActionGroup, EntryOfRequest[]>>>;
  print: (slip: Slip) => void;
  windows: ReactNode;
} {
  const { t } = useWords();
  const { facts } = useSession();
  const go = useNavigate();
  const [open, setOpen] = useState<'assign' | 'status' | 'query' | 'move'>();
  const path = { id: request.id };
  const { version } = request;
  const say = useAnnounceDone();
  const saying = (said: (now: Request) => string) => ({
    done: (now: Request) => say(now, said(now)),
    again: afterAssigning,
  });
  const release = useChange(
    () => api.post('/requests/{id}/release', { path, body: { version } }),
    saying(() => t('act.released')),
  );
  const take = useChange(
    () => api.post('/requests/{id}/assign', { path, body: { version, to: facts.user.code } }),
    saying(() => t('act.taken')),
  );
  const copy = useChange(() => api.post('/requests/{id}/duplicate', { path, body: {} }), {
    done: (made) => void go(`/borrowing/${made.id}/edit`),
  });
  const locate = useChange(
    () => api.post('/requests/{id}/locate', { path }),
    saying((now) => t(copiesOf(now) > 0 ? 'act.located' : 'act.locatedNone', { count: copiesOf(now) })),
  );
  const slip = useChange(
    async (code: Slip) => {
      const now = await api.post('/requests/{id}/slips', { path, body: { version, code } });
      await openPdf(request.id, code);
      return now;
    },
    saying(() => t('act.slipWaits')),
  );
  const close = () => setOpen(undefined);
  const entry = (name: string, label: string, onClick: () => void): EntryOfRequest => ({ name, label, onClick });
  const asking = (what: NonNullable<typeof open>, label: string) => entry(what, `${label}…`, () => setOpen(what));
  const isMine = request.assignedTo === facts.user.code;
  const isBorrowing = request.side === 'borrowing';
  return {
    entries: {
      send: [
        ...(isBorrowing ? [asking('query', t('act.queryPatron'))] : []),
        ...(isMine ? [] : [entry('take', t('act.take'), () => take.mutate(undefined))]),
        asking('assign', t('act.assignTo')),
        ...(request.assignedTo ? [entry('release', t('act.release'), () => release.mutate(undefined))] : []),
      ],
      print: slipsOf[request.side].map((code) => entry(code, t(`act.print_${code}`), () => slip.mutate(code))),
      loan: [
        ...(isBorrowing && request.form
          ? [entry('edit', t('act.edit'), () => void go(`/borrowing/${request.id}/edit`))]
          : []),
        ...(isBorrowing
          ? [entry('duplicate', t('act.duplicate'), () => copy.mutate(undefined))]
          : [entry('locate', t('act.locate'), () => locate.mutate(undefined)), asking('move', t('act.createMove'))]),
        asking('status', t('act.changeStatus')),
      ],
    },
    print: (code) => slip.mutate(code),
    windows: (
      <>
        <RefusalAlert refused={release.error ?? take.error ?? copy.error ?? locate.error ?? slip.error} />
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

/** The slip in a tab of its own. A browser that allows no new tab leaves it in the print queue, where it waits anyway. */
async function openPdf(request: string, code: Slip): Promise<void> {
  const { items } = await api.get('/letters', { query: { request, code, status: 'waiting', limit: 1 } });
  const [written] = items;
  if (written) window.open(pdfAddress([written]), '_blank', 'noreferrer');
}

/** How many of our copies meet the request. */
const copiesOf = ({ fulfilment }: Request): number => fulfilment?.candidates.length ?? 0;
