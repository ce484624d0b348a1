import type { MailAnswer } from '../model/mail.js';

const minute = 60_000;
/** Growing, in minutes; the last one stays. */
const waits = [1, 5, 15, 60, 180, 360];

/** When a mail is tried again after so many tries; undefined: not any more. */
export function nextMailTry(answer: MailAnswer, tries: number, now: Date): Date | undefined {
  if (answer.kind !== 'later' && answer.kind !== 'notOurs') return undefined;
  const wait = waits[Math.min(tries, waits.length) - 1] ?? 1;
  return new Date(now.getTime() + wait * minute);
}
