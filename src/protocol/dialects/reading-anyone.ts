/** Reading that every dialect begins with: all known forms are understood from anyone, whoever invented them. */
import type { Extras } from '../extras.js';
import type { InitiatingMessage, Request, RequestingAgencyMessage, SupplyingAgencyMessage } from '../messages.js';
import { withTermsInPlace } from './conditions.js';
import { takeBlock } from './interlend-block.js';
import { type Commas, takeTokens, takeWrittenFields, unpackItemId } from './note-tokens.js';
import { noteOf, withNote, without } from './notes.js';

/** The message as it is meant: note free of tokens, `extras` filled, links and conditions in their places. */
export function readFromAnyone(
  message: InitiatingMessage,
  habits: { commas: Commas } = { commas: 'judge' },
): InitiatingMessage {
  const block = takeBlock(noteOf(message) ?? '');
  const tokens = takeTokens(block.note);
  const plain = adding(withNote(message, tokens.note), { ...tokens.extras, ...block.extras });
  switch (plain.kind) {
    case 'request':
      return fromRequest(plain);
    case 'supplyingAgencyMessage':
      return fromSupplier(plain, habits.commas);
    case 'requestingAgencyMessage':
      return fromRequester(plain);
  }
}

/** The message with more extras; none at all leaves it without. */
export function adding<M extends InitiatingMessage>(message: M, extras: Extras): M {
  return Object.keys(extras).length === 0 ? message : { ...message, extras: { ...message.extras, ...extras } };
}

/** A broker writes the lender's return address into the description of the supplier. */
function fromRequest(message: Request): Request {
  let extras: Extras = {};
  const supplierInfo = message.supplierInfo?.map((supplier) => {
    const taken = takeTokens(supplier.supplierDescription ?? '');
    if (Object.keys(taken.extras).length === 0) return supplier;
    extras = { ...extras, ...taken.extras };
    const { note } = taken;
    return { ...without(supplier, 'supplierDescription'), ...(note === '' ? {} : { supplierDescription: note }) };
  });
  return adding(supplierInfo ? { ...message, supplierInfo } : message, extras);
}

function fromRequester(message: RequestingAgencyMessage): RequestingAgencyMessage {
  const note = message.note ?? '';
  const [, answer] = /^[\s\p{P}\p{S}]*(accept|reject)[\s\p{P}\p{S}]*$/iu.exec(note) ?? [];
  if (message.action === 'Notification' && answer)
    return adding(withNote(message, ''), {
      conditionsAnswer: answer.toLowerCase() === 'accept' ? 'accepted' : 'refused',
    });
  const wish = /^Wished due date: (\d{4}-\d{2}-\d{2})$/m.exec(note);
  if (!wish?.[1]) return message;
  return adding(withNote(message, note.replace(wish[0], '').trim()), { wishedDueDate: wish[1] });
}

function fromSupplier(message: SupplyingAgencyMessage, commas: Commas): SupplyingAgencyMessage {
  const parcel = takeParcel(message);
  const { note, fields } = takeWrittenFields(parcel.messageInfo.note ?? '');
  const { supplier, vendor, url, unfilled, reason } = fields;
  const notified = message.messageInfo.reasonForMessage === 'Notification';
  const spoken = adding(withNote(parcel, note), {
    ...(supplier === undefined ? {} : { realSupplier: supplier }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(unfilled && notified ? { brokerUnfilled: true } : {}),
  });
  const linked = url === undefined ? spoken : { ...spoken, deliveryInfo: { url, ...spoken.deliveryInfo } };
  const reasoned = reason === undefined ? linked : withReason(linked, reason);
  return withTermsInPlace(unpacked(closing(reasoned), commas), fields);
}

/** 1.2 has no place for courier and tracking number: with a shipment they stand on lines of their own in the note. */
function takeParcel(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const { messageInfo, statusInfo, shippingInfo } = message;
  const { note = '' } = messageInfo;
  const ships = statusInfo.status === 'Loaned' || statusInfo.status === 'CopyCompleted';
  const courier = /^Courier: (.+)$/m.exec(note);
  const tracking = /^Tracking number: (.+)$/m.exec(note);
  if (!ships || shippingInfo || (!courier && !tracking)) return message;
  const rest = [courier?.[0], tracking?.[0]].reduce<string>(
    (text, line) => (line ? text.replace(line, '') : text),
    note,
  );
  return {
    ...withNote(message, rest.replace(/\n{2,}/g, '\n').trim()),
    shippingInfo: {
      ...(courier?.[1] ? { courierName: { value: courier[1].trim() } } : {}),
      ...(tracking?.[1] ? { trackingId: tracking[1].split(', ').map((each) => each.trim()) } : {}),
    },
  };
}

function withReason(message: SupplyingAgencyMessage, reason: string): SupplyingAgencyMessage {
  return { ...message, messageInfo: { reasonUnfilled: { value: reason }, ...message.messageInfo } };
}

/** An Unfilled may say in its note what the reason codes have no word for. */
function closing(message: SupplyingAgencyMessage): SupplyingAgencyMessage {
  const note = message.messageInfo.note ?? '';
  if (message.statusInfo.status !== 'Unfilled') return message;
  if (/^expired\b/i.test(note)) return adding(message, { expired: true });
  const duplicate = /^DUPLICATE\b[\s\p{P}]*/u.exec(note);
  if (!duplicate) return message;
  const stripped = withNote(message, note.slice(duplicate[0].length));
  return { ...stripped, messageInfo: { ...stripped.messageInfo, reasonUnfilled: { value: 'Duplicate' } } };
}

/** Links out of the item id, packed items into a list of barcodes; names and call numbers are kept as extras. */
function unpacked(message: SupplyingAgencyMessage, commas: Commas): SupplyingAgencyMessage {
  const { deliveryInfo, extras } = message;
  const [first, ...more] = deliveryInfo?.itemId ?? [];
  if (deliveryInfo && first !== undefined && isLink(first, deliveryInfo.deliveryMethod?.value))
    return {
      ...message,
      deliveryInfo: {
        ...without(deliveryInfo, 'itemId'),
        url: deliveryInfo.url ?? first,
        ...(more.length > 0 ? { itemId: more } : {}),
      },
    };
  const packed = deliveryInfo?.itemId?.flatMap((itemId) => unpackItemId(itemId, commas) ?? [{ barcode: itemId }]);
  const items = extras?.items ?? packed;
  if (!items) return message;
  const withIds = {
    ...without(message, 'extras'),
    deliveryInfo: { ...deliveryInfo, itemId: items.map(({ barcode }) => barcode) },
  };
  const rest = without(extras ?? {}, 'items');
  const telling = items.some(({ name, callNumber }) => name !== undefined || callNumber !== undefined);
  return adding(withIds, telling ? { ...rest, items } : rest);
}

function isLink(itemId: string, method: string | undefined): boolean {
  return method === undefined ? /^https?:\/\/\S+$/i.test(itemId) : /^url$/i.test(method) && itemId.includes('://');
}
