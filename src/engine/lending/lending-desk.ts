/** What the lending desk does besides the actions of the table: look for items, have them fetched, ship and scan them. */
import type { LastStep } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { LendingDesk } from '../model/lending-desk.js';
import type { LocalRecords } from '../model/local-records.js';
import { scanAtLending } from '../scan/own-copy.js';
import { locateAgain } from './locate.js';
import { askMove, closeMove, removeAlerts } from './moves.js';
import { shipByScan } from './shipping.js';

export const createLendingDesk = (
  context: EngineContext,
  local: Pick<LocalRecords, 'lending' | 'libraries'>,
  lastStep: LastStep,
): LendingDesk => ({
  locate: (id, actor) => locateAgain(context, id, actor, lastStep),
  ship: (order, actor) => shipByScan(context, order, actor, lastStep),
  scan: (order, actor) => scanAtLending(context, local, order, actor, lastStep),
  askMove: (id, order, actor) => askMove(context, { id, actor, ...order }, lastStep),
  closeMove: (id, { id: move, ...how }, actor) => closeMove(context, { id, actor, move, ...how }, lastStep),
  removeAlerts: (id, actor) => removeAlerts(context, { id, actor }, lastStep),
});
