/** What is pressed on a request: ordered once, said afterwards, with a button that takes it back, which is pressed the same way. */

import { notifications } from '@mantine/notifications';
import { type ReactNode, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { outcomeOfAction } from '../../domain/tables/action-outcomes.js';
import { api } from '../api/client.js';
import { cache, placeOf } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { statusRow } from '../parts/status-looks.js';
import { type Request, remember } from '../parts/use-order.js';
import { stepJustMade, type UndoableStep } from '../undo/step.js';
import { Undo } from '../undo/undo.js';
import classes from '../undo/undo.module.css';
import { useWords } from '../words/index.js';
import { drafts } from './drafts.js';
import { createPress, type Pressed, type Pressing } from './press.js';

export type Presses = Pressing<Request> & { now: Pressed<Request> };

/** The buttons of one place: what is pressed there is ordered once or not at all. */
export function usePress({ done }: { done?: (request: Request, action: string) => void } = {}): Presses {
  const ordered = useOrdered();
  const latest = useRef({ ordered, done });
  latest.current = { ordered, done };
  const [pressing] = useState(() =>
    createPress<Request>({
      // Never one that is kept from before: the form is that of the request as it is.
      read: (id) =>
        cache.fetchQuery({
          queryKey: placeOf('/requests/{id}', { id }),
          queryFn: () => api.get('/requests/{id}', { path: { id } }),
          staleTime: 0,
          retry: false,
        }),
      order: async ({ id, version, action, undoes }, fields) => {
        const request = await api.post('/requests/{id}/actions/{action}', {
          path: { id, action },
          body: { version, fields, ...(undoes ? { undoes } : {}) },
        });
        drafts.forget(id, action);
        latest.current.ordered(request, action);
        latest.current.done?.(request, action);
        return request;
      },
    }),
  );
  const now = useSyncExternalStore(
    pressing.subscribe,
    useCallback(() => pressing.state(), [pressing]),
  );
  useEffect(() => () => pressing.close(), [pressing]);
  return { ...pressing, now };
}

const changed = ['/requests/facets', '/requests', '/work', '/work/counts', '/messages', '/letters', '/hold-shelf'];

/** A note stays long enough to be read, and with a way back long enough to be thought about, in milliseconds. */
const readMs = 8000;
const undoMs = 60_000;

/** After an order: every page shows the request as it is now, and a sentence says what was done, with the way back. */
export function useOrdered(): (request: Request, action: string) => void {
  const { textOf } = useWords();
  const say = useAnnounceDone();
  return (request, action) => {
    const done = outcomeOfAction(request.side, action, {
      partner: request.partnerName,
      status: textOf(statusRow(request.side, request.state).label),
      isAsked: request.state === 'cancelRequested',
    });
    say(request, textOf(done));
  };
}

/** The note that is shown of a request: the next one takes its place. */
const shown = new Map<string, string>();

/**
 * The same for what is no action of the tables: a status set by hand, a copy that was located. `back`: a button that takes it
 * back, where the node offers none.
 */
export function useAnnounceDone(): (request: Request, said: string, back?: ReactNode) => void {
  const { politely } = useAnnouncer();
  const { t } = useWords();
  return (request, said, back) => {
    remember(request);
    for (const address of changed) void cache.invalidateQueries({ queryKey: [address] });
    politely(`${said} ${wholeTitle(request)}`);
    const step = stepJustMade(request);
    const before = shown.get(request.id);
    if (before) notifications.hide(before);
    const id = `done ${request.id} ${request.version} ${Date.now()}`;
    shown.set(request.id, id);
    notifications.show({
      id,
      title: said,
      message: <Done title={wholeTitle(request)} step={step} back={back} />,
      role: 'presentation',
      withBorder: true,
      closeButtonProps: { 'aria-label': t('frame.close') },
      color: 'teal',
      autoClose: step || back ? undoMs : readMs,
    });
  };
}

/** Which request it was, and the way back as long as the node offers one. A long title gives way to the button. */
function Done({ title, step, back }: { title: string; step: UndoableStep | undefined; back: ReactNode }) {
  return (
    <div className={classes.line}>
      <span>{title}</span>
      {back ?? (step ? <Undo step={step} /> : null)}
    </div>
  );
}
