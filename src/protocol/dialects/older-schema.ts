/** What exists in schema 2021-2 only, said in 1.2: codes become notifications, lists their first member and a note. */
import type { IsoVersion, Status } from '../codes.js';
import type {
  CodedValue,
  InitiatingMessage,
  Request,
  RequestingAgencyMessage,
  ServiceInfo,
  SupplyingAgencyMessage,
} from '../messages.js';
import { conditionsInDelivery, isOpenToConditions } from './conditions.js';
import type { WritingContext } from './dialect.js';
import { conditionWords } from './note-tokens.js';
import { noteOf, withLead, withLines, without } from './notes.js';

/** The message as `version` can say it; a message for 2021-2 is left alone. A link is moved by the writer. */
export function inSchema(version: IsoVersion, message: InitiatingMessage, context: WritingContext): InitiatingMessage {
  if (version === '2021-2') return message;
  switch (message.kind) {
    case 'request':
      return olderRequest(message);
    case 'supplyingAgencyMessage':
      return olderFromSupplier(message, context);
    case 'requestingAgencyMessage':
      return olderFromRequester(message);
  }
}

function olderRequest(message: Request): Request {
  const { serviceInfo, bibliographicInfo } = message;
  const { volume } = bibliographicInfo;
  const accepted = serviceInfo?.loanCondition?.map(({ value }) => value) ?? [];
  const plain = serviceInfo ? { ...message, serviceInfo: olderService(serviceInfo) } : message;
  return withLines(plain, [
    ...(accepted.length > 0 ? [`Accepted conditions: ${accepted.join(', ')}`] : []),
    ...(serviceInfo?.preferredEdition === 'MostRecentEdition' ? ['Edition: the most recent'] : []),
    ...(volume && volume.length > 1 ? [`Volumes: ${volume.join(', ')}`] : []),
  ]);
}

/** Which edition will do is a yes or no in 1.2. */
function olderService(service: ServiceInfo): ServiceInfo {
  const { preferredEdition: wish } = service;
  const any = service.anyEdition ?? (wish && (wish === 'AnyEdition' ? 'Y' : 'N'));
  return { ...without(without(service, 'loanCondition'), 'preferredEdition'), ...(any ? { anyEdition: any } : {}) };
}

/** `Lost` and `HoldReturn` are no codes of 1.2. Without a lost case there is still the plain fact. */
function olderFromRequester(message: RequestingAgencyMessage): RequestingAgencyMessage {
  const { action, extras } = message;
  if (action === 'Lost')
    return {
      ...message,
      action: 'Notification',
      extras: { ...extras, lostCase: extras?.lostCase ?? { reportedBy: 'borrower', state: 'reported' } },
    };
  if (action === 'HoldReturn') return { ...message, action: 'Notification', extras: { ...extras, holdReturn: 'hold' } };
  return message;
}

function olderFromSupplier(message: SupplyingAgencyMessage, context: WritingContext): SupplyingAgencyMessage {
  return shippingInNote(conditionsInNote(itemsInNote(holdAsNotification(message, context))));
}

function holdAsNotification(
  message: SupplyingAgencyMessage,
  { currentStatus }: WritingContext,
): SupplyingAgencyMessage {
  const { statusInfo, messageInfo, extras } = message;
  const { status } = statusInfo;
  if (status !== 'HoldReturn' && status !== 'ReleaseHoldReturn') return message;
  return {
    ...message,
    messageInfo: { ...messageInfo, reasonForMessage: 'Notification' },
    statusInfo: { ...statusInfo, status: isOlder(currentStatus) ? currentStatus : 'Loaned' },
    extras: { ...extras, holdReturn: status === 'HoldReturn' ? 'hold' : 'release' },
  };
}

function isOlder(status: Status): boolean {
  return status !== 'HoldReturn' && status !== 'ReleaseHoldReturn';
}

/** One item id has room. A dialect with a packing of its own has joined them before. */
function itemsInNote(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { deliveryInfo } = message;
  const items = deliveryInfo?.itemId ?? [];
  if (!deliveryInfo || items.length < 2) return message;
  return withLines({ ...message, deliveryInfo: { ...deliveryInfo, itemId: items.slice(0, 1) } }, [
    `Items: ${items.join(', ')}`,
  ]);
}

/** An offer's conditions go to `deliveryInfo`, where 1.2 has its only place for one, and all into the note. */
function conditionsInNote(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { retryInfo, deliveryInfo, statusInfo } = message;
  const offered = isOpenToConditions(statusInfo.status) ? retryInfo?.loanCondition : undefined;
  const conditions: CodedValue[] = offered ?? deliveryInfo?.loanCondition ?? [];
  if (conditions.length === 0 || (!offered && conditions.length === 1)) return message;
  const placed: SupplyingAgencyMessage = {
    ...message,
    ...(retryInfo ? { retryInfo: without(retryInfo, 'loanCondition') } : {}),
    deliveryInfo: conditionsInDelivery(message, conditions.slice(0, 1)),
  };
  const words = conditionWords(conditions);
  return noteOf(placed)?.startsWith(words) ? placed : withLead(placed, words);
}

function shippingInNote(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { courierName, trackingId } = message.shippingInfo ?? {};
  if (!message.shippingInfo) return message;
  return withLines(without(message, 'shippingInfo'), [
    ...(courierName ? [`Courier: ${courierName.value}`] : []),
    ...(trackingId?.length ? [`Tracking number: ${trackingId.join(', ')}`] : []),
  ]);
}
