/** Links of libraries to their own systems. */

import { createSocketDialer } from '../adapters/courier/dial-socket.js';
import { createXmlPoster } from '../adapters/courier/post-xml.js';
import { createNcipSystem } from '../adapters/library-system/ncip.js';
import { createSip2 } from '../adapters/library-system/sip2.js';
import type { EngineContext } from '../engine/engine-context.js';
import { type ActiveLinks, createActiveLinks } from '../engine/library-system/active.js';
import { createSystemCarrier } from '../engine/library-system/carry-call.js';
import { createLibrarySystemDesk } from '../engine/library-system/desk.js';
import { createLendFirst } from '../engine/library-system/lend-first.js';
import { createSystemPatrons } from '../engine/library-system/patrons.js';
import type { LinkStore, SystemCallStore } from '../engine/library-system/ports.js';
import { refreshPatron } from '../engine/library-system/refresh-patron.js';
import { createSystems } from '../engine/library-system/systems.js';
import type { CallSender } from '../engine/webhooks/call-sender.js';
import type { CallStore } from '../engine/webhooks/ports.js';
import type { Database } from '../storage/database/database.js';
import type { SystemLinks } from '../storage/local-records/records-context.js';
import { createLinkStore } from '../storage/outbound-calls/links.js';
import { createSystemCallStore } from '../storage/outbound-calls/system-calls.js';
import type { Opening } from './opening.js';

/** What steps and local records need of the links. `written` is given once there is somebody who sends the calls. */
export interface OpenLinks {
  store: LinkStore;
  calls: SystemCallStore;
  active: ActiveLinks & SystemLinks;
}

export function openLinks({ siblings, log }: Opening, { pool }: Pick<Database, 'pool'>): OpenLinks {
  const store = createLinkStore(pool);
  const active: ActiveLinks & SystemLinks = createActiveLinks(store, siblings, (err) =>
    log.warn({ err }, 'The links to library systems could not be read; they are read again.'),
  );
  return { store, calls: createSystemCallStore(pool), active };
}

/** Who calls the systems, once there is an engine. */
export function joinLibrarySystem(
  { mayCall, settings }: Opening,
  { store, calls, active }: OpenLinks,
  context: EngineContext,
) {
  const dial = createSocketDialer({ allowAddresses: mayCall });
  const poster = createXmlPoster({ allowAddresses: mayCall, userAgent: 'Interlend' });
  const systems = createSystems({
    links: store,
    active,
    open: (link, secrets) =>
      createNcipSystem({ settings: link, secrets, post: poster.post, timeZone: settings.timeZone }),
    openPatrons: ({ sip2 }, secrets) => createSip2({ settings: sip2, secrets, dial }),
    openSecret: context.openSecret,
  });
  const carry = createSystemCarrier({
    systems,
    refreshPatron: async (user, { user: asked }) => {
      const card = 'card' in asked ? asked.card : asked.id;
      await refreshPatron(context, card, user, { now: new Date() });
    },
  });
  const patrons = createSystemPatrons({
    ...{ context, active, links: store },
    clientOf: (link) => systems.patronsOf(link),
  });
  return {
    atDesk: (caller: CallSender, settle: CallStore['settle']) =>
      createLendFirst({
        active,
        calls,
        settle,
        carry,
        instance: context.instance,
        log: context.log,
        wake: () => caller.wake(),
      }),
    patrons,
    systems,
    carry,
    active,
    desk: (caller: CallSender, released: () => void) => {
      active.written = () => caller.wake();
      return createLibrarySystemDesk({ context, links: store, calls, active, systems, caller, patrons, released });
    },
    close: async () => {
      await systems.close();
      await poster.close();
    },
  };
}
