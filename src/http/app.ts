import express, { type Express } from 'express';
import type { AccessDesk } from '../engine/access/index.js';
import type { PartnerCatalogues } from '../engine/catalogue/partner-catalogues.js';
import type { Catalogue } from '../engine/catalogue/ports.js';
import type { Certifier } from '../engine/certify/certifier.js';
import type { Copies } from '../engine/copies/index.js';
import type { JobDesk } from '../engine/desk/jobs.js';
import type { Distribution } from '../engine/distribution/views.js';
import type { Log } from '../engine/engine-context.js';
import type { StaffJobStore } from '../engine/jobs/ports.js';
import type { StaffJobDesk } from '../engine/jobs/staff-job-desk.js';
import type { MailDesk } from '../engine/mail/mail-desk.js';
import type { Gateway } from '../engine/model/gateway.js';
import type { LocalRecords } from '../engine/model/local-records.js';
import type { Siblings } from '../engine/model/siblings.js';
import type { PracticeDesk } from '../engine/practice/desk.js';
import type { WebhookDesk } from '../engine/webhooks/desk.js';
import type { SettingsDesk } from '../settings/shown.js';
import { copiesDoor } from './copies-door.js';
import { deskPages, patronsSheets } from './desk-pages.js';
import { type InboundLimits, type PartnersDoor, partnersDoor } from './iso18626.js';
import type { Metrics } from './metrics.js';
import { apiBase } from './openapi/document.js';
import type { NodeView } from './openapi/node-views.js';
import { live, operationsRoutes } from './operations.js';
import { type PatronsDoor, patronsDoor } from './patrons-side/door.js';
import { openUrlDoor } from './patrons-side/openurl.js';
import { patronBase } from './patrons-side/operations.js';
import { plainPages } from './patrons-side/plain/index.js';
import { plainBase } from './patrons-side/plain/plain-door.js';
import { patronsSideAnswers } from './patrons-side/routes.js';
import { nothingHere, problemsFrom, traced } from './problems.js';
import { answersNobody } from './read-only.js';
import { oneHost, safeHeaders } from './safe-headers.js';
import { sruDoor } from './sru.js';
import { onlyStaff } from './staff/actor.js';
import { type StaffDoor, staffDoor } from './staff/index.js';
import type { StaffToken } from './staff-token.js';
import { onlyThisMachine } from './this-machine.js';

/** Everything the doors need. Nothing is process-wide: each node hands in its own. */
export interface Doors extends Pick<PatronsDoor, 'patronsSide' | 'patronSearchesPerMinute' | 'timeZone'> {
  gateway: Gateway;
  local: LocalRecords;
  jobs: JobDesk;
  staffJobs: StaffJobDesk;
  jobFiles: Pick<StaffJobStore, 'file'>;
  mail: MailDesk;
  backups: StaffDoor['backups'];
  checks: StaffDoor['checks'];
  catalogue: Catalogue;
  copies: Copies;
  network: PartnerCatalogues;
  /** The other processes of this node; none where it is one. */
  siblings?: Siblings;
  /** Questions by SRU a minute from one address; 0: none are answered. */
  sruPerMinute: number;
  certifier: Certifier;
  practice: PracticeDesk;
  distribution: Distribution;
  webhooks: WebhookDesk;
  log: Log;
  /** Users, their sessions, keys of programs, and the audit log. */
  access: AccessDesk;
  /** The node’s own keys, which may do everything. */
  tokens: readonly StaffToken[];
  limits: InboundLimits;
  /** Addresses and CIDR blocks whose `X-Forwarded-For` is believed. Empty: none. */
  trustedProxies: readonly string[];
  metrics: Metrics;
  nodeName(): string;
  /** A copy that is only looked at. */
  readOnly?: boolean;
  /** The settings, without secrets, and those that are changed while the node runs. */
  settings: SettingsDesk;
  symbols: NodeView['symbols'];
  /** As browsers reach this node; without it, as each of them did. */
  publicUrl?: string;
  pressure?: PartnersDoor['pressure'];
  credentialHeaders?: PartnersDoor['credentialHeaders'];
  certificateHeader?: PartnersDoor['certificateHeader'];
  failures?: PartnersDoor['failures'];
  /** Where the staff desk's built pages lie (`dist/ui`). */
  deskFolder?: string;
}

/** The node's public port: the partners' door, the desk's door, and a sign of life. */
export function createApp(doors: Doors): Express {
  const app = bare(doors.trustedProxies);
  if (doors.readOnly) app.use(['/iso18626', '/copies'], answersNobody);
  app.use('/iso18626', partnersDoor({ ...doors, receiving: doors.gateway.receiving, meter: doors.metrics.meter }));
  app.use('/sru', sruDoor(doors));
  app.use('/copies', copiesDoor(doors));
  app.use(safeHeaders, traced);
  app.get('/health/live', live(doors));
  const ofPatrons = patronsSideAnswers(doors);
  app.use(patronBase, patronsDoor(doors, ofPatrons));
  app.use(plainBase, plainPages({ ...doors, sheets: patronsSheets(doors.deskFolder) }, ofPatrons));
  app.use('/openurl', openUrlDoor(doors));
  app.use(apiBase, staffDoor(doors));
  app.use(operationsRoutes({ ...doors, health: doors.gateway.health }, [onlyStaff(doors.tokens)]));
  app.use(
    deskPages({
      place: doors.gateway.live.place,
      readOnly: doors.readOnly ?? false,
      ...(doors.deskFolder ? { folder: doors.deskFolder } : {}),
    }),
  );
  app.use(nothingHere, problemsFrom(doors.log));
  return app;
}

/** Health details and metrics: for a loopback address, or with `tokens`, which then guard them, for any other. */
export function createAdminApp(
  doors: { gateway: Pick<Gateway, 'health'> } & Pick<Doors, 'metrics' | 'nodeName' | 'log'> &
    Partial<Pick<Doors, 'tokens' | 'siblings' | 'readOnly'>>,
): Express {
  const app = bare([]);
  app.use(safeHeaders, traced);
  if (!doors.tokens) app.use(onlyThisMachine);
  app.get('/health/live', live(doors));
  app.use(operationsRoutes({ ...doors, health: doors.gateway.health }, doors.tokens ? [onlyStaff(doors.tokens)] : []));
  app.use(nothingHere, problemsFrom(doors.log));
  return app;
}

function bare(trustedProxies: readonly string[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(oneHost);
  app.set('query parser', 'simple');
  app.set('trust proxy', trustedProxies.length > 0 ? [...trustedProxies] : false);
  return app;
}
