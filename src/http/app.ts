import express, { type Express } from 'express';
import { apiBase } from '../contract/document.js';
import type { NodeView } from '../contract/node-views.js';
import type { AccessDesk } from '../engine/access/index.js';
import type { PartnerCatalogues } from '../engine/catalogue/partner-catalogues.js';
import type { Catalogue } from '../engine/catalogue/ports.js';
import type { Certifier } from '../engine/certify/certifier.js';
import type { OwnSide } from '../engine/comparison/own-side.js';
import type { Copies } from '../engine/copies/index.js';
import type { JobDesk } from '../engine/desk/jobs.js';
import type { Distribution } from '../engine/distribution/views.js';
import type { Log } from '../engine/engine-context.js';
import type { StaffJobStore } from '../engine/jobs/ports.js';
import type { StaffJobDesk } from '../engine/jobs/staff-job-desk.js';
import type { LibrarySystemDesk } from '../engine/library-system/desk.js';
import type { MailDesk } from '../engine/mail/mail-desk.js';
import type { Gateway } from '../engine/model/gateway.js';
import type { LocalRecords } from '../engine/model/local-records.js';
import type { Siblings } from '../engine/model/siblings.js';
import type { PracticeDesk } from '../engine/practice/desk.js';
import type { WebhookDesk } from '../engine/webhooks/desk.js';
import type { SettingsDesk } from '../settings/shown.js';
import { copiesHandler } from './copies.js';
import { deskPages, patronsSheets } from './desk-pages.js';
import { type InboundLimits, type PartnersContext, partnersHandler } from './iso18626.js';
import type { Metrics } from './metrics.js';
import { live, operationsRoutes } from './operations.js';
import { openUrlHandler } from './patrons-side/openurl.js';
import { patronBase } from './patrons-side/operations.js';
import { type PatronsContext, patronsRouter } from './patrons-side/patrons-router.js';
import { plainPages } from './patrons-side/plain/index.js';
import { plainBase } from './patrons-side/plain/plain-context.js';
import { patronsSideAnswers } from './patrons-side/routes.js';
import { nothingHere, problemsFrom, traced } from './problems.js';
import { answersNobody } from './read-only.js';
import { oneHost, safeHeaders } from './safe-headers.js';
import { sruHandler } from './sru.js';
import { onlyStaff } from './staff/actor.js';
import { type StaffContext, staffRouter } from './staff/index.js';
import type { StaffToken } from './staff-token.js';
import { onlyThisMachine } from './this-machine.js';

/** Everything the routes need. Nothing is process-wide: each node hands in its own. */
export interface AppContext extends Pick<PatronsContext, 'patronsSide' | 'patronSearchesPerMinute' | 'timeZone'> {
  gateway: Gateway;
  local: LocalRecords;
  jobs: JobDesk;
  staffJobs: StaffJobDesk;
  jobFiles: Pick<StaffJobStore, 'file'>;
  mail: MailDesk;
  backups: StaffContext['backups'];
  fleet: StaffContext['fleet'];
  checks: StaffContext['checks'];
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
  librarySystem: LibrarySystemDesk;
  /** What this node says when libraries are compared. */
  ownSide: OwnSide;
  log: Log;
  /** Users, their sessions, keys of programs, and the audit log. */
  access: AccessDesk;
  /** The node’s own keys, which may do everything. */
  tokens: readonly StaffToken[];
  limits: InboundLimits;
  /** Addresses and CIDR blocks whose `X-Forwarded-For` is trusted. Empty: none. */
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
  pressure?: PartnersContext['pressure'];
  credentialHeaders?: PartnersContext['credentialHeaders'];
  certificateHeader?: PartnersContext['certificateHeader'];
  failures?: PartnersContext['failures'];
  /** Where the staff desk's built pages are (`dist/ui`). */
  deskFolder?: string;
}

/** The node's public port: the partners' endpoint, the staff API, and a sign of life. */
export function createApp(context: AppContext): Express {
  const app = bare(context.trustedProxies);
  if (context.readOnly) app.use(['/iso18626', '/copies'], answersNobody);
  app.use(
    '/iso18626',
    partnersHandler({ ...context, receiving: context.gateway.receiving, meter: context.metrics.meter }),
  );
  app.use('/sru', sruHandler(context));
  app.use('/copies', copiesHandler(context));
  app.use(safeHeaders, traced);
  app.get('/health/live', live(context));
  const ofPatrons = patronsSideAnswers(context);
  app.use(patronBase, patronsRouter(context, ofPatrons));
  app.use(plainBase, plainPages({ ...context, sheets: patronsSheets(context.deskFolder) }, ofPatrons));
  app.use('/openurl', openUrlHandler(context));
  app.use(apiBase, staffRouter(context));
  app.use(operationsRoutes({ ...context, health: context.gateway.health }, [onlyStaff(context.tokens)]));
  app.use(
    deskPages({
      place: context.gateway.live.place,
      readOnly: context.readOnly ?? false,
      ...(context.deskFolder ? { folder: context.deskFolder } : {}),
    }),
  );
  app.use(nothingHere, problemsFrom(context.log));
  return app;
}

/** Health details and metrics: for a loopback address, or with `tokens`, which then guard them, for any other. */
export function createAdminApp(
  context: { gateway: Pick<Gateway, 'health'> } & Pick<AppContext, 'metrics' | 'nodeName' | 'log'> &
    Partial<Pick<AppContext, 'tokens' | 'siblings' | 'readOnly'>>,
): Express {
  const app = bare([]);
  app.use(safeHeaders, traced);
  if (!context.tokens) app.use(onlyThisMachine);
  app.get('/health/live', live(context));
  app.use(
    operationsRoutes({ ...context, health: context.gateway.health }, context.tokens ? [onlyStaff(context.tokens)] : []),
  );
  app.use(nothingHere, problemsFrom(context.log));
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
