import type { DeliveryCounts } from '../engine/model/delivery-queue.js';

export const newCounts = (): DeliveryCounts => ({
  ...{ confirmed: 0, refused: 0, unanswered: 0, unconfirmed: 0 },
  ...{ taken: 0, redelivered: 0, acknowledged: 0, deadLettered: 0, malformed: 0 },
  ...{ reconnects: 0, waiting: 0 },
});
