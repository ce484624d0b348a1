import { type Facts, type KeyOf, type Message, message } from '../words/message.js';

/** Why something happened by itself, for whoever reads the history of a request, a message or a fee. */
export const because = (key: KeyOf<'because'>, facts: Facts = {}): Message => message(`because.${key}`, facts);
