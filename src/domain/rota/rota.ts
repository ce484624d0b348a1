import { message, type Wording } from '../../words/message.js';
import { isoReasonWords } from '../request/reasons.js';

/** Whom to ask next, and the ids under which partners know a request. */

/** An External ID: the institution's code and seven digits, `OCAL0000042`. */
export function externalIdOf(code: string, number: number): string {
  return `${code}${String(number).padStart(7, '0')}`;
}

/** The id that one partner of the rota gets: the External ID for the first, `OCAL0000042-2` for the second. */
export function attemptIdOf(externalId: string, attempt: number): string {
  return attempt <= 1 ? externalId : `${externalId}-${attempt}`;
}

/**
 * The External ID in what somebody scanned or typed: an attempt id loses its number, and Alma's transaction qualifier
 * (`1//OCAL0000042`) is dropped.
 */
export function externalIdFrom(scanned: string): string {
  const unqualified = scanned.trim().replace(/^\d+\/\//, '');
  return unqualified.replace(/(\d{7})-\d{1,3}$/, '$1');
}

/** A partner's line in the rota: `listed` is not asked yet, `asked` has the request, `passed` said no or was given up. */
export interface RotaLine {
  position: number;
  partner: string;
  state: 'listed' | 'asked' | 'passed' | 'ended';
}

/** The first partner in order that has not been asked; a partner that said no is never asked twice. */
export function nextToAsk<Line extends RotaLine>(rota: readonly Line[]): Line | undefined {
  const refused = new Set(rota.filter((line) => line.state !== 'listed').map((line) => line.partner));
  return rota
    .filter((line) => line.state === 'listed' && !refused.has(line.partner))
    .sort((one, other) => one.position - other.position)[0];
}

interface Passing {
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
