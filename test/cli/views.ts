import type { MessageDetail } from '../../src/contract/exchange-views.js';
import type { PartnerView } from '../../src/contract/partner-schemas.js';
import type { RequestView } from '../../src/contract/request-views.js';
import { partnerFieldsOf } from '../../src/domain/partner/fields.js';

export const request: RequestView = {
  id: '7',
  side: 'borrowing',
  state: 'readyToSend',
  stateLabel: 'Ready to be sent',
  version: 3,
  externalId: 'OOALG0000007',
  serviceType: 'Loan',
  title: 'Maria Chapdelaine',
  author: 'Hémon, Louis',
  needsAttention: 1,
  activeNotes: 0,
  unreadMessages: 0,
  createdAt: '2025-11-25T15:04:00.000Z',
  updatedAt: '2025-11-25T15:05:00.000Z',
  bibliographic: {},
  facts: {},
  rota: [{ position: 1, partner: 'lacite', partnerName: 'La Cité', state: 'listed', why: 'nearest' }],
  elements: [],
  attention: [
    {
      id: '17',
      reason: 'endOfRota',
      text: 'Nobody is left to ask.',
      openedAt: '2025-11-25T15:05:00.000Z',
    },
  ],
  notes: [],
  actions: [
    {
      name: 'receive',
      label: 'Receive',
      to: 'receivedPhysically',
      primary: true,
      asks: true,
      fields: [
        { name: 'barcodes', type: 'list', required: true, label: 'Item barcode' },
        { name: 'notifyPatron', type: 'yesNo', required: false, label: 'Notify patron' },
        { name: 'note', type: 'text', required: false, label: 'Note' },
      ],
    },
  ],
};

export const partner: PartnerView = {
  code: 'lacite',
  name: 'La Cité',
  status: 'active',
  symbols: [{ type: 'ISIL', value: 'CA-OOLC' }],
  url: 'https://ill.lacite.example/iso18626',
  dialect: 'standard-1.2',
  isoVersion: '1.2',
  presents: 'none',
  ...partnerFieldsOf({ callLimitSeconds: 30 }),
  credentials: [{ id: '4', kind: 'token', prefix: 'il_ab', createdAt: '2025-11-25T15:00:00.000Z' }],
  channel: { state: 'closed', failuresInARow: 0, waiting: 2, oldestWaitingAt: '2025-11-25T15:00:00.000Z' },
};

export const message: MessageDetail = {
  id: '12',
  direction: 'out',
  partner: 'lacite',
  requestId: '7',
  kind: 'request',
  summary: 'Request for Maria Chapdelaine',
  status: 'held',
  at: '2025-11-25T15:05:00.000Z',
  xml: '<ISO18626Message>\r\n</ISO18626Message>',
  attemptLog: [
    {
      number: 1,
      openedAt: '2025-11-25T15:05:00.000Z',
      instance: 'a',
      httpStatus: 401,
      class: 'hold-partner',
      reason: 'They do not know our token.',
    },
  ],
};
