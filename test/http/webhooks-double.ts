import type { CallDetail, WebhookView } from '../../src/contract/webhook-operations.js';
import type { WebhookDesk } from '../../src/engine/webhooks/desk.js';

const at = '2026-03-02T15:00:00.000Z';
const aWebhook: WebhookView = {
  ...{ id: '7', name: 'Parcel room', address: 'https://parcels.example/in' },
  events: ['item.received'],
  ...{ personal: false, enabled: true, createdAt: at, createdBy: 'desk' },
  ...{ waiting: 1, failed: 2, delivered: 3, failuresInARow: 5, failingSince: at, resumesAt: at },
};
const aCall: CallDetail = {
  ...({ id: '9', kind: 'webhook', target: '7', targetName: 'Parcel room', name: 'item.received' } as const),
  ...({ request: '3', side: 'borrowing', externalId: 'OOALG0000003', status: 'failed', attempts: 7 } as const),
  ...{ createdAt: at, answeredAt: at, answerStatus: 401, durationMs: 80, messageId: 'msg_1', personal: false },
  ...{ sent: '{}', received: 'no' },
};

/** Webhooks of which there is one, with a delivery that failed. */
export const webhooksDouble = (): WebhookDesk => ({
  events: () => [],
  list: async () => [aWebhook],
  read: async () => aWebhook,
  add: async () => ({ kind: 'done', value: { webhook: aWebhook, secret: 'whsec_x' } }),
  change: async () => ({ kind: 'done', value: { webhook: aWebhook } }),
  newKey: async () => ({ kind: 'done', value: { webhook: aWebhook, secret: 'whsec_x' } }),
  remove: async () => ({ kind: 'done', value: undefined }),
  test: async () => ({ kind: 'done', value: aCall }),
  allAgain: async () => ({ kind: 'done', value: { count: 2 } }),
  calls: async () => ({ items: [aCall] }),
  call: async () => aCall,
  callAgain: async () => ({ kind: 'done', value: aCall }),
  jobFailed: async () => {},
});
