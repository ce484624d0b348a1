import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';

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

const onItsWay = ['pending', 'sending'];
/** So often it is looked for, in milliseconds: often while it is just leaving, seldom once it waits for its next try. */
const leavingMs = 700;
const waitingMs = 3000;
/** A message is leaving for so long after it was written, and before its next try. */
const soonMs = 15_000;

/** When to look again what became of messages; not at all when none is on its way. */
export function lookAgainIn(messages: readonly Pick<Message, 'status' | 'at' | 'nextAttemptAt'>[], now: number) {
  const going = messages.filter(({ status }) => onItsWay.includes(status));
  if (going.length === 0) return false;
  const isSoon = ({ at, nextAttemptAt = at }: (typeof going)[number]) =>
    [at, nextAttemptAt].some((time) => Math.abs(Date.parse(time) - now) < soonMs);
  return going.some(isSoon) ? leavingMs : waitingMs;
}

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
  return {
    steps: stepsOf(history.data?.items ?? [], messages.data?.items ?? []),
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
    const whose = entry.actorKind === 'partner' ? 'theirs' : entry.actorKind === 'staff' ? 'ours' : 'machine';
    const isStep = entry.toState !== undefined || messageEvents.test(entry.event);
    const sent =
      whose === 'theirs' || !isStep
        ? undefined
        : out.find(({ id, at }) => !taken.has(id) && Math.abs(Date.parse(at) - Date.parse(entry.at)) <= togetherMs);
    if (sent) taken.add(sent.id);
    return { entry, whose, isMessage: messageEvents.test(entry.event), ...(sent ? { sent } : {}) };
  });
}
