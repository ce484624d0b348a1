/** What becomes of a message of ours, as far as the message log and the way to its partner tell. */
import type { Thing } from '../api/client.js';

type Message = Thing<'MessageEntry'>;
type Way = Pick<Thing<'PartnerView'>, 'code' | 'channel'>;

const onItsWay = ['pending', 'sending'];
/** So often it is looked for, in milliseconds: often while it is just leaving, seldom once it waits for its next try. */
const leavingMs = 700;
const waitingMs = 3000;
/** A message is leaving for so long after it was written, and around its next try. */
const soonMs = 15_000;

export const isOnItsWay = ({ status }: Pick<Message, 'status'>): boolean => onItsWay.includes(status);

/** After how many milliseconds to look again what became of messages; not at all when none is on its way. */
export function lookAgainIn(
  messages: readonly Pick<Message, 'status' | 'at' | 'nextAttemptAt'>[],
  now: number,
): number | false {
  const going = messages.filter(isOnItsWay);
  if (going.length === 0) return false;
  const isSoon = ({ at, nextAttemptAt = at }: (typeof going)[number]) =>
    [at, nextAttemptAt].some((time) => Math.abs(Date.parse(time) - now) < soonMs);
  return going.some(isSoon) ? leavingMs : waitingMs;
}

/** While nothing is sent to its partner, a message that waits has no next try, or a later one: and that is why. */
export function asTheWayIs<M extends Pick<Message, 'status' | 'partner' | 'nextAttemptAt' | 'outcome'>>(
  message: M,
  way: Way | undefined,
): M {
  if (!way || message.partner !== way.code || !isOnItsWay(message)) return message;
  const { state, reason, nextProbeAt } = way.channel;
  if (state === 'closed') return message;
  const { nextAttemptAt: _, ...waiting } = message;
  const why = reason === undefined ? {} : { outcome: reason };
  if (state === 'open') return { ...waiting, ...why, ...(nextProbeAt ? { nextAttemptAt: nextProbeAt } : {}) } as M;
  return { ...waiting, ...why, status: 'held' } as M;
}
