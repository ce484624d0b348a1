/** Real XML of ordinary length, made once by the writer; the load generator then only fills in what differs. */
import type { InitiatingMessage } from '../../src/protocol/messages.js';
import { write } from '../../src/protocol/write.js';

/** Stands where sender, request id, time and note go. */
export const blanks = { sender: 'BENCH-SENDER', id: 'BENCH-ID', time: '2001-02-03T04:05:06.789Z', note: 'BENCH-NOTE' };

const header = {
  supplyingAgencyId: { type: { value: 'ISIL' }, value: 'CA-BENCH' },
  requestingAgencyId: { type: { value: 'ISIL' }, value: blanks.sender },
  timestamp: blanks.time,
  requestingAgencyRequestId: blanks.id,
};

const request: InitiatingMessage = {
  kind: 'request',
  header,
  bibliographicInfo: {
    title: 'Lakes and rivers of the northern shield: a history in maps',
    author: 'Tremblay, Geneviève',
    edition: '2nd, revised',
    bibliographicItemId: [
      { bibliographicItemIdentifierCode: { value: 'ISBN' }, bibliographicItemIdentifier: '9780771000000' },
    ],
  },
  publicationInfo: { publisher: 'Presses du Nord', publicationType: { value: 'Book' }, publicationDate: '2011' },
  serviceInfo: {
    requestType: 'New',
    requestSubType: ['PatronRequest'],
    serviceType: 'Loan',
    serviceLevel: { value: 'Standard' },
    needBeforeDate: '2099-01-31T00:00:00.000Z',
    copyrightCompliance: { value: 'CA' },
    anyEdition: 'Y',
    note: `Any printing will do, the maps matter most. ${blanks.note}`,
  },
  requestedDeliveryInfo: [
    {
      sortOrder: '1',
      address: {
        physicalAddress: {
          line1: 'Interlibrary Loans, Room 114',
          line2: '1385 Woodroffe Avenue',
          locality: 'Ottawa',
          postalCode: 'K2G 1V8',
          region: { value: 'CA-ON' },
          country: { value: 'CA' },
        },
      },
    },
  ],
  requestingAgencyInfo: {
    name: 'The library that asks',
    contactName: 'Jo Demo',
    address: [
      {
        electronicAddress: {
          electronicAddressType: { value: 'Email' },
          electronicAddressData: 'loans@library.example',
        },
      },
    ],
  },
};

const action = (name: 'StatusRequest' | 'Notification' | 'Cancel'): InitiatingMessage => ({
  kind: 'requestingAgencyMessage',
  header,
  action: name,
  note: `A patron asked at the desk whether there is news of this one. ${blanks.note}`,
});

/** What goes out in the measurement of the outbox. */
const notice: InitiatingMessage = {
  kind: 'supplyingAgencyMessage',
  header,
  messageInfo: { reasonForMessage: 'Notification', note: 'It is on the way to the shelf and will be packed tomorrow.' },
  statusInfo: { status: 'WillSupply', lastChange: blanks.time },
};

export const templates = {
  notice: write(notice, '1.2'),
  request: write(request, '1.2'),
  statusRequest: write(action('StatusRequest'), '1.2'),
  notification: write(action('Notification'), '1.2'),
  cancel: write(action('Cancel'), '1.2'),
};
