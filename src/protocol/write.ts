/** Message → bytes, strictly by the schema of one version. */
import { actionsOf, type IsoVersion, statusesOf } from './codes.js';
import type { DeliveryInfo, IsoMessage, SupplyingAgencyMessage } from './messages.js';
import { movedToMessageInfo } from './reading/structures.js';
import { validate } from './schemas.js';
import { envelope } from './writing/envelope.js';
import { UnwritableMessage } from './writing/unwritable.js';

export { type Loss, losses } from './writing/losses.js';
export { UnwritableMessage } from './writing/unwritable.js';

/**
 * Writes a message in `version` and has the schema check it. What that version has no place for is left out, and
 * `losses` lists it. Throws `UnwritableMessage` for what would change the meaning (a status 1.2 does not know), for
 * characters XML cannot hold, and for anything the schema refuses.
 */
export function write(message: IsoMessage, version: IsoVersion): string {
  const problems = codesUnknownTo(message, version);
  const xml = envelope(message.kind, onTheWire(message, version), version, problems);
  if (problems.length > 0) throw new UnwritableMessage(problems);
  const verdict = validate(xml, version);
  if (!verdict.valid) throw new UnwritableMessage(verdict.problems);
  return xml;
}

/** A message with every fact in the place where the version's schema has it. */
export function onTheWire(message: IsoMessage, version: IsoVersion): object {
  if (message.kind !== 'supplyingAgencyMessage' || version !== '1.2') return message;
  const { messageInfo, retryInfo, deliveryInfo } = message;
  const moved = Object.fromEntries(movedToMessageInfo.map((name) => [name, retryInfo?.[name]]));
  return {
    ...message,
    messageInfo: { ...messageInfo, ...moved },
    deliveryInfo: deliveryInfo && linkAsItemId(deliveryInfo),
  };
}

/** 1.2 has no `URL`: a link is an item id that is sent via `URL`. */
function linkAsItemId(delivery: DeliveryInfo): DeliveryInfo {
  return delivery.url ? { ...delivery, itemId: [delivery.url], deliveryMethod: { value: 'URL' } } : delivery;
}

/** The closed codes a message uses that its version does not know. */
function codesUnknownTo(message: IsoMessage, version: IsoVersion): string[] {
  const used: [string, string | undefined, readonly string[]][] = [
    ['action', 'action' in message ? message.action : undefined, actionsOf[version]],
    ['status', statusOf(message), statusesOf[version]],
  ];
  return used
    .filter(([, value, known]) => value !== undefined && !known.includes(value))
    .map(([element, value]) => `${element}: ${value} does not exist in version ${version}`);
}

function statusOf(message: IsoMessage): string | undefined {
  return message.kind === 'supplyingAgencyMessage' ? (message as SupplyingAgencyMessage).statusInfo.status : undefined;
}
