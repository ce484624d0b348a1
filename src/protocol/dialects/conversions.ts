/** The two answers to an offer of conditions, in the form in which the offer was made. */
import type { Extras, OfferForm } from '../extras.js';
import type { InitiatingMessage, Request, RequestingAgencyMessage, ServiceInfo } from '../messages.js';
import { reshareTokens } from './note-tokens.js';
import { noteOf, withNote, without } from './notes.js';

type Acceptance = Request & { serviceInfo: ServiceInfo & { requestType: 'Retry' } };
type Refusal = RequestingAgencyMessage & { action: 'Cancel'; extras: Extras };

/** How a yes is said: by a Retry, ReShare's token, one word that is the whole note, or a sentence for people. */
export type AcceptanceForm = 'retry' | 'token' | 'word' | 'sentence';
/** How a no is said: by a Cancel with a sentence, with a token where the offer had one, always with it, or by one word. */
export type RefusalForm = 'plainCancel' | 'cancel' | 'token' | 'word';

/** What a dialect does where the offer itself does not tell how it is to be answered. */
export interface AnswerHabits {
  accepting: AcceptanceForm;
  refusing: RefusalForm;
}

/** An answer ready to be worded: `lead` is at the start of the note, `word` is a note of its own. */
export interface Answer {
  message: InitiatingMessage;
  lead?: string;
  word?: 'ACCEPT' | 'REJECT';
}

/** A Retry of the same request that changes nothing but the consent. */
export function isAcceptance(message: InitiatingMessage): message is Acceptance {
  const { mendedCitation, askedAgain } = message.extras ?? {};
  return message.kind === 'request' && message.serviceInfo?.requestType === 'Retry' && !mendedCitation && !askedAgain;
}

/** A Cancel that means: not on these terms. */
export function isRefusal(message: InitiatingMessage): message is Refusal {
  return (
    message.kind === 'requestingAgencyMessage' &&
    message.action === 'Cancel' &&
    message.extras?.conditionsAnswer === 'refused'
  );
}

/** The answer as the offer calls for it, whatever the dialect. Nothing for a message that is no answer. */
export function answerTo(message: InitiatingMessage, { accepting, refusing }: AnswerHabits): Answer | undefined {
  if (isAcceptance(message)) return accepted(message, acceptanceForms(accepting)[offeredAs(message)]);
  return isRefusal(message) ? refused(message, refusalForms(refusing)[offeredAs(message)]) : undefined;
}

const offeredAs = ({ extras }: InitiatingMessage): OfferForm | 'unknown' => extras?.answers ?? 'unknown';

const acceptanceForms = (usual: AcceptanceForm): Record<OfferForm | 'unknown', AcceptanceForm> => ({
  retry: 'retry',
  token: 'token',
  words: 'word',
  /** A Retry is no answer to a promise: the lender waits for no second request. */
  promise: usual === 'retry' ? 'sentence' : usual,
  unknown: usual,
});

const refusalForms = (usual: RefusalForm): Record<OfferForm | 'unknown', RefusalForm> => ({
  retry: usual === 'word' ? 'cancel' : usual,
  token: usual === 'plainCancel' ? 'plainCancel' : 'token',
  words: 'word',
  promise: usual,
  unknown: usual,
});

function accepted(message: Acceptance, form: AcceptanceForm): Answer {
  if (form === 'retry') {
    const extras = without(message.extras ?? {}, 'conditionsAnswer', 'answers', 'answerNote');
    return { message: { ...without(message, 'extras'), ...(Object.keys(extras).length > 0 ? { extras } : {}) } };
  }
  const notification = acceptanceAsNotification(message);
  if (form === 'token') return { message: notification, lead: reshareTokens.agree };
  if (form === 'word') return { message: notification, word: 'ACCEPT' };
  return { message: { ...notification, extras: { ...notification.extras, conditionsAnswer: 'accepted' } } };
}

function refused(message: Refusal, form: RefusalForm): Answer {
  if (form === 'token') return { message: refusalWithoutExtra(message), lead: reshareTokens.reject };
  if (form === 'word') return { message: { ...refusalWithoutExtra(message), action: 'Notification' }, word: 'REJECT' };
  return { message: { ...message, extras: without(message.extras, 'answers') } };
}

/** The acceptance as a notification of the same conversation. Its note is the staff's, if they wrote one. */
function acceptanceAsNotification({ header, serviceInfo, extras }: Acceptance): RequestingAgencyMessage {
  const note = extras?.answers ? extras.answerNote : serviceInfo.note;
  const rest = without(extras ?? {}, 'conditionsAnswer', 'answers', 'answerNote');
  return {
    kind: 'requestingAgencyMessage',
    header,
    action: 'Notification',
    ...(note === undefined ? {} : { note }),
    ...(Object.keys(rest).length > 0 ? { extras: rest } : {}),
  };
}

/** The refusal without the extra that a token or a word now says. */
function refusalWithoutExtra(message: Refusal): RequestingAgencyMessage {
  return { ...message, extras: without(message.extras, 'conditionsAnswer', 'answers') };
}

/** Answers to offers as messages: the token or the word first, staff's own words after it. */

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
