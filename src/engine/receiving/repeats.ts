import type { InitiatingMessage } from '../../protocol/messages.js';
import type { SameMeaning } from '../model/store.js';

const dayInSeconds = 86_400;

/**
 * Whether a message is a repeat of one that is stored. The same content is, always. Re-stamped, it is when the
 * sender's own counter says so; without a counter only a free-text note that is the partner's last word and less than
 * a day old. Everything else goes to the table, which takes a doubled status without a second effect.
 */
export function isFolded(message: InitiatingMessage, same: SameMeaning, identityKey: string | undefined): boolean {
  if (same.identityKey !== undefined && same.identityKey === identityKey) return true;
  if (message.extras?.sequence !== undefined) return true;
  const isNote =
    (message.kind === 'requestingAgencyMessage' && message.action === 'Notification') ||
    (message.kind === 'supplyingAgencyMessage' && message.messageInfo.reasonForMessage === 'Notification');
  return isNote && same.newest && same.ageSeconds < dayInSeconds;
}
