import { useRead } from '../api/read.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { asTheWayIs, isOnItsWay, lookAgainIn } from './on-its-way.js';
import { type Step, stepsOf } from './steps-of.js';

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
