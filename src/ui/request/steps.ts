import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { asTheWayIs, isOnItsWay, lookAgainIn } from './on-its-way.js';

type Entry = Thing<'HistoryEntry'>;
type Message = Thing<'MessageEntry'>;

/** One step of a loan as both libraries tell it: who took it, what they said, and what became of a message of ours. */
export interface Step {
  entry: Entry;
  whose: 'ours' | 'theirs' | 'machine';
  /** A word from desk to desk, not a step of the loan. */
  isMessage: boolean;
  /** The message that this step sent. */
  sent?: Message;
}

const messageEvents = /^(generalMessage|(supplier|requester)\.notification)$/;

/** A step and the message that it sent are written together: they bear the same time, to some milliseconds. */
const togetherMs = 50;

/** The history of a request, each step of ours with the message that it sent. */
export function useSteps(request: Request): { steps: Step[]; error: unknown; again: () => void } {
  const { may } = useSession();
  const history = useRead('/requests/{id}/history', { path: { id: request.id } });
  const messages = useRead('/messages', {
    query: { request: request.id, limit: 200 },
    when: may('seeMessages'),
    // No event tells that a message has arrived: while one is on its way, it is looked for.
    pollMs: (log) => lookAgainIn(log?.items ?? [], Date.now()),
  });
  const log = messages.data?.items ?? [];
  const { data: way } = useRead('/partners/{code}', {
    path: { code: request.partner ?? '' },
    when: log.some(isOnItsWay) && request.partner !== undefined && may('seePartners'),
    freshMs: 0,
    pollMs: () => lookAgainIn(log, Date.now()),
  });
  return {
    steps: stepsOf(
      history.data?.items ?? [],
      log.map((message) => asTheWayIs(message, way)),
    ),
    error: history.error ?? messages.error,
    again: () => {
      void history.refetch();
      void messages.refetch();
    },
  };
}

export function stepsOf(entries: readonly Entry[], messages: readonly Message[]): Step[] {
  const out = messages.filter(({ direction }) => direction === 'out');
  const taken = new Set<string>();
  return entries.map((entry) => {
    const whose =
      entry.actorKind === 'partner'
        ? 'theirs'
        : entry.actorKind === 'staff' || entry.actorKind === 'patron'
          ? 'ours'
          : 'machine';
    const isStep = entry.toState !== undefined || messageEvents.test(entry.event);
    const sent =
      whose === 'theirs' || !isStep
        ? undefined
        : out.find(({ id, at }) => !taken.has(id) && Math.abs(Date.parse(at) - Date.parse(entry.at)) <= togetherMs);
    if (sent) taken.add(sent.id);
    return { entry, whose, isMessage: messageEvents.test(entry.event), ...(sent ? { sent } : {}) };
  });
}
