/** What the gateway itself writes to partners. */
import { type Facts, type KeyOf, type Message, message, sayInEachLanguage } from '../../words/index.js';

/**
 * A note to a partner: in every language, a line each, for nobody knows which one the desk there reads. Days as `2027-01-15`.
 * Its spaces are plain ones: not every system of a partner shows a no-break space as a space.
 */
export const noteToPartner = (note: KeyOf<'partnerNote'>, facts: Facts = {}): string =>
  sayInEachLanguage(message(`partnerNote.${note}`, facts)).replaceAll('\u00a0', ' ');

/** The same on one line, for what is short: `do not fetch / ne pas chercher`. */
export const onOneLine = (what: Message): string => sayInEachLanguage(what, ' / ');

/** What stands at the head of a practice request, so that nobody walks to the shelf for it. */
export const practiceMark = (what: 'practiceDoNotFetch' | 'practiceDoNotSend'): string =>
  `${onOneLine(message('partnerNote.practice'))}: ${onOneLine(message(`partnerNote.${what}`))}.`;
