/** What came after a step that somebody wishes to take back, as a clause: “It has been returned to its lender”. */
import later from '../words/en/laterStep.json' with { type: 'json' };
import { type Code, type Message, message } from '../words/message.js';
import { eventWords } from './events.js';
import type { Side } from './tables.js';

/** Each side says it of its own item; what has no words of its own is named as the history names it. */
export function laterWords(side: Side, event: string): Message {
  const code = [`${side}.${event}`, event].find((each) => Object.hasOwn(later, each));
  return code ? message(`laterStep.${code}` as Code) : message('undo.laterStep', { event: eventWords(side, event) });
}
