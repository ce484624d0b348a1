import type { NodeNotice } from '../../engine/distribution/views.js';
import type { NodeSnapshot } from '../../engine/ports.js';
import { message } from '../../words/message.js';

/** What the state of the node asks people to do. */
export function noticesOf({ database, unreadableSecrets }: NodeSnapshot): NodeNotice[] {
  const notices: NodeNotice[] = [];
  if (database !== 'up')
    notices.push({
      kind: 'nothingStored',
      text: message('notice.nothingStored'),
    });
  if (unreadableSecrets.length > 0) {
    notices.push({
      kind: 'secretUnreadable',
      text: message('notice.secretUnreadable', { partners: unreadableSecrets }),
    });
  }
  return notices;
}
