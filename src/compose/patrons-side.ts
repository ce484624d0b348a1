/** The patrons’ side of a node, joined from its parts. */
import type { AccessDesk } from '../engine/access/index.js';
import type { IdentityProvider } from '../engine/access/openid/ports.js';
import type { AccessStore } from '../engine/access/ports.js';
import { slowingRules } from '../engine/access/slowing.js';
import type { SystemPatrons } from '../engine/library-system/patrons.js';
import { createPatronAccess } from '../engine/patrons-side/access.js';
import { createPatronsSide, type PatronsSide, type PatronsSideParts } from '../engine/patrons-side/index.js';
import { createPatronOpenId } from '../engine/patrons-side/openid.js';
import type { Settings } from '../settings/read-settings.js';
import type { Sealer } from '../settings/secrets.js';
import type { Database } from '../storage/database/database.js';
import { createPatronStore } from '../storage/patrons-side/index.js';
import type { InEach } from '../words/message.js';

interface Given extends Pick<PatronsSideParts, 'context' | 'catalogue' | 'network'> {
  /** Patrons as the library’s own system knows them. */
  systemPatrons: SystemPatrons;
  settings: Settings;
  pool: Database['pool'];
  accessStore: AccessStore;
  access: AccessDesk;
  sealer: Sealer;
  /** The institution’s own accounts, where the node knows them. */
  openId: { provider: IdentityProvider; label: InEach } | undefined;
}

export function joinPatronsSide({
  settings,
  pool,
  accessStore,
  access: { passwords },
  sealer,
  openId,
  systemPatrons,
  ...parts
}: Given): PatronsSide & { tidy(now: Date): Promise<void> } {
  const store = createPatronStore(pool, settings.timeZone, accessStore);
  const slowing = slowingRules;
  const sessions = { idleMs: settings.patronIdleMinutes * 60_000, longestMs: settings.sessionHours * 3_600_000 };
  const access = createPatronAccess({ store, passwords, sessions, slowing, sealer, bySystem: systemPatrons.prove });
  const cardClaim = settings.openIdCardClaim;
  const ofInstitution =
    openId && cardClaim
      ? createPatronOpenId({
          provider: openId.provider,
          label: openId.label,
          cardClaim,
          sealer,
          store,
          open: access.open,
          slowing,
        })
      : undefined;
  return {
    ...createPatronsSide({
      idleMinutes: settings.patronIdleMinutes,
      ...parts,
      store,
      access,
      alone: (name, work) => accessStore.alone(name, async () => void (await work())),
      ...(ofInstitution ? { openId: ofInstitution } : {}),
    }),
    tidy: (now) => store.tidySessions(now),
  };
}
