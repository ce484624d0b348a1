import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { outcomeOf } from '../../domain/action-outcomes.js';
import { cache } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { statusRow } from '../parts/status-looks.js';
import { type Request, remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { Done } from './done.js';

const changed = ['/requests/facets', '/requests', '/work', '/work/counts', '/messages', '/letters', '/hold-shelf'];

/** A note stays long enough to be read, and with a way back long enough to be thought about, in milliseconds. */
const readMs = 8000;
const undoMs = 60_000;

/** After an order: every page shows the request as it is now, and a sentence says what was done, with the way back. */
export function useOrdered(): (request: Request, action: string) => void {
  const { textOf } = useWords();
  const say = useSaid();
  return (request, action) => {
    const done = outcomeOf(request.side, action, {
      partner: request.partnerName,
      status: textOf(statusRow(request.side, request.state).label),
    });
    say(request, textOf(done));
  };
}

/** The note that is shown of a request: the next one takes its place. */
const shown = new Map<string, string>();

/** The same for what is no action of the tables: a status set by hand, a copy that was located. */
export function useSaid(): (request: Request, said: string) => void {
  const { politely } = useAnnouncer();
  const { t } = useWords();
  return (request, said) => {
    remember(request);
    for (const address of changed) void cache.invalidateQueries({ queryKey: [address] });
    politely(`${said} ${request.title}`);
    const undo = request.actions.find(({ name }) => name.startsWith('undo'));
    const before = shown.get(request.id);
    if (before) notifications.hide(before);
    const id = `done ${request.id} ${request.version} ${Date.now()}`;
    shown.set(request.id, id);
    notifications.show({
      id,
      title: said,
      message: createElement(Done, { request, undo }),
      role: 'presentation',
      withBorder: true,
      closeButtonProps: { 'aria-label': t('frame.close') },
      color: 'teal',
      autoClose: undo ? undoMs : readMs,
    });
  };
}
