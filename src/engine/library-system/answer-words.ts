/** What the library's own system answered, in a line of history. */
import { localDate } from '../../domain/calendar/calendar.js';
import { isCallName } from '../../domain/library-system/calls.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import { isMessage, type Message, message } from '../../words/message.js';

/** The call, what it brought back, and the system's own words. Nothing of a line that is no call. */
export function answerInWords(
  { event, facts = {} }: { event: HistoryEvent; facts?: Readonly<Record<string, unknown>> | undefined },
  timeZone: string,
): { changes?: Message[] } {
  const name = facts['call'];
  if (!event.startsWith('librarySystem.') || typeof name !== 'string' || !isCallName(name)) return {};
  const text = (fact: string) => (typeof facts[fact] === 'string' ? (facts[fact] as string) : undefined);
  const [barcode, callNumber, location, due] = ['barcode', 'callNumber', 'location', 'due'].map(text);
  const words = text('theirWords');
  const problem = isMessage(facts['problem']) ? facts['problem'] : undefined;
  return {
    changes: [
      message(`systemCalls.call_${name}`),
      ...(barcode ? [message('systemCalls.foundBarcode', { barcode })] : []),
      ...(callNumber ? [message('systemCalls.foundCallNumber', { callNumber })] : []),
      ...(location ? [message('systemCalls.foundLocation', { location })] : []),
      ...(due ? [message('systemCalls.foundDue', { day: { day: localDate(new Date(due), timeZone) } })] : []),
      ...(problem ? [problem] : []),
      ...(words && !problem ? [message('systemCalls.theirWords', { words })] : []),
    ],
  };
}
