/** Slips that go in a parcel or stay with the item, and letters to staff. None has an id that only we know. */
import { inParcel, type LetterRow, toStaff } from './row.js';

const citation = ['title', 'author', 'volume', 'issue'] as const;
const published = ['titleOfComponent', 'publisher', 'year', 'edition', 'isbn', 'issn', 'pages'] as const;
const shelf = ['callNumber', 'location', 'itemBarcodes'] as const;
/** What whoever walks to the shelf needs; the two slips for it are drawn alike. */
const toFetch = [
  ...(['externalId', 'partnerName', 'partnerSymbol', ...citation, ...published, ...shelf] as const),
  ...(['service', 'format', 'neededBy', 'maximumCost', 'copyright', 'serviceLevel', 'requestNote'] as const),
  ...(['assignee', 'institution', 'libraryName'] as const),
] as const;

export const slips = {
  incomingSlip: toStaff(['Ful Incoming Slip Letter', 'Bordereau de demande reçue'], toFetch, { onDemand: ['lending'] }),
  resourceRequestSlip: toStaff(
    ['Ful Resource Request Slip Letter', 'Bordereau de demande d’exemplaire'],
    [...toFetch, 'temporaryBarcodes', 'patronName', 'patronId', 'pickup'],
    { onDemand: ['borrowing', 'lending'] },
  ),
  shippingSlip: inParcel(
    ['Resource Sharing Shipping Slip Letter', 'Bordereau d’expédition'],
    [
      ...(['shipTo', 'partnerName', 'partnerSymbol', 'requestNote', 'institution', 'libraryName'] as const),
      ...(['libraryAddress', ...citation, 'itemName', 'callNumber', 'format', 'neededBy', 'shippedAt'] as const),
      ...(['lenderDue', 'conditions', 'cost', 'itemBarcodes', 'externalId', 'qualifier', 'note', 'returnTo'] as const),
      ...([...published, 'service', 'courier', 'tracking', 'renewals'] as const),
    ],
    {
      onDemand: ['lending'],
      labels: {
        libraryName: { label: 'From', french: 'De' },
        lenderDue: { label: 'Due back at the lender', french: 'De retour chez le prêteur le' },
        itemBarcodes: {
          label: 'Item barcode: scan to receive',
          french: 'Code-barres du document : à lire à la réception',
        },
        externalId: { label: 'Request number', french: 'Numéro de demande' },
      },
    },
  ),
  receiveSlip: toStaff(
    ['Resource Sharing Receive Slip Letter', 'Bordereau de réception'],
    [
      ...(['patronName', 'patronId', 'pickup', 'heldUntil', ...citation, 'externalId', 'temporaryBarcodes'] as const),
      ...(['itemBarcodes', 'requestedAt', 'receivedAt', 'patronDue', 'lenderDue', 'itemPolicy'] as const),
      ...(['conditions', 'fulfilmentNote', 'cost', 'partnerName'] as const),
      ...(['institution', 'libraryName', 'libraryAddress', 'libraryEmail', 'renewals'] as const),
    ],
    {
      onDemand: ['borrowing'],
      labels: {
        temporaryBarcodes: {
          label: 'Temporary barcode: scan to lend',
          french: 'Code-barres temporaire : à lire au prêt',
        },
        itemBarcodes: { label: 'Barcode of the lender', french: 'Code-barres du prêteur' },
        externalId: { label: 'Request number', french: 'Numéro de demande' },
      },
    },
  ),
  returnSlip: inParcel(
    ['Resource Sharing Return Slip Letter', 'Bordereau de retour'],
    [
      ...(['returnTo', 'partnerName', 'partnerSymbol', 'institution', 'libraryName', 'libraryAddress'] as const),
      ...([...citation, 'lenderDue', 'receivedAt', 'returnedAt', 'itemBarcodes', 'externalId'] as const),
      ...(['qualifier', 'conditions', 'note', ...published] as const),
      ...(['callNumber', 'courier', 'tracking', 'renewed', 'libraryEmail'] as const),
    ],
    {
      onDemand: ['borrowing'],
      labels: {
        libraryName: { label: 'From', french: 'De' },
        lenderDue: { label: 'Due back', french: 'À retourner le' },
        itemBarcodes: {
          label: 'Item barcode: scan to check in',
          french: 'Code-barres du document : à lire au retour',
        },
        externalId: { label: 'Your request number', french: 'Votre numéro de demande' },
      },
    },
  ),
  holdShelfRequestSlip: toStaff(
    ['Ful Hold Shelf Request Slip Letter', 'Bordereau de la tablette des réservations'],
    [
      ...(['patronName', 'patronId', 'pickup', 'heldUntil', 'title', 'author', 'externalId'] as const),
      ...(['temporaryBarcodes', 'conditions', 'partnerName', 'receivedAt'] as const),
    ],
    {
      printedAt: 'pickup',
      onDemand: ['borrowing'],
      labels: {
        temporaryBarcodes: {
          label: 'Temporary barcode: scan to lend',
          french: 'Code-barres temporaire : à lire au prêt',
        },
      },
    },
  ),
  lendingReport: toStaff(['Lending Req Report Slip Letter', 'Bordereau récapitulatif des demandes reçues'], toFetch, {
    onDemand: ['lending'],
  }),
  generalAssignTo: toStaff(
    ['General Assign To Letter', 'Lettre d’attribution'],
    ['assignee', 'assignedBy', 'internalNote', 'title', 'externalId', 'partnerName'],
    { kind: 'letter' },
  ),
} as const satisfies Record<string, LetterRow>;
