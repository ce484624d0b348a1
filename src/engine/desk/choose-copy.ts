import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ActOutcome } from '../model/orders.js';
import { type DeskOrder, type LastStep, outcomeOf, runOrder } from './run-order.js';

/** Staff lend another copy than the one that was proposed: the page, the forms and the slip show it from then on. */
export async function chooseCopy(
  context: EngineContext,
  order: DeskOrder & { barcode: string },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const { barcode, actor } = order;
  const attempted = await runOrder(context, order, async (requestStep) => {
    const { loan } = requestStep;
    const { request } = loan;
    if (request.side !== 'lending') return { kind: 'notAllowed', loan, reason: message('refusedItem.copyOfLender') };
    const { candidates } = await context.views.inHand(request.id);
    const copy = candidates.find((each) => each.barcode === barcode);
    if (!copy?.available)
      return {
        kind: 'invalid',
        problems: [{ field: 'barcode', problem: message('refusedItem.notToLend', { barcode }) }],
      };
    request.facts.local = { ...request.facts.local, copy: barcode };
    requestStep.note({ actorKind: actor.kind, actor: actor.name, event: 'copyChosen', facts: { value: barcode } });
    return undefined;
  });
  return outcomeOf(context, attempted, lastStep, actor.desk);
}
