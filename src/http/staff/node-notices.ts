import type { DirectoryImport, NodeNotice } from '../../contract/directory-views.js';
import type { NodeSnapshot } from '../../contract/node-views.js';
import type { ChangedAddress } from '../../contract/partner-operations.js';
import type { Distribution } from '../../engine/distribution/views.js';
import type { PartnerDirectory } from '../../engine/model/gateway.js';
import { settingRows } from '../../settings/rows.js';
import { type Message, message } from '../../words/message.js';

/** Whether somebody elsewhere is sent links to this node although it does not know how it is reached. */
export const leadsNowhere = (publicUrl: string | undefined, sends: { mail: boolean; patronsSide: boolean }): boolean =>
  !publicUrl && (sends.mail || sends.patronsSide);

/** What the state of the node asks people to do. `leads`: links that it sends lead nowhere. */
export function noticesOf(
  { database, unreadableSecrets, delivery, deadLettered }: NodeSnapshot,
  leads: 'nowhere' | 'here',
): NodeNotice[] {
  const notices: NodeNotice[] = [];
  if (leads === 'nowhere')
    notices.push({
      kind: 'addressMissing',
      text: message('notice.addressMissing'),
      setting: settingRows.address.env,
    });
  if (database !== 'up')
    notices.push({
      kind: 'nothingStored',
      text: message('notice.nothingStored'),
    });
  if (delivery.sharedSince)
    notices.push({
      kind: 'nodeIdShared',
      text: message('notice.nodeIdShared'),
      setting: settingRows.nodeId.env,
      since: new Date(delivery.sharedSince).toISOString(),
    });
  if (deadLettered > 0)
    notices.push({ kind: 'deadLettered', text: message('notice.deadLettered', { count: deadLettered }) });
  if (unreadableSecrets.length > 0) {
    notices.push({
      kind: 'secretUnreadable',
      text: message('notice.secretUnreadable', { partners: unreadableSecrets }),
    });
  }
  return notices;
}

/** One notice a partner whose new address nobody has confirmed; those whose addresses came with one file have one together. */
export async function addressNotices(
  directory: Pick<PartnerDirectory, 'changedAddresses'>,
  distribution: Pick<Distribution, 'readImport'>,
): Promise<NodeNotice[]> {
  const waiting = await directory.changedAddresses();
  const byHand = waiting.filter(({ importId }) => importId === undefined).map((each) => [each]);
  const importIds = [...new Set(waiting.flatMap(({ importId = [] }) => importId))];
  const byFile = importIds.map((id) => waiting.filter(({ importId }) => importId === id));
  return Promise.all(
    [...byHand, ...byFile].map(async (addresses): Promise<NodeNotice> => {
      const { importId } = addresses[0] ?? {};
      const file = importId === undefined ? undefined : await distribution.readImport(importId);
      return {
        kind: 'addressUnconfirmed',
        text: saidOf(addresses, file),
        addresses,
        ...(file ? { since: file.at } : {}),
      };
    }),
  );
}

function saidOf(addresses: readonly ChangedAddress[], from: DirectoryImport | undefined): Message {
  const partners = addresses.map(({ name, enteredFor = 'none', origin }) =>
    message('notice.addressOf', { name, before: enteredFor, to: origin }),
  );
  return from
    ? message('notice.addressesUnconfirmed', {
        partners,
        count: partners.length,
        file: from.file.name,
        version: from.file.version,
      })
    : message('notice.addressUnconfirmed', { partner: partners[0] });
}
