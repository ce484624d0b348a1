import cluster from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { startServed } from '../main.js';
import type { PlaceAmong } from '../supervisor/place.js';
import { joinSiblings, ownChannel } from '../supervisor/siblings.js';

/** When a signal ends this process by itself, as when it is to end with all others. */
const usual = { graceMs: 2_000, withinMs: 6_000 };
/** Who ends all processes at once means the supervisor too, which closes the ports first and then tells us: so long it has for that. */
const closesWithinMs = 250;
/** What still runs so long after the time that was given does so in vain. */
const overtimeMs = 500;

/** One of the processes of a node, until its supervisor or a signal ends it, or the supervisor is gone. */
export async function serveWorker({ number, wanted }: PlaceAmong, asked: Promise<void>): Promise<void> {
  // Without its supervisor this process ends, but what is on its way is finished first; Node would end it at once.
  cluster.worker?.on('disconnect', () => {
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
  });
  const membership = joinSiblings(wanted, ownChannel());
  const told = new Promise<typeof usual>((done) => membership.onStop(done));
  const toEnd = Promise.race([told, asked.then(() => pause(closesWithinMs, usual))]);
  let isOpen = false;
  void toEnd.then(() => isOpen || process.exit(0)); // not open yet: nothing was promised
  const served = await startServed(process.env, membership.say, undefined, { number, siblings: membership });
  isOpen = true;
  const { url = '', adminUrl } = served.node.servers ?? {};
  membership.open({ url, ...(adminUrl === undefined ? {} : { adminUrl }) });
  const how = await toEnd;
  setTimeout(() => process.exit(0), how.withinMs + overtimeMs).unref();
  await served.stop(how);
  await membership.leave();
  // The channel takes what was said before it is closed.
  process.disconnect?.();
}
