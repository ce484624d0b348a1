/** Why a partner was passed over, as staff read it. */
import { message, type Wording } from '../words/message.js';
import { isoReasonWords } from './reasons.js';

export interface Passing {
  /** What happened, in words. */
  event: Wording;
  /** The code that the partner or our form named. */
  reason?: string | undefined;
  /** The local date after which it may be asked again. */
  askAgainAfter?: string | undefined;
  /** What somebody wrote. */
  note?: Wording | undefined;
}

/** `Not supplied: Not on shelf: We looked twice.` */
export function passingWords({ event, reason, askAgainAfter, note }: Passing): Wording {
  const more: (Wording | undefined)[] = [
    reason ? isoReasonWords(reason) : undefined,
    askAgainAfter ? message('rotaReason.askAgain', { date: { day: askAgainAfter } }) : undefined,
    typeof note === 'string' ? note.slice(0, 500) : note,
  ];
  return more.reduce<Wording>((label, what) => (what ? message('said.labelled', { label, what }) : label), event);
}
