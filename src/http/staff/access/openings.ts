import type { PatronOpening } from '../../../contract/patron-operations.js';
import { openedPatron } from '../../../domain/request/patron-facts.js';
import type { AccessDesk } from '../../../engine/access/index.js';
import type { StaffAnswers } from '../calls.js';

/** Who opened what is known of a patron, the newest first. */
export function openingAnswers(access: Pick<AccessDesk, 'audit'>) {
  return {
    listOpenings: async ({ query, params }) => {
      const { items, next } = await access.audit({ ...query, thing: openedPatron, id: params.id });
      const shown = items.map(
        ({ id, at, actor, actorKind, operation }): PatronOpening => ({
          id,
          at,
          who: actor,
          kind: actorKind,
          how: operation,
        }),
      );
      return { items: shown, ...(next ? { next } : {}) };
    },
  } satisfies Partial<StaffAnswers>;
}
