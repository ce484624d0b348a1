/** The item goes home (R55): its temporary records end with the step, and are there again when it was an accident. */
import { loansOf, returnAll, volumesAtMost } from './lend.js';
import { type OrderStep, refusalOf } from './local-step.js';

/** Not while the patron has it; a lost loan ends, for the item is in hand. */
export const goHome: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  const { id } = loan.request;
  if ((await loansOf(local, id, 'out')).length > 0) {
    const reason = 'The patron still has it: take it back first (Return from patron, or scan its barcode).';
    return { refused: { kind: 'notAllowed', loan, reason } };
  }
  const refused = await returnAll(order, ['lost']);
  if (refused || !(await isHere(order))) return refused;
  return refusalOf(await local.circulation.removeItems(id, actor, now), loan);
};

/** It never left: records and holds are there again, and who had it last has it still. */
export const neverLeft: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  const { id } = loan.request;
  const removed = await local.circulation.items({ request: id, removed: true, limit: 1 });
  if (!(await isHere(order)) && removed.items.length > 0) {
    const refused = refusalOf(await local.circulation.restoreItems(id, actor, now), loan);
    if (refused) return refused;
  }
  return refusalOf(await local.circulation.reopenLoans(id, actor, now), loan);
};

/** The matter is over: what is left of its records goes, unless a patron has it. */
export const clearAway: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  if (!(await isHere(order)) || (await loansOf(local, loan.request.id, 'out')).length > 0) return undefined;
  return refusalOf(await local.circulation.removeItems(loan.request.id, actor, now), loan);
};

export const isHere = async ({ local, loan }: Pick<Parameters<OrderStep>[0], 'local' | 'loan'>): Promise<boolean> =>
  (await local.circulation.items({ request: loan.request.id, limit: volumesAtMost })).items.length > 0;
