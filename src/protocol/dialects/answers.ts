/** Answers to offers as messages: the token or the word first, staff's own words after it. */
import type { InitiatingMessage } from '../messages.js';
import { type AnswerHabits, answerTo } from './conversions.js';
import { noteOf, withNote } from './notes.js';

/** The messages of an answer to an offer, each worded by `wording`; nothing where the message is no answer. */
export function writtenAnswer(
  message: InitiatingMessage,
  habits: AnswerHabits,
  wording: (message: InitiatingMessage) => InitiatingMessage,
): InitiatingMessage[] | undefined {
  const answer = answerTo(message, habits);
  if (!answer) return undefined;
  const spoken = wording(answer.message);
  const note = noteOf(spoken) ?? '';
  if (answer.lead) return [withNote(spoken, `${answer.lead}${note}`)];
  if (!answer.word) return [spoken];
  /** The word must be the whole note, so staff's own words follow in a second message. */
  const alone = withNote(spoken, answer.word);
  return [alone, ...(note === '' ? [] : [spoken])];
}
