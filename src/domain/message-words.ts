/** What a message says, in words for people: by the summary that the message log keeps. One without words is shown as it is. */
import known from '../words/en/messageSaid.json' with { type: 'json' };
import { type Code, type Message, message } from '../words/message.js';

export const messageWords = (summary: string): Message =>
  Object.hasOwn(known, summary)
    ? message(`messageSaid.${summary}` as Code)
    : message('said.asWritten', { words: summary });
