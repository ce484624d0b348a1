import type { NodeNotice } from '../../engine/distribution/views.js';
import type { NodeSnapshot } from '../../engine/model/gateway.js';
import { message } from '../../words/message.js';

/** Whether somebody elsewhere is sent links to this node although it does not know how it is reached. */
export const leadsNowhere = (publicUrl: string | undefined, sends: { mail: boolean; patronsSide: boolean }): boolean =>
  !publicUrl && (sends.mail || sends.patronsSide);

/** What the state of the node asks people to do. `leads`: links that it sends lead nowhere. */
export function noticesOf(
  { database, unreadableSecrets, doorbell }: NodeSnapshot,
  leads: 'nowhere' | 'here',
): NodeNotice[] {
  const notices: NodeNotice[] = [];
  if (leads === 'nowhere') notices.push({ kind: 'addressMissing', text: message('notice.addressMissing') });
  if (database !== 'up')
    notices.push({
      kind: 'nothingStored',
      text: message('notice.nothingStored'),
    });
  if (doorbell.sharedSince)
    notices.push({
      kind: 'nodeIdShared',
      text: message('notice.nodeIdShared'),
      since: new Date(doorbell.sharedSince).toISOString(),
    });
  if (unreadableSecrets.length > 0) {
    notices.push({
      kind: 'secretUnreadable',
      text: message('notice.secretUnreadable', { partners: unreadableSecrets }),
    });
  }
  return notices;
}
