import type { Thing } from '../api/client.js';

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

const messageEvents = /^(generalMessage|patronAnswered|(supplier|passedSupplier|requester)\.notification)$/;

/** A step and the message that it sent are written together: they bear nearly the same time. */
const togetherMs = 50;

/** The steps of a history, each of ours with the message that it sent. */
export function stepsOf(entries: readonly Entry[], messages: readonly Message[]): Step[] {
  const steps = entries.map((entry): Step => {
    const whose =
      entry.actorKind === 'partner'
        ? 'theirs'
        : entry.actorKind === 'staff' || entry.actorKind === 'patron'
          ? 'ours'
          : 'machine';
    return { entry, whose, isMessage: messageEvents.test(entry.event) };
  });
  for (const message of messages) {
    const sender = message.direction === 'out' ? senderOf(message, steps) : undefined;
    if (sender) sender.sent = message;
  }
  return steps;
}

/** The step of ours that was taken nearest to the message; of several in one breath the last, since what is created is then sent. */
function senderOf({ at }: Message, steps: readonly Step[]): Step | undefined {
  const apart = ({ entry }: Step) => Math.abs(Date.parse(at) - Date.parse(entry.at));
  return steps
    .filter(
      ({ whose, entry, isMessage, sent }) => whose !== 'theirs' && !sent && (isMessage || entry.toState !== undefined),
    )
    .filter((step) => apart(step) <= togetherMs)
    .reduce<Step | undefined>((best, step) => (best && apart(best) < apart(step) ? best : step), undefined);
}
