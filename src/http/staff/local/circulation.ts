import type { RequestReading } from '../../../engine/model/gateway.js';
import type { Circulation } from '../../../engine/model/local/circulation.js';
import { refused } from '../../answering.js';
import { unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { ownOf } from '../filter.js';
import { answered } from './answer.js';

/** Items of other libraries while they are here: temporary records, hold shelf, loans and fees. */
export function circulationAnswers(circulation: Circulation, reading: Pick<RequestReading, 'request'>) {
  return {
    readTemporaryRecord: async ({ params }) => {
      const request = await reading.request(params.id);
      if (!request) return refused(unknownThing('request', params.id));
      const [expected, { items }] = await Promise.all([
        circulation.expected(request.id),
        circulation.items({ request: request.id, limit: 100 }),
      ]);
      return { ...(expected ? { expected } : {}), items };
    },

    listTemporaryItems: async (call) => circulation.items({ ...ownOf(call), removed: call.query.removed ?? false }),

    receiveItem: async ({ body: order, actor }) => {
      const outcome = await circulation.receiveItem(order, actor, new Date());
      return answered(outcome, {
        thing: 'borrowing request',
        id: order.request,
        made: ({ items }) => `/temporary-items?request=${items[0]?.request}`,
      });
    },

    listHolds: async (call) => circulation.holds(ownOf(call)),

    putOnHoldShelf: async ({ body: order, actor }) => {
      const outcome = await circulation.putOnHoldShelf(order, actor, new Date());
      return answered(outcome, { thing: 'held item', id: order.barcode });
    },

    extendHold: async ({ body, params, actor }) => {
      const outcome = await circulation.extendHold(params.id, body, actor, new Date());
      return answered(outcome, { thing: 'hold', id: params.id });
    },

    listLoans: async (call) => circulation.loans(ownOf(call)),

    checkOut: async ({ body: order, actor }) => {
      const outcome = await circulation.checkOut(order, actor, new Date());
      return answered(outcome, {
        thing: 'item',
        id: order.barcode,
        made: ({ request }) => `/loans?request=${request}`,
      });
    },

    returnLoan: async ({ body: order, actor }) => {
      const outcome = await circulation.returnLoan(order, actor, new Date());
      return answered(outcome, { thing: 'item that a patron has', id: order.barcode });
    },

    renewLoan: async ({ body, params, actor }) => {
      const { dueDate, confirmed } = body;
      const { id } = params;
      const outcome = await circulation.renewLoan(id, dueDate, actor, new Date(), undefined, !confirmed);
      return answered(outcome, { thing: 'loan', id: params.id });
    },

    declareLoanLost: async ({ body, params, actor }) => {
      const outcome = await circulation.declareLoanLost(params.id, body, actor, new Date());
      return answered(outcome, { thing: 'loan', id: params.id });
    },

    foundLoan: async ({ params, actor }) => {
      const outcome = await circulation.foundLoan(params.id, actor, new Date());
      return answered(outcome, { thing: 'loan', id: params.id });
    },

    deleteLoan: async ({ params, actor }) => {
      const outcome = await circulation.deleteLoanKeepingFee(params.id, actor, new Date());
      return answered(outcome, { thing: 'loan', id: params.id });
    },

    listFees: async (call) => circulation.fees(ownOf(call)),

    addFee: async ({ body, actor }) => {
      const outcome = await circulation.addFee(body, actor, new Date());
      return answered(outcome, {
        thing: 'fee',
        made: ({ patron }) => `/fees?patron=${encodeURIComponent(patron ?? '')}`,
      });
    },

    settleFee: async ({ params, actor }) => {
      const { id, how } = params;
      const outcome = await circulation.settleFee(id, how, actor, new Date());
      return answered(outcome, { thing: 'fee', id });
    },
  } satisfies Partial<StaffAnswers>;
}
