/** What some systems refuse although the standard has it, said as they take it. */
import type { InitiatingMessage } from '../messages.js';
import { withLines } from './notes.js';

/**
 * A Reminder is a second request to them, and an item passed on is an error: the first becomes the question for the
 * status, the second a sentence.
 */
export function sayable(message: InitiatingMessage): InitiatingMessage {
  if (message.kind === 'request' && message.serviceInfo?.requestType === 'Reminder') {
    const { header, serviceInfo } = message;
    const { note } = serviceInfo;
    return {
      kind: 'requestingAgencyMessage',
      header,
      action: 'StatusRequest',
      ...(note === undefined ? {} : { note }),
    };
  }
  if (message.kind !== 'requestingAgencyMessage' || message.action !== 'ShippedForward') return message;
  return withLines({ ...message, action: 'Notification' }, ['The item was passed on to another library.']);
}
