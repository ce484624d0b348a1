/** Slips as they leave the printer: drawn as the library prints, marked when they came out, written for what is new. */

import type { RequestSummary } from '../../contract/request-views.js';
import { slipsAtOnce } from '../../domain/letters/papers.js';
import type { LendingState } from '../../domain/tables/lending.js';
import { runOrder } from '../desk/run-order.js';
import { slipWriting } from '../desk/write-slip.js';
import type { EngineContext } from '../engine-context.js';
import type { Page } from '../model/actor.js';
import type { RequestFilter } from '../model/requests.js';
import type { PrintDesk } from '../model/slips.js';
import { drawLetters, slipsWithoutPatrons } from './draw-letters.js';
import { inShelfOrder } from './shelf-order.js';

/** States in which somebody has to walk to the shelf. */
const toFetch: LendingState[] = ['created', 'beingProcessed', 'willSupply'];

export function createPrintDesk(
  context: EngineContext,
  requests: (filter: RequestFilter) => Promise<Page<Pick<RequestSummary, 'id' | 'createdAt'>>>,
): PrintDesk {
  const { letters } = context.local;
  return {
    pdf: async (ids, { paper, startLabel, owners, withoutPatrons }) => {
      const all = await letters.readMany(ids, owners);
      const found = withoutPatrons ? slipsWithoutPatrons(all) : all;
      const missing = ids.find((id) => !found.some((each) => each.id === id));
      if (missing !== undefined) return { kind: 'unknown', id: missing };
      const slips = ids.flatMap((id) => found.find((each) => each.id === id) ?? []);
      const content = await drawLetters(context, slips, {
        now: new Date(),
        ...(paper ? { paper } : {}),
        ...(startLabel ? { startLabel } : {}),
      });
      const patrons = [...new Set(slips.flatMap(({ patron }) => patron ?? []))];
      return { kind: 'done', content, patrons: withoutPatrons ? [] : patrons };
    },
    printed: (ids, actor, owners) => letters.printedAll(ids, actor, new Date(), owners),
    pullSlips: async ({ since, library, owners }, actor) => {
      const after = since === undefined ? undefined : new Date(since).toISOString();
      const page = await requests({
        side: 'lending',
        activity: 'active',
        state: toFetch,
        printed: 'none',
        sort: 'created',
        order: after === undefined ? 'asc' : 'desc',
        ...(library ? { owner: [library] } : {}),
        ...(owners ? { owners } : {}),
        limit: slipsAtOnce,
      });
      const fresh = page.items.filter(({ createdAt }) => after === undefined || createdAt >= after);
      for (const { id } of fresh) await runOrder(context, { id, actor }, slipWriting(context, 'incomingSlip', actor));
      const written = await letters.waitingFor(
        fresh.map(({ id }) => id),
        'incomingSlip',
      );
      return { items: inShelfOrder(written), more: page.next !== undefined };
    },
  };
}
