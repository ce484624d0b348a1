/** What came after a step that somebody chooses to take back, as a clause: “It has been returned to its lender”. */
import events from '../../words/en/events.json' with { type: 'json' };
import { type KeyOf, type Message, message } from '../../words/message.js';
import { eventWords, type HistoryEvent } from './events.js';
import type { Side } from './tables.js';

/** Each side says it of its own item; what has no words of its own is named as the history names it. */
export function laterWords(side: Side, event: HistoryEvent): Message {
  const code = [`${side}.${event}`, event].find(hasOwnWords);
  return code ? message(`laterStep.${code}`) : message('undo.laterStep', { event: eventWords(side, event) });
}

const hasOwnWords = (code: string): code is KeyOf<'laterStep'> => Object.hasOwn(events.laterStep, code);
