/** What a message says, in words for people: by the summary that the message log keeps. One without words is shown as it is. */
import history from '../../words/en/history.json' with { type: 'json' };
import { type KeyOf, type Message, message } from '../../words/message.js';

export const messageWords = (summary: string): Message =>
  isKnown(summary) ? message(`messageSaid.${summary}`) : message('said.asWritten', { words: summary });

const isKnown = (summary: string): summary is KeyOf<'messageSaid'> => Object.hasOwn(history.messageSaid, summary);
