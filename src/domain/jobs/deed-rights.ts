/** What the maker of a job must be allowed, and which slips it may print. */

import { type LetterCode, letterRow } from '../letters/letters.js';
import type { Permission } from '../staff/permissions.js';
import { actionPermission } from '../tables/action-permissions.js';
import type { Side } from '../tables/tables.js';
import { deedAction, type JobDeed } from './deeds.js';

/** What its maker must be allowed. */
export function deedPermission(deed: JobDeed, side: Side | undefined): Permission {
  if (deed === 'export') return 'seeRequests';
  const action = side && deedAction(deed, side);
  return action && side ? actionPermission(side, action) : 'workOnRequests';
}

/** Whether staff may print that slip of requests of that side when they like. */
export const isSlipOf = (code: LetterCode, side: Side): boolean => letterRow(code).onDemand?.includes(side) ?? false;
