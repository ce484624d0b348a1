/** Slips that go in a parcel or stay with the item, and letters to staff. */
import { inParcel, type LetterRow, toStaff } from './row.js';

const citation = ['title', 'author', 'volume', 'issue'] as const;
const shelf = ['callNumber', 'location', 'itemBarcodes'] as const;

export const slips = {
  incomingSlip: toStaff(
    ['Ful Incoming Slip Letter', 'Bordereau de demande reçue'],
    [
      ...(['externalId', 'requestId', 'partnerName', 'partnerSymbol', ...citation, 'format', 'neededBy'] as const),
      ...(['requestNote', 'serviceLevel', 'assignee', ...shelf] as const),
    ],
    { onDemand: ['lending'] },
  ),
  resourceRequestSlip: toStaff(
    ['Ful Resource Request Slip Letter', 'Bordereau de demande d’exemplaire'],
    ['externalId', 'requestId', ...citation, ...shelf, 'temporaryBarcodes', 'partnerName', 'patronName', 'pickup'],
    { onDemand: ['borrowing', 'lending'] },
  ),
  shippingSlip: inParcel(
    ['Resource Sharing Shipping Slip Letter', 'Bordereau d’expédition'],
    [
      ...([
        'externalId',
        'requestId',
        'qualifier',
        ...citation,
        'format',
        'neededBy',
        'shippedAt',
        'lenderDue',
      ] as const),
      ...(['note', 'cost', 'itemName', ...shelf] as const),
    ],
    { onDemand: ['lending'] },
  ),
  receiveSlip: toStaff(
    ['Resource Sharing Receive Slip Letter', 'Bordereau de réception'],
    [
      ...(['patronName', 'pickup', 'heldUntil', ...citation, 'externalId', 'requestId', 'temporaryBarcodes'] as const),
      ...([
        'itemBarcodes',
        'requestedAt',
        'receivedAt',
        'patronDue',
        'lenderDue',
        'itemPolicy',
        'fulfilmentNote',
      ] as const),
      ...(['cost', 'partnerName', 'institution', 'libraryName', 'libraryAddress'] as const),
    ],
    { onDemand: ['borrowing'] },
  ),
  returnSlip: inParcel(
    ['Resource Sharing Return Slip Letter', 'Bordereau de retour'],
    [
      ...citation,
      'externalId',
      'requestId',
      'qualifier',
      'itemBarcodes',
      'lenderDue',
      'receivedAt',
      'returnedAt',
      'note',
    ],
    { onDemand: ['borrowing'] },
  ),
  holdShelfRequestSlip: toStaff(
    ['Ful Hold Shelf Request Slip Letter', 'Bordereau de la tablette des réservations'],
    ['patronName', 'patronId', 'pickup', 'heldUntil', 'title', 'externalId', 'temporaryBarcodes'],
    { onDemand: ['borrowing'] },
  ),
  lendingReport: toStaff(
    ['Lending Req Report Slip Letter', 'Bordereau récapitulatif des demandes reçues'],
    ['externalId', 'title', 'author', 'partnerName', 'format', 'neededBy', ...shelf],
    { waits: 'printing for a whole list at once' },
  ),
  generalAssignTo: toStaff(
    ['General Assign To Letter', 'Lettre d’attribution'],
    ['assignee', 'assignedBy', 'internalNote', 'title', 'externalId', 'requestId', 'partnerName'],
    { kind: 'letter' },
  ),
} as const satisfies Record<string, LetterRow>;
