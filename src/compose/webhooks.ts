/** Webhooks, and the calls to other systems than partners. */
import { createCallPoster } from '../adapters/courier/post-call.js';
import type { EngineContext } from '../engine/engine-context.js';
import { createActiveWebhooks } from '../engine/webhooks/active.js';
import { createCallSender } from '../engine/webhooks/call-sender.js';
import { createWebhookDesk } from '../engine/webhooks/desk.js';
import { createCallStore } from '../storage/outbound-calls/calls.js';
import { createWebhookStore } from '../storage/outbound-calls/webhooks.js';
import { joinLibrarySystem } from './library-system.js';
import type { Opening } from './opening.js';
import type { Storage } from './storage.js';

/** What steps need of them, before there is an engine. */
export function openWebhooks({ mayCall, siblings, log }: Opening, { database: { pool } }: Storage) {
  const records = createWebhookStore(pool);
  const poster = createCallPoster({ allowAddresses: mayCall, userAgent: 'Interlend' });
  return {
    records,
    calls: createCallStore(pool),
    active: createActiveWebhooks(records, siblings, (err) =>
      log.warn({ err }, 'The webhooks could not be read; they are read again.'),
    ),
    post: poster.post,
    close: poster.close,
  };
}

/** Who sends the calls, and the desk at which staff see them. */
export function joinWebhooks(
  opening: Opening,
  { records: webhooks, calls, active, post }: ReturnType<typeof openWebhooks>,
  { links }: Pick<Storage, 'links'>,
  context: EngineContext,
  released: () => void,
) {
  const system = joinLibrarySystem(opening, links, context);
  const known = {
    changed: () => active.changed(),
    refresh: async () => {
      await Promise.all([active.refresh(), links.active.refresh()]);
    },
  };
  const caller = createCallSender({
    context,
    calls,
    webhooks,
    active: known,
    post,
    librarySystem: system.carry,
    released,
    messagesMayWait: () => links.active.known.some(({ settings }) => settings.waitBeforePartner),
  });
  context.systemAtDesk = system.atDesk(caller, (call) => calls.settle(call));
  return {
    caller,
    desk: createWebhookDesk({ context, webhooks, calls, active, caller }),
    librarySystem: { ...system, desk: system.desk(caller, released) },
  };
}
