/** Sorts a partner's HTTP answer into one of the answer classes of the port. Pure: status, headers, what was read. */
import type { Answer, OutgoingCall } from '../engine/ports.js';
import type { Confirmation, ErrorData, IsoMessage } from '../protocol/messages.js';
import { retryAfterSeconds } from './retry-after.js';

type WithoutCircumstances<T> = T extends unknown
  ? Omit<T, 'httpStatus' | 'address' | 'answerPrefix' | 'durationMs'>
  : never;
/** The class of an answer and why; the courier adds address, duration and prefix. */
export type Judgement = WithoutCircumstances<Answer>;

export interface Heard {
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
  heard: Heard,
  call: Pick<OutgoingCall, 'expects' | 'afterAmbiguousTry'>,
  now: Date,
): Judgement {
  const { status } = heard;
  if (status >= 200 && status < 300) return judgeSuccess(heard, call);
  const code = `http-${status}`;
  if (status >= 300 && status < 400) return moved(first(heard.headers['location']) ?? '', status);
  if (status === 408 || status === 425 || status === 429 || (status >= 500 && status < 600)) {
    const wait = retryAfterSeconds(first(heard.headers['retry-after']), first(heard.headers['date']), now);
    const reason = waitReasons[status] ?? 'The partner has a fault of its own';
    return {
      class: 'retry',
      code,
      reason: `${reason} (${status}).`,
      ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
    };
  }
  const partnerReason = partnerReasons[status];
  if (partnerReason) return { class: 'hold-partner', code, reason: `${partnerReason} (${status}).` };
  if (status >= 400 && status < 500)
    return {
      class: 'hold-message',
      code,
      reason: `${messageReasons[status] ?? 'The partner turned this message away'} (${status}).`,
    };
  return { class: 'ambiguous', code, reason: `The partner answered with a status that does not exist (${status}).` };
}

const waitReasons: Record<number, string> = {
  408: 'The partner says that the message took too long to arrive',
  425: 'The partner asks to try again later',
  429: 'The partner is busy and asks to try again later',
  503: 'The partner is out of service at present',
};
const partnerReasons: Record<number, string> = {
  401: 'The partner refused our credential',
  403: 'The partner does not let us in',
  404: "There is nothing at the partner's address",
  410: "The partner's address has been given up",
};
const messageReasons: Record<number, string> = {
  400: 'The partner could not read this message',
  405: "The partner's address takes no messages",
  413: 'The partner finds this message too large',
  415: 'The partner does not take XML',
};

function moved(location: string, status: number): Judgement {
  // The text is the partner's: shown, never followed.
  const shown = clean(location).slice(0, 500);
  const reason = shown
    ? `The partner has moved to ${shown}: check its address (${status}).`
    : `The partner points to another address without naming it (${status}).`;
  return { class: 'moved', code: `http-${status}`, location: shown, reason };
}

function judgeSuccess(
  heard: Heard,
  { expects, afterAmbiguousTry }: Pick<OutgoingCall, 'expects' | 'afterAmbiguousTry'>,
): Judgement {
  const encoding = first(heard.headers['content-encoding'])?.trim().toLowerCase();
  if (encoding && encoding !== 'identity')
    return ambiguous(
      'encoded-answer',
      `The partner packed its answer (${clean(encoding).slice(0, 40)}) although we asked for none.`,
    );
  if (heard.end === 'too-large')
    return ambiguous('answer-too-large', "The partner's answer is too large; reading stopped.");
  if (heard.end === 'time-up') return ambiguous('slow-answer', "The partner's answer did not end in time.");
  if (heard.end === 'cut') return ambiguous('cut-answer', "The partner's answer broke off in the middle.");
  if (heard.empty)
    return ambiguous('empty-answer', `The partner took the message without a confirmation (${heard.status}).`);
  const message = heard.message();
  if (!message)
    return ambiguous('not-iso18626', `The partner answered, but not with an ISO 18626 confirmation (${heard.status}).`);
  if (!isConfirmation(message, expects.kind))
    return ambiguous('other-request', `The partner answered with another kind of message (${message.kind}).`);
  const id = message.confirmationHeader.requestingAgencyRequestId?.trim();
  // The schema lets a confirmation leave the id out; only a differing one is about something else.
  if (id && id !== expects.requestingAgencyRequestId.trim())
    return ambiguous('other-request', `The partner confirmed another request (${clean(id).slice(0, 100)}).`);
  const errors = (message.errorData ?? []).map(toError);
  if (message.confirmationHeader.messageStatus === 'OK')
    return errors.length === 0
      ? { class: 'delivered' }
      : { class: 'delivered', reason: `The partner accepted the message and remarked: ${sayAll(errors)}.` };
  if (afterAmbiguousTry && errors.length > 0 && errors.every(saysAlreadyExists))
    return { class: 'delivered', assumed: true, reason: 'The partner already had this message from an earlier try.' };
  const words = errors.map(({ type }) => refusalWords[type] ?? 'refused the message');
  return {
    class: 'refused',
    errors,
    reason:
      errors.length === 0
        ? 'The partner refused the message without a reason.'
        : `The partner ${words[0]} (${sayAll(errors)}).`,
  };
}

const ambiguous = (code: string, reason: string): Judgement => ({ class: 'ambiguous', code, reason });

const isConfirmation = (message: IsoMessage, kind: OutgoingCall['expects']['kind']): message is Confirmation =>
  message.kind === `${kind}Confirmation`;

/** ReShare: BadlyFormedMessage, "RequestIdAlreadyExists: …"; CrossLink and others say it in words. */
const saysAlreadyExists = ({ value }: { value: string }): boolean => /already\s*exists?|duplicate/i.test(value);

const refusalWords: Record<string, string> = {
  UnsupportedActionType: 'does not support this action',
  UnsupportedReasonForMessageType: 'does not support messages for this reason',
  UnrecognisedDataElement: 'does not know an element of the message',
  UnrecognisedDataValue: 'does not accept a value in the message',
  BadlyFormedMessage: 'calls the message badly formed',
};

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
