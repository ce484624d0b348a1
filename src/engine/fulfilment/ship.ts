/** Ship (R97, R102–R106): what was scanned is looked at, leaves its shelf with the step, and the address it goes to is kept. */
import { findHoldings } from '../../domain/fulfilment/holdings.js';
import { type Alternative, checkShipment } from '../../domain/fulfilment/shipping.js';
import type { ReturnInfo } from '../../protocol/messages.js';
import { type Message, message } from '../../words/message.js';
import { offerFile } from '../copies/offer.js';
import type { ScannedBarcode } from '../model/local/lending.js';
import { shipToOf } from '../step/order-facts.js';
import { type LocalAnswer, type OrderAtHand, type OrderStep, refusalOfOutcome } from './local-step.js';

export const ship: OrderStep = async ({ context, loan, local, fields, actor, desk, now }) => {
  const { id } = loan.request;
  const barcodes = (fields['barcodes'] as string[] | undefined) ?? [];
  const { items, catalogued } = await local.lending.scanned(id, barcodes);
  const scanned = items.map((item) => ({
    barcode: item.barcode,
    lentOn: item.lentOn,
    holding: item.holding?.id,
    title: item.holding?.title,
    requestable: item.holding && item.holding.policy === 'loanable',
    wanted: isWanted(item, loan.citation.bibliographic),
  }));
  const free = catalogued ? await freeOf(local.lending, id) : [];
  const check = checkShipment(scanned, free, catalogued);
  if (check.kind === 'refused') return { refused: { kind: 'notAllowed', loan, reason: check.reason } };
  if (check.kind === 'doubt' && fields['confirmed'] !== true)
    return { refused: { kind: 'warned', about: 'doubt', loan, reason: check.reason } };
  const location = fields['location'] as string | undefined;
  const lent = await local.lending.lend({ request: id, barcodes, desk, ...(location ? { location } : {}) }, actor, now);
  const refused = refusalOfOutcome(lent, loan);
  if (refused || lent.kind !== 'done') return refused;
  await local.lending.cancelMoves(id, message('said.moveShipped'), actor, now);
  const shippedTo = shipToOf(loan);
  const returnInfo = await returnInfoFor({ context, loan, local, now }, lent.value[0]?.library);
  const sentItems = lent.value.map(({ barcode, description }) => ({
    barcode,
    ...(description ? { callNumber: description } : {}),
  }));
  return {
    sent: { ...(sentItems.length > 0 ? { items: sentItems } : {}), ...(returnInfo ? { returnInfo } : {}) },
    local: {
      ...(lent.value[0] ? { location: lent.value[0].lendingLocation } : {}),
      ...(shippedTo ? { shippedTo } : {}),
    },
  };
};

/** It never left: the items are on their shelves again. */
export const undoShip: OrderStep = async ({ loan, local, actor, now }) =>
  refusalOfOutcome(await local.lending.undoLend(loan.request.id, actor, now), loan);

/** A file or a link is sent; no item leaves, and none has to be fetched any more. */
export const shipDigitally: OrderStep = async (order) => {
  const { loan, local, fields, actor, now } = order;
  const refused = whichFile(fields, fields['deliveryMethod'] ? undefined : message('refusedShip.noFile'));
  if (refused) return refused;
  await local.lending.cancelMoves(loan.request.id, message('said.moveShippedDigitally'), actor, now);
  return sendFile(order);
};

/** A wrong file is replaced by another one, or by a link. */
export const replaceFile: OrderStep = async (order) =>
  whichFile(order.fields, message('refusedCopy.noFileSent')) ?? sendFile(order);

/** A borrower that is notified of a file must be able to find it: `none` says so where nothing was given. */
function whichFile({ file, url }: Record<string, unknown>, none: Message | undefined): LocalAnswer {
  const problem = file && url ? message('refusedCopy.fileOrLink') : file || url ? undefined : none;
  return problem && { refused: { kind: 'invalid', problems: [{ field: 'file', problem }] } };
}

const sendFile = async (order: OrderAtHand): Promise<LocalAnswer> => {
  const file = order.fields['file'] as string | undefined;
  return file ? offerFile(order, file) : undefined;
};

/** A photocopy in an envelope: nothing leaves its shelf and nothing comes home. */
export const shipCopy: OrderStep = async ({ loan, local, actor, now }) => {
  await local.lending.cancelMoves(loan.request.id, message('said.moveCopyShipped'), actor, now);
  const shippedTo = shipToOf(loan);
  return shippedTo ? { local: { shippedTo } } : undefined;
};

/** It was found for the request, or it is its title all the same. */
const isWanted = ({ candidate, holding }: ScannedBarcode, asked: Parameters<typeof findHoldings>[0]): boolean =>
  candidate || (holding !== undefined && findHoldings(asked, [holding]).some(({ otherEdition }) => !otherEdition));

async function freeOf(lending: Parameters<OrderStep>[0]['local']['lending'], request: string): Promise<Alternative[]> {
  const { candidates } = await lending.inHand(request);
  return candidates.filter(({ available }) => available);
}

/** Where a shipped item goes home to, for partners that are told: the library that owns it, and its address. */

/** Nothing when the partner is not told, or we know no library. */
async function returnInfoFor(
  { context, loan, local, now }: Pick<OrderAtHand, 'context' | 'loan' | 'local' | 'now'>,
  owner: string | undefined,
): Promise<ReturnInfo | undefined> {
  const partner = await context.book.get(loan.request.partnerCode ?? '');
  if (!partner?.returnInfo) return undefined;
  const libraries = await local.libraries.list(now);
  const ours = await local.libraries.home(loan.request.owner);
  const sharing = libraries.find(({ code }) => code === ours?.code);
  const owning = libraries.find(({ code }) => code === owner) ?? sharing;
  if (!owning) return undefined;
  const address = owning.address ?? sharing?.address;
  return {
    name: owning.name,
    ...(owning.isil ? { returnAgencyId: { type: { value: 'ISIL' }, value: owning.isil } } : {}),
    ...(address
      ? {
          physicalAddress: {
            line1: address.line1,
            line2: address.line2,
            locality: address.locality,
            postalCode: address.postalCode,
            ...(address.region ? { region: { value: address.region } } : {}),
            ...(address.country ? { country: { value: address.country } } : {}),
          },
        }
      : {}),
  };
}
