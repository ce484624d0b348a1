/** A scan is carried out once, however often the page that made it sends it. */

import { viewOf } from '../desk/views.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ScanAnswer, ScanOrder } from '../model/scan.js';

type Carrying = (order: ScanOrder) => Promise<ScanAnswer>;

export async function once(
  context: EngineContext,
  order: ScanOrder,
  actor: Actor,
  carry: Carrying,
): Promise<ScanAnswer> {
  if (order.key === undefined) return carry(order);
  const { scans } = context.local;
  const key = `${actor.name} ${order.key}`;
  const begun = await scans.begin(key, new Date());
  if (begun.kind === 'before') {
    // How far the first one got nobody knows: it is looked at, and nothing is done.
    if (!begun.told) return carry({ ...order, look: true });
    const { request, ...told } = begun.told;
    const loan = request === undefined ? undefined : await context.views.loan(request);
    return { kind: 'told', told: { ...told, ...(loan ? { request: await viewOf(context, loan, actor.desk) } : {}) } };
  }
  const answer = await carry(order).catch(async (error: unknown) => {
    await scans.forget(key).catch(() => undefined);
    throw error;
  });
  if (answer.kind !== 'told') await scans.forget(key);
  else {
    const { request, ...told } = answer.told;
    await scans.settle(key, { ...told, ...(request ? { request: request.id } : {}) });
  }
  return answer;
}
