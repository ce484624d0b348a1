import { defined } from '../../../domain/request/defined.js';
import type { SlipPrint } from '../../../engine/model/slips.js';
import type { SlipContent } from './content.js';
import { citationLines, codesOf, inJournal, patronOnSlip, printedAt, type SlipPlace, titleLineOf } from './parts.js';
import type { Said } from './said.js';

/** What whoever walks to the shelf needs, and what the desk scans when the item is there. */
export function pullSlip(said: Said, print: SlipPrint, place: SlipPlace): SlipContent {
  const { t, one, many, day, money, line } = said;
  const callNumber = one('callNumber');
  const location = one('location');
  const own = one('libraryName') || one('institution');
  return defined({
    heading: t('slip.pull'),
    own,
    at: printedAt(said, print, place),
    lead:
      callNumber || location
        ? {
            label: t('slip.takeFrom'),
            text: callNumber || location,
            ...(callNumber && location ? { detail: location } : {}),
          }
        : undefined,
    day: line('slip.neededBy', day('neededBy'))[0],
    parcel: [],
    title: titleLineOf(said),
    about: citationLines(said),
    facts: [
      ...line('slip.lendTo', one('partnerName')),
      ...(one('partnerName') === '' ? line('slip.forPatron', patronOnSlip(said, print)) : []),
      ...(one('partnerName') === '' ? line('slip.pickUpAt', one('pickup')) : []),
      ...inJournal(said),
      ...line('slip.service', one('service') || one('format')),
      ...line('slip.edition', one('edition')),
      ...line('slip.isbn', one('isbn')),
      ...line('slip.issn', one('issn')),
      ...line('slip.maximumCost', money('maximumCost')),
      ...line('slip.copyright', one('copyright')),
      ...line('slip.assignee', one('assignee')),
    ],
    terms: [],
    codes: [
      ...codesOf(t('slip.itemBarcode'), many('itemBarcodes')),
      ...codesOf(t('slip.temporaryToLend'), many('temporaryBarcodes')),
      ...line(one('partnerName') === '' ? 'slip.requestNumber' : 'slip.requestToShip', one('externalId')),
    ],
    notes: line('slip.noteOfBorrower', one('requestNote')),
    boxes: [
      t('slip.box_found'),
      t('slip.box_notOnShelf'),
      t('slip.box_onLoan'),
      t('slip.box_damaged'),
      t('slip.box_other'),
    ],
    number: one('externalId') || undefined,
  });
}
