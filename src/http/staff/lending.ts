import type { RequestReading } from '../../engine/model/gateway.js';
import type { LendingDesk } from '../../engine/model/lending-desk.js';
import type { LendingRecords } from '../../engine/model/local/lending.js';
import type { ActOutcome } from '../../engine/model/orders.js';
import { CreatedAnswer, Refusal, refused } from '../answering.js';
import { unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';
import { ownOf } from './filter.js';
import { acted } from './outcome.js';

/** The lending desk: shelves looked through, items fetched and shipped. */
export function lendingAnswers(
  desk: LendingDesk,
  reading: Pick<RequestReading, 'request'>,
  records: Pick<LendingRecords, 'items' | 'moves'>,
) {
  /** An order on one request, which may be named by its External ID. */
  const on = async ({ id }: { id: string }, order: (id: string) => Promise<ActOutcome>) => {
    const request = await reading.request(id);
    return request ? acted(await order(request.id), id) : refused(unknownThing('request', id));
  };

  return {
    locate: async ({ params, actor }) => on(params, (id) => desk.locate(id, actor)),

    askMove: async ({ body, params, actor }) => {
      const request = await on(params, (id) => desk.askMove(id, body, actor));
      return request instanceof Refusal
        ? request
        : new CreatedAnswer(request, `/requests/${encodeURIComponent(request.id)}`);
    },

    endMove: async ({ body, params, actor }) => {
      const { move, end } = params;
      const { note } = body;
      const status = end === 'cancel' ? 'canceled' : 'completed';
      const how = { id: move, status, ...(note === undefined ? {} : { note }) } as const;
      return on(params, (id) => desk.closeMove(id, how, actor));
    },

    removeAlerts: async ({ params, actor }) => on(params, (id) => desk.removeAlerts(id, actor)),

    shipItems: async ({ body, actor }) => {
      const outcome = await desk.ship(body, actor);
      if (outcome.kind === 'unknown') return refused(unknownThing('lending request', body.request));
      return acted(outcome, body.request);
    },

    listLentItems: async (call) => records.items(ownOf(call)),

    listMoves: async (call) => records.moves(ownOf(call)),
  } satisfies Partial<StaffAnswers>;
}
