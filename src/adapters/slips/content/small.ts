import { defined } from '../../../domain/request/defined.js';
import type { SlipPrint } from '../../../engine/model/slips.js';
import type { SlipContent } from './content.js';
import { citationLines, codesOf, costOf, patronOnSlip, renewalsOf, titleLineOf, useOf } from './parts.js';
import type { Said } from './said.js';

/** Stands in the book on the hold shelf, read by whoever looks for it. */
export function holdShelfSlip(said: Said, print: SlipPrint): SlipContent {
  const { t, one, many, day, line } = said;
  const patron = patronOnSlip(said, print);
  return defined({
    heading: t('slip.holdShelf'),
    lead: patron ? { label: '', text: patron } : undefined,
    day: line('slip.keepUntil', day('heldUntil'))[0],
    parcel: [],
    title: titleLineOf(said),
    about: citationLines(said),
    facts: [
      ...line('slip.pickUpAt', one('pickup')),
      ...line('slip.fromLibrary', one('partnerName')),
      ...line('slip.arrivedOn', day('receivedAt')),
      ...line('slip.use', one('conditions')),
    ],
    terms: [],
    codes: codesOf(t('slip.temporaryToLend'), many('temporaryBarcodes')),
    notes: [],
    boxes: [],
    number: one('externalId') || undefined,
  });
}

/** The band around the book while it is here: the patron reads when it is due, the desk how to recognise it. */
export function bookBand(said: Said, print: SlipPrint): SlipContent {
  const { t, one, many, day, line } = said;
  const due = day('patronDue') || day('lenderDue');
  const pickup = one('pickup');
  const patron = patronOnSlip(said, print);
  return defined({
    heading: t('slip.band'),
    below: t('slip.bandBelow'),
    lead: due
      ? {
          label: t('slip.returnBy'),
          text: due,
          ...(pickup ? { detail: t('slip.returnPlace', { place: pickup }) } : {}),
        }
      : undefined,
    parcel: [],
    title: titleLineOf(said),
    about: citationLines(said),
    facts: [
      ...line('slip.forPatron', patron),
      ...line('slip.keepUntil', day('heldUntil')),
      ...line('slip.lentBy', one('partnerName')),
      ...line('slip.dueAtLender', day('lenderDue')),
      ...renewalsOf(said, 'slip.renewalsLeft'),
      ...useOf(said),
      ...costOf(said),
      ...line('slip.questions', one('libraryEmail')),
    ],
    terms: [],
    codes: [
      ...codesOf(t('slip.temporaryToLendOrReturn'), many('temporaryBarcodes')),
      ...(many('temporaryBarcodes').length > 0 ? [] : line('slip.requestNumber', one('externalId'))),
    ],
    notes: line('slip.forDesk', one('fulfilmentNote')),
    boxes: [],
    number: one('externalId') || undefined,
  });
}
