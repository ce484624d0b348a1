/** Sorts a partner's HTTP answer into one of the answer classes of the port. Pure: status, headers, what was read. */
import type { AlreadyExists, Answer, OutgoingCall } from '../../engine/model/courier.js';
import type { Confirmation, ErrorData, IsoMessage } from '../../protocol/messages.js';
import { type Reason, reason, refusalWords, statusWords } from './words.js';

type WithoutCircumstances<T> = T extends unknown
  ? Omit<T, 'httpStatus' | 'address' | 'answerPrefix' | 'durationMs'>
  : never;
/** The class of an answer and why; the courier adds address, duration and prefix. */
export type Judgement = WithoutCircumstances<Answer>;

export interface HttpAnswer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string | string[] | undefined>;
  /** How the body ended. */
  end: 'complete' | 'too-large' | 'cut' | 'time-up';
  empty: boolean;
  /** What the body says, when it is an ISO 18626 message. Asked for only when the status is a success. */
  message: () => IsoMessage | undefined;
}

export function judgeAnswer(
  heard: HttpAnswer,
  call: Pick<OutgoingCall, 'expects' | 'alreadyExists'>,
  now: Date,
): Judgement {
  const { status } = heard;
  if (status >= 200 && status < 300) return judgeSuccess(heard, call);
  const code = `http-${status}`;
  if (status >= 300 && status < 400) return moved(first(heard.headers['location']) ?? '', status);
  if (status === 408 || status === 425 || status === 429 || (status >= 500 && status < 600)) {
    const wait = retryAfterSeconds(first(heard.headers['retry-after']), first(heard.headers['date']), now);
    return {
      class: 'retry',
      code,
      ...reason(statusWords.wait[status] ?? 'answerFault', { status }),
      ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
    };
  }
  const why = statusWords.partner[status];
  if (why) return { class: 'hold-partner', code, ...reason(why, { status }) };
  if (status >= 400 && status < 500)
    return {
      class: 'hold-message',
      code,
      ...reason(statusWords.message[status] ?? 'answerTurnedAway', { status }),
    };
  return { class: 'ambiguous', code, ...reason('answerNoSuchStatus', { status }) };
}

function moved(location: string, status: number): Judgement {
  // The text is the partner's: shown, never followed.
  const shown = clean(location).slice(0, 500);
  const words = shown ? 'answerMovedTo' : 'answerMoved';
  return { class: 'moved', code: `http-${status}`, location: shown, ...reason(words, { place: shown, status }) };
}

function judgeSuccess(
  heard: HttpAnswer,
  { expects, alreadyExists }: Pick<OutgoingCall, 'expects' | 'alreadyExists'>,
): Judgement {
  const encoding = first(heard.headers['content-encoding'])?.trim().toLowerCase();
  if (encoding && encoding !== 'identity')
    return ambiguous('encoded-answer', reason('answerPacked', { encoding: clean(encoding).slice(0, 40) }));
  if (heard.end === 'too-large') return ambiguous('answer-too-large', reason('answerTooLarge'));
  if (heard.end === 'time-up') return ambiguous('slow-answer', reason('answerSlow'));
  if (heard.end === 'cut') return ambiguous('cut-answer', reason('answerCut'));
  if (heard.empty) return ambiguous('empty-answer', reason('answerEmpty', { status: heard.status }));
  const message = heard.message();
  if (!message) return ambiguous('not-iso18626', reason('answerNotIso', { status: heard.status }));
  if (!isConfirmation(message, expects.kind))
    return ambiguous('other-request', reason('answerOtherKind', { kind: message.kind }));
  const id = message.confirmationHeader.requestingAgencyRequestId?.trim();
  // The schema lets a confirmation leave the id out; only a differing one is about something else.
  if (id && id !== expects.requestingAgencyRequestId.trim())
    return ambiguous('other-request', reason('answerOtherRequest', { id: clean(id).slice(0, 100) }));
  const errors = (message.errorData ?? []).map(toError);
  if (message.confirmationHeader.messageStatus === 'OK')
    return errors.length === 0
      ? { class: 'delivered' }
      : { class: 'delivered', ...reason('answerRemarked', { errors: sayAll(errors) }) };
  if (errors.length > 0 && errors.every(saysAlreadyExists[alreadyExists]))
    return {
      class: 'delivered',
      assumed: true,
      ...reason(alreadyExists === 'acceptance' ? 'answerAlready' : 'answerHasRequest'),
    };
  const [worst] = errors;
  return {
    class: 'refused',
    errors,
    ...(worst
      ? reason(refusalWords[worst.type] ?? 'answerRefused', { errors: sayAll(errors) })
      : reason('answerRefusedSilently')),
  };
}

const ambiguous = (code: string, said: Reason): Judgement => ({ class: 'ambiguous', code, ...said });

const isConfirmation = (message: IsoMessage, kind: OutgoingCall['expects']['kind']): message is Confirmation =>
  message.kind === `${kind}Confirmation`;

/**
 * ReShare: BadlyFormedMessage, "RequestIdAlreadyExists: …"; CrossLink and others say it in words. A partner that has something else
 * under the id has not got our request.
 */
const saysAlreadyExists: Record<AlreadyExists, (error: { value: string }) => boolean> = {
  refusal: () => false,
  acceptanceOfId: ({ value }) =>
    /\bid\b.*already\s*exists?|request\s*id.*already\s*exists?/i.test(value) && !hasOther(value),
  acceptance: ({ value }) => /already\s*exists?|duplicate/i.test(value) && !hasOther(value),
};
const hasOther = (value: string): boolean => /\bother content\b/i.test(value);

const toError = ({ errorType, errorValue }: ErrorData): { type: string; value: string } => ({
  type: errorType,
  value: clean(errorValue ?? '').slice(0, 500),
});
const sayAll = (errors: { type: string; value: string }[]): string =>
  errors
    .map(({ type, value }) => (value ? `${type}: ${value}` : type))
    .join('; ')
    .slice(0, 800);

const first = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;
/** Control characters have no place in a sentence, nor NUL in a PostgreSQL text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();

/**
 * Seconds a partner asks us to wait (RFC 9110, 10.2.3): whole seconds or an HTTP date; anything else is ignored.
 * A date counts from the partner's own `Date` header when there is one, so that a wrong clock does no harm.
 * Not clamped: how long we are willing to wait is decided where retries are planned.
 */
export function retryAfterSeconds(header: string | undefined, date: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Number(text);
  const until = httpDate(text);
  if (until === undefined) return undefined;
  const from = httpDate(date?.trim() ?? '') ?? now.getTime();
  return Math.max(0, Math.ceil((until - from) / 1000));
}

function httpDate(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
