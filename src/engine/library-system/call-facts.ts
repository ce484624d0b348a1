/** What a call is made from, when it is written and when it is sent. */
import { randomUUID } from 'node:crypto';
import { institutionalPatron, requestIdOf } from '../../library-system/ids.js';
import type { CallFacts, LinkSettings } from '../../library-system/port.js';
import type { AnsweredCall } from '../webhooks/ports.js';
import type { PlannedCall, SystemFacts } from './plan.js';

/** With the step. Ids that an earlier call still has to bring are filled in when the call is sent. */
export function factsOfCall(
  { name, item, amount, currency }: PlannedCall,
  of: SystemFacts,
  settings: LinkSettings,
  now: Date,
): CallFacts[keyof CallFacts] {
  const userId = of.side === 'lending' ? institutionalPatron(symbolOf(of.symbol), settings) : (of.patron ?? '');
  const itemId = item?.barcode ?? '';
  const barcodes = of.items.map(({ barcode }) => barcode);
  const requestId = requestIdOf(of.externalId, Math.max(0, barcodes.indexOf(itemId)) + 1);
  const dueAt = item?.dueAt ?? of.dueAt;
  const due = dueAt ? { dueAt } : {};
  const title = { ...of.title, ...(item?.description ? { volume: item.description } : {}) };
  switch (name) {
    case 'lookUpUser':
      return { user: { card: userId } };
    case 'acceptItem': {
      const pickup = item?.pickup ?? of.pickup;
      return {
        ...title,
        ...{ requestId, itemId, userId, ...due },
        ...(pickup ? { pickup } : {}),
        ...(item?.holdUntil ? { holdUntil: item.holdUntil } : {}),
      };
    }
    case 'requestItem': {
      const [copy] = of.candidates;
      const record = of.bibId ? { bibId: of.bibId } : {};
      return { ...title, requestId: of.externalId, userId, ...record, ...(copy ? { itemId: copy } : {}) };
    }
    case 'cancelRequest':
      return item ? { userId, requestId, itemId } : { userId, requestId: of.externalId };
    case 'checkOut':
      return { userId, itemId, ...(of.side === 'borrowing' ? { requestId } : {}), ...due };
    case 'checkIn':
    case 'deleteItem':
      return { itemId };
    case 'renew':
      return { userId, itemId, ...due };
    case 'recall':
      return { itemId, ...due };
    case 'charge':
      return {
        ...(item ? { itemId, requestId, reason: 'lost' } : { requestId: of.externalId, reason: 'request' }),
        ...{ userId, amount: inMinorUnits(amount) },
        ...(currency ? { currency } : {}),
        ...{ reference: `${of.externalId}-${randomUUID().slice(0, 8)}`, title: of.title.title, at: now.toISOString() },
      };
  }
}

/** When it is sent: the system's own id of the patron and of its request, where an earlier call brought them. */
export function withAnswered(
  name: keyof CallFacts,
  facts: Readonly<Record<string, unknown>>,
  answered: readonly AnsweredCall[],
): Readonly<Record<string, unknown>> {
  const last = (of: keyof CallFacts, item?: string) =>
    answered.filter((call) => call.name === of && (item === undefined || call.item === item)).at(-1)?.facts;
  const userId = name === 'lookUpUser' ? undefined : last('lookUpUser')?.userId;
  const itemId = facts['itemId'] as string | undefined;
  const theirs = itemId ? last('acceptItem', itemId)?.requestId : last('requestItem')?.requestId;
  const takesRequest = name === 'cancelRequest' || (name === 'checkOut' && facts['requestId'] !== undefined);
  return {
    ...facts,
    ...(userId && facts['userId'] !== undefined ? { userId } : {}),
    ...(theirs && takesRequest ? { requestId: theirs } : {}),
  };
}

const symbolOf = (symbol = ''): string => symbol.slice(symbol.indexOf(':') + 1);

/** `85.50` is 8550: the currencies of the networks that this is for have two decimals. */
const inMinorUnits = (amount = '0'): number => Math.round(Number(amount) * 100);
