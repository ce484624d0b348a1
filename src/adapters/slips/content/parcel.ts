import { defined } from '../../../domain/request/defined.js';
import type { AddressBlock, SlipContent } from './content.js';
import {
  addressLinesOf,
  citationLines,
  codesOf,
  costOf,
  inJournal,
  ownAddress,
  parcelOf,
  renewalsOf,
  titleLineOf,
  useOf,
} from './parts.js';
import type { Said } from './said.js';

/** In the parcel to the borrower. Its lower part stays with the item and brings it home. */
export function shippingSlip(said: Said): SlipContent {
  const { t, one, many, day, line } = said;
  const home = many('returnTo').length > 0 ? many('returnTo') : ownAddress(said);
  const due = line('slip.dueAtLender', day('lenderDue'))[0];
  const items = codesOf(t('slip.itemToReceive'), many('itemBarcodes'));
  const back = addressLinesOf(t('slip.returnTo'), home);
  const code = items[0] && { label: t('slip.itemBarcode'), text: items[0].text };
  return defined({
    heading: t('slip.shipping'),
    own: ownAddress(said)[0],
    at: one('shippedAt') && t('slip.shippedOn', { day: day('shippedAt') }),
    to: addressLinesOf(t('slip.shipTo'), many('shipTo').length > 0 ? many('shipTo') : many('partnerName')),
    from: addressLinesOf(t('slip.from'), ownAddress(said)),
    parcel: [...parcelOf(said), ...piecesOf(said)],
    title: titleLineOf(said),
    about: citationLines(said, one('callNumber')),
    facts: [...inJournal(said), ...line('slip.service', one('service') || one('format'))],
    terms: [
      ...line('slip.dueBack', day('lenderDue')),
      ...renewalsOf(said, 'slip.renewals'),
      ...useOf(said),
      ...costOf(said),
    ],
    codes: [...items, ...line('slip.requestNumber', one('externalId'))],
    notes: [...line('slip.note', one('note')), ...line('slip.noteOfBorrower', one('requestNote'))],
    boxes: [],
    stays: back && staying(t('slip.keepWithItem'), back, due, code),
    number: one('externalId') || undefined,
  });
}

/** In the parcel home. */
export function returnSlip(said: Said): SlipContent {
  const { t, one, many, day, line } = said;
  const renewed = one('renewed');
  return defined({
    heading: t('slip.return'),
    own: ownAddress(said)[0],
    at: one('returnedAt') && t('slip.returnedOn', { day: day('returnedAt') }),
    to: addressLinesOf(t('slip.returnTo'), many('returnTo').length > 0 ? many('returnTo') : many('partnerName')),
    isReturn: true,
    from: addressLinesOf(t('slip.from'), ownAddress(said)),
    parcel: parcelOf(said),
    title: titleLineOf(said),
    about: citationLines(said, one('callNumber')),
    facts: [...piecesOf(said), ...line('slip.questions', one('libraryEmail'))],
    terms: [
      ...line('slip.dueBack', day('lenderDue')),
      ...line('slip.arrived', day('receivedAt')),
      ...line('slip.renewed', renewed && t('slip.renewedTimes', { count: Number(renewed) })),
      ...line('slip.use', one('conditions')),
    ],
    codes: [
      ...codesOf(t('slip.itemToCheckIn'), many('itemBarcodes')),
      ...line('slip.yourRequestNumber', one('externalId')),
    ],
    notes: line('slip.noteToLender', one('note')),
    boxes: [],
    foot: t('slip.addressUp'),
    number: one('externalId') || undefined,
  });
}

const piecesOf = (said: Said) => {
  const count = said.many('itemBarcodes').length;
  return count > 0 ? said.line('slip.pieces', said.t('slip.piecesCount', { count })) : [];
};

const staying = (
  label: string,
  to: AddressBlock,
  day: SlipContent['day'],
  code: SlipContent['codes'][number] | undefined,
): SlipContent['stays'] => ({ label, to, ...(day ? { day } : {}), ...(code ? { code } : {}) });
