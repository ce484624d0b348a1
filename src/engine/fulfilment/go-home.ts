/** The item goes home (R55): its temporary records end with the step, and are there again when it was an accident. */
import { isFinal } from '../../domain/states.js';
import { message } from '../../words/message.js';
import { loansOf, returnAll, volumesAtMost } from './lend.js';
import { type OrderStep, refusalOfOutcome } from './local-step.js';

/** Not while the patron has it. A lost loan ends, for the item is in hand; of several volumes a lost one stays lost. */
export const goHome: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  const { id } = loan.request;
  if ((await loansOf(local, id, 'out')).length > 0) {
    const reason = message('refusedOrder.patronHasItHow');
    return { refused: { kind: 'notAllowed', loan, reason } };
  }
  const { items } = await local.circulation.items({ request: id, limit: volumesAtMost });
  const staysLost = items.some(({ status }) => status !== 'lost') && items.some(({ status }) => status === 'lost');
  const refused = staysLost ? undefined : await returnAll(order, ['lost']);
  if (refused || items.length === 0) return refused;
  return refusalOfOutcome(await local.circulation.removeItems(id, actor, now, { keepLost: staysLost }), loan);
};

/** It goes to another library instead; where it was is kept, for it may not have left after all. */
export const passOn: OrderStep = async (order) =>
  (await goHome(order)) ?? { local: { passedFrom: order.loan.request.state } };

/** It is where it was before: its records are there again. */
export const neverPassedOn: OrderStep = async ({ loan, local, actor, now }) => {
  const { id } = loan.request;
  const removed = await local.circulation.items({ request: id, removed: true, limit: 1 });
  if (removed.items.length === 0) return undefined;
  return refusalOfOutcome(await local.circulation.restoreItems(id, actor, now), loan);
};

/** A parcel that was not waited for leaves: what is here of a closed request leaves with it. */
export const goBack: OrderStep = async (order) => {
  if (!isFinal('borrowing', order.loan.request.state)) return undefined;
  return clearAway(order);
};

/** It never left: records and holds are there again, and who had it last has it still. */
export const neverLeft: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  const { id } = loan.request;
  const { items } = await local.circulation.items({ request: id, limit: volumesAtMost });
  const removed = await local.circulation.items({ request: id, removed: true, limit: 1 });
  if (items.every(({ status }) => status === 'lost') && removed.items.length > 0) {
    const refused = refusalOfOutcome(await local.circulation.restoreItems(id, actor, now), loan);
    if (refused) return refused;
  }
  return refusalOfOutcome(await local.circulation.reopenLoans(id, actor, now), loan);
};

/** The matter is over: what is left of its records goes, unless a patron has it. */
export const clearAway: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  if (!(await isHere(order)) || (await loansOf(local, loan.request.id, 'out')).length > 0) return undefined;
  return refusalOfOutcome(await local.circulation.removeItems(loan.request.id, actor, now), loan);
};

export const isHere = async ({ local, loan }: Pick<Parameters<OrderStep>[0], 'local' | 'loan'>): Promise<boolean> =>
  (await local.circulation.items({ request: loan.request.id, limit: volumesAtMost })).items.length > 0;
