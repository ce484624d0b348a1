/** What a message says, in words for people: by the summary that the message log keeps. One without words is shown as it is. */
import { type Code, type Message, message } from '../words/message.js';

export const messageWords = (summary: string): Message => message(`messageSaid.${summary}` as Code);
