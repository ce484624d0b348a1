import type { Router } from 'express';
import type { MailDesk } from '../../../engine/mail/mail-desk.js';
import type { LocalRecords } from '../../../engine/model/local-records.js';
import type { PatronAccess } from '../../../engine/patrons-side/access.js';
import type { Gateway } from '../../../engine/ports.js';
import { circulationRoutes } from './circulation.js';
import { holdingRoutes } from './holdings.js';
import { letterStyleRoutes } from './letter-styles.js';
import { letterRoutes } from './letters.js';
import { libraryRoutes } from './libraries.js';
import { patronRoutes } from './patrons.js';
import { policyRoutes } from './policies.js';
import { reasonRoutes } from './reasons.js';
import { ruleRoutes } from './rules.js';

/** The records of the library itself. */
export function localRoutes(
  router: Router,
  local: LocalRecords,
  { mail, patrons, gateway }: { mail: MailDesk; patrons: PatronAccess; gateway: Pick<Gateway, 'request'> },
): void {
  libraryRoutes(router, local.libraries);
  patronRoutes(router, local.patrons, patrons);
  holdingRoutes(router, local.holdings);
  policyRoutes(router, local.policies);
  reasonRoutes(router, local.reasons);
  circulationRoutes(router, local.circulation, gateway);
  letterRoutes(router, local.letters, mail);
  letterStyleRoutes(router, local.letters.styles);
  ruleRoutes(router, local.rules);
}
