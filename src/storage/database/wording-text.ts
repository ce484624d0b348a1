/** What is said to people, in a column of text: a message of the catalogue as its JSON, what somebody wrote as it is. Rows from before the catalogue are such words. */
import { isMessage, message, type Wording } from '../../words/message.js';

const begins = '{"code":';

/** As it is stored. What somebody wrote is never taken for a message of ours, whatever it looks like. */
export function wordingText(wording: Wording | undefined): string | undefined {
  if (wording === undefined) return undefined;
  if (typeof wording === 'string' && !wording.startsWith(begins)) return wording;
  return JSON.stringify(isMessage(wording) ? wording : message('said.asWritten', { words: wording }));
}

/** As it was given to `wordingText`. */
export function wordingOf(text: string | null): Wording | undefined {
  if (!text?.startsWith(begins)) return text ?? undefined;
  try {
    const stored: unknown = JSON.parse(text);
    return isMessage(stored) ? stored : text;
  } catch {
    return text;
  }
}
