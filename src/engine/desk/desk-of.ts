import { deskTaskOf } from '../../domain/fulfilment/desks.js';
import type { ActionName } from '../../domain/tables/tables.js';
import { message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor, Side } from '../model/actor.js';
import type { LocalRecords } from '../model/local-records.js';

/** Code of the desk where somebody stands: the one they name, else the library's usual one. */
export const deskOf = ({ settings }: Pick<EngineContext, 'settings'>, actor: Actor): string =>
  actor.desk ?? settings.desk;

/**
 * Why an action on a request of the library `owner` cannot be done where the member of staff stands, with the remedy (R26, R34,
 * R86); nothing when it can.
 */
export async function deskRefusal(
  context: EngineContext,
  { side, action, actor, owner }: { side: Side; action: ActionName; actor: Actor; owner: string | undefined },
  { libraries }: Pick<LocalRecords, 'libraries'>,
): Promise<Wording | undefined> {
  const task = deskTaskOf(side, action);
  if (!task || actor.kind === 'system') return undefined;
  const desk = deskOf(context, actor);
  const outcome = await libraries.mayWorkAt(desk, task, owner);
  if (outcome.kind === 'notNow') return outcome.reason;
  if (outcome.kind === 'unknown') return message('refusedOrder.noDesk', { desk });
  return undefined;
}
