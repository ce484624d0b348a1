/** The two answers to conditions, as partners say them who know no Retry. */
import type { Extras } from '../extras.js';
import type { InitiatingMessage, Request, RequestingAgencyMessage, ServiceInfo } from '../messages.js';
import { without } from './notes.js';

type Acceptance = Request & { serviceInfo: ServiceInfo & { requestType: 'Retry' } };
type Refusal = RequestingAgencyMessage & { action: 'Cancel'; extras: Extras };

/** A Retry of the same request that changes nothing but the consent. */
export function isAcceptance(message: InitiatingMessage): message is Acceptance {
  return (
    message.kind === 'request' &&
    message.serviceInfo?.requestType === 'Retry' &&
    message.extras?.mendedCitation !== true
  );
}

/** A Cancel that means: not on these terms. */
export function isRefusal(message: InitiatingMessage): message is Refusal {
  return (
    message.kind === 'requestingAgencyMessage' &&
    message.action === 'Cancel' &&
    message.extras?.conditionsAnswer === 'refused'
  );
}

/** The acceptance as a notification of the same conversation. Its note is the staff's, if they wrote one. */
export function acceptanceAsNotification({ header, serviceInfo, extras }: Acceptance): RequestingAgencyMessage {
  const rest = without(extras ?? {}, 'conditionsAnswer');
  return {
    kind: 'requestingAgencyMessage',
    header,
    action: 'Notification',
    ...(serviceInfo.note === undefined ? {} : { note: serviceInfo.note }),
    ...(Object.keys(rest).length > 0 ? { extras: rest } : {}),
  };
}

/** The refusal without the extra that a token or a word now says. */
export function refusalWithoutExtra(message: Refusal): RequestingAgencyMessage {
  return { ...message, extras: without(message.extras, 'conditionsAnswer') };
}
