import express, { type RequestHandler, Router } from 'express';
import type { Access } from '../../engine/access/index.js';
import type { PartnerCatalogues } from '../../engine/catalogue/partner-catalogues.js';
import type { Catalogue } from '../../engine/catalogue/ports.js';
import type { Certifier } from '../../engine/certify/certifier.js';
import type { Copies } from '../../engine/copies/index.js';
import type { JobDesk } from '../../engine/desk/jobs.js';
import type { Distribution, NodeNotice } from '../../engine/distribution/views.js';
import type { StaffJobStore } from '../../engine/jobs/ports.js';
import type { StaffJobDesk } from '../../engine/jobs/staff-job-desk.js';
import type { MailDesk } from '../../engine/mail/mail-desk.js';
import type { LocalRecords } from '../../engine/model/local-records.js';
import type { PatronsSide } from '../../engine/patrons-side/index.js';
import type { Gateway } from '../../engine/ports.js';
import type { PracticeDesk } from '../../engine/practice/desk.js';
import type { SettingsView } from '../../settings/shown.js';
import { clipped, type Log } from '../log.js';
import { checkedCalls } from '../openapi/checker.js';
import { apiDocument } from '../openapi/document.js';
import type { NodeView } from '../openapi/node-views.js';
import { operations } from '../openapi/operations.js';
import { schemas } from '../openapi/schemas.js';
import { nothingHere, problemsFrom, traced, traceIdOf } from '../problems.js';
import { programFacts } from '../program.js';
import type { StaffToken } from '../staff-token.js';
import { callerIn, identified } from './access/caller.js';
import { cookieNameFor } from './access/cookie.js';
import { gates } from './access/gates.js';
import { guardedRoutes } from './access/guarded-routes.js';
import { meRoutes, sessionsOfUserRoutes } from './access/me.js';
import { noteOpenings } from './access/opened.js';
import { openIdRoutes } from './access/openid.js';
import { openingRoutes } from './access/openings.js';
import { fromOwnPage } from './access/own-page.js';
import { auditRoutes, keyRoutes, userRoutes } from './access/records.js';
import { sessionRoutes } from './access/session.js';
import { shownTo } from './access/shown.js';
import { snapshotsOf } from './access/things.js';
import { almaRoutes } from './alma.js';
import { answersInLanguage } from './answers-in-language.js';
import { catalogueRoutes } from './catalogue.js';
import { certificationRoutes } from './certifications.js';
import { copyRoutes } from './copies.js';
import { standingAt } from './desk.js';
import { deskWorkRoutes } from './desk-work.js';
import { directoryRoutes } from './directory.js';
import { eventRoutes } from './events.js';
import { figureRoutes } from './figures.js';
import { jobRoutes } from './jobs.js';
import { jsonBodies } from './json.js';
import { lendingRoutes } from './lending.js';
import { listViewRoutes } from './list-views.js';
import { localRoutes } from './local/index.js';
import { lostCaseRoutes } from './lost-cases.js';
import { mailRoutes } from './mail.js';
import { messageRoutes } from './messages.js';
import { networkRoutes } from './network.js';
import { leadsNowhere, noticesOf } from './node-notices.js';
import { partnerRoutes } from './partners.js';
import { practiceRoutes } from './practice.js';
import { requestRoutes } from './requests.js';
import { rotaRoutes } from './rotas.js';
import { scanRoutes } from './scans.js';
import { slipRoutes } from './slips.js';
import { staffJobRoutes } from './staff-jobs.js';
import { wordRoutes } from './words.js';
import { workRoutes } from './work.js';

export interface StaffDoor {
  gateway: Gateway;
  local: LocalRecords;
  /** The same, asked of the database each time: what a change is compared with is never what was read a moment ago. */
  localNow?: LocalRecords;
  jobs: JobDesk;
  staffJobs: StaffJobDesk;
  jobFiles: Pick<StaffJobStore, 'file'>;
  mail: MailDesk;
  backups: { notices(now: Date): Promise<NodeNotice[]> };
  patronsSide: Pick<PatronsSide, 'access'>;
  catalogue: Catalogue;
  copies: Copies;
  network: PartnerCatalogues;
  certifier: Certifier;
  practice: PracticeDesk;
  distribution: Distribution;
  log: Log;
  access: Access;
  /** The node’s own keys. */
  tokens: readonly StaffToken[];
  nodeName: string;
  /** What the node was started with, without secrets. */
  settings: SettingsView;
  symbols: NodeView['symbols'];
  /** As browsers reach this node; without it, as each of them did. */
  publicUrl?: string;
}

/** The same for every node of a process. */
let checked: RequestHandler | undefined;

/**
 * The desk's door, mounted at `/api/v1`: who calls, whether they may, then body, then the document, then the route. Errors
 * are problems.
 */
export function staffDoor(door: StaffDoor): Router {
  const router = Router();
  const document = JSON.stringify(apiDocument());
  checked ??= checkedCalls(operations, schemas);
  router.use(traced, fresh, saysZone(door.access.timeZone));
  router.get('/openapi.json', (_req, res) => void res.type('application/json').send(document));
  router.use(
    noted(door.log),
    identified({ tokens: door.tokens, access: door.access, cookie: cookieNameFor(door.symbols) }),
    fromOwnPage,
    gates(operations),
    standingAt(door.local.libraries, door.access),
    jsonBodies(),
    noteOpenings(door.access, (err) =>
      door.log.error({ err }, 'that somebody opened what is known of a patron could not be noted'),
    ),
    answersInLanguage,
    shownTo(door.access),
    checked,
  );
  router.use(staffRoutes(door));
  router.use(nothingHere, problemsFrom(door.log));
  return router;
}

/** In which time zone this node lives: a command elsewhere shows its times there. */
const saysZone =
  (timeZone: string): RequestHandler =>
  (_req, res, next) => {
    res.setHeader('Interlend-Time-Zone', timeZone);
    next();
  };

type Rooms = Pick<
  StaffDoor,
  | 'gateway'
  | 'local'
  | 'localNow'
  | 'jobs'
  | 'staffJobs'
  | 'jobFiles'
  | 'mail'
  | 'backups'
  | 'patronsSide'
  | 'catalogue'
  | 'copies'
  | 'network'
  | 'certifier'
  | 'practice'
  | 'distribution'
  | 'access'
  | 'log'
  | 'nodeName'
  | 'settings'
  | 'symbols'
  | 'publicUrl'
>;

/** Every route of the desk, flat, each guarded by its row, so that a test can lay it beside the document. */
export function staffRoutes({
  gateway,
  local,
  localNow = local,
  jobs,
  staffJobs,
  jobFiles,
  mail,
  backups,
  patronsSide,
  catalogue,
  copies,
  network,
  certifier,
  practice,
  distribution,
  access,
  log,
  nodeName,
  settings,
  symbols,
  publicUrl = '',
}: Rooms): Router {
  const snapshots = snapshotsOf({ gateway, local: localNow, access, distribution });
  const router = guardedRoutes(express.Router(), {
    operations,
    access,
    versions: { access, snapshots },
    audit: {
      access,
      snapshots,
      onFailure: (err) => log.error({ err }, 'a change was made that the audit log knows only to have begun'),
    },
  });
  const cookie = cookieNameFor(symbols);
  sessionRoutes(router, access, {
    cookie,
    nodeName,
    onFailure: (err) => log.error({ err }, 'A link for a forgotten password could not be mailed.'),
  });
  openIdRoutes(router, { access, cookie, publicUrl, log });
  meRoutes(router, access);
  userRoutes(router, local.staff, access);
  sessionsOfUserRoutes(router, local.staff, access);
  keyRoutes(router, access);
  auditRoutes(router, access);
  deskWorkRoutes(router, gateway);
  requestRoutes(router, gateway);
  messageRoutes(router, gateway);
  partnerRoutes(router, gateway, publicUrl);
  rotaRoutes(router, gateway);
  almaRoutes(router, gateway, access);
  certificationRoutes(router, certifier);
  practiceRoutes(router, practice);
  directoryRoutes(router, distribution);
  eventRoutes(router, gateway, access);
  workRoutes(router, gateway);
  listViewRoutes(router, local.listViews, gateway);
  figureRoutes(router, gateway);
  wordRoutes(router, local.reasons);
  lostCaseRoutes(router, gateway);
  scanRoutes(router, gateway);
  lendingRoutes(router, gateway, local);
  copyRoutes(router, gateway, copies);
  slipRoutes(router, gateway.slips);
  localRoutes(router, local, { mail, patrons: patronsSide.access, gateway });
  openingRoutes(router, access);
  jobRoutes(router, jobs);
  staffJobRoutes(router, { jobs, staffJobs, files: jobFiles });
  mailRoutes(router, mail);
  catalogueRoutes(router, catalogue);
  const activePartner = async (code: string) => {
    const partner = await gateway.partner(code);
    return partner?.status === 'active' ? partner : undefined;
  };
  const nameOf = async (code: string) => (await activePartner(code))?.name;
  networkRoutes(router, network, { catalogue, nameOf }, async (code) => {
    const partner = await activePartner(code);
    if (!partner) return undefined;
    const { name, lending, loans, copies } = partner;
    return {
      name,
      supplies: [...(lending && loans ? ['Loan' as const] : []), ...(lending && copies ? ['Copy' as const] : [])],
    };
  });
  const program = programFacts();
  router.get('/node', async (_req, res) => {
    const snapshot = await gateway.snapshot();
    const isDown = snapshot.database === 'down';
    const patronsSide = !isDown && (await local.policies.inForce()).patronsSide;
    const notices = [
      ...noticesOf(snapshot, leadsNowhere(publicUrl, { mail: mail.canSend, patronsSide }) ? 'nowhere' : 'here'),
      ...(isDown
        ? []
        : [...(await distribution.notices()), ...(await mail.notices()), ...(await backups.notices(new Date()))]),
    ];
    res.json({ name: nodeName, symbols, ...program, snapshot, notices } satisfies NodeView);
  });
  router.get('/node/settings', (_req, res) => void res.json(settings));
  return router;
}

/** Answers hold patrons' names and secrets that are shown once: nobody between us and the desk may keep them. */
const fresh: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

/** One line per call when it is over: changes are worth keeping, looks are not. The query may name patrons: left out. */
function noted(log: Log): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const path = clipped(req.path);
    const level = req.method === 'GET' ? 'debug' : 'info';
    res.once('finish', () => {
      const milliseconds = Math.round(performance.now() - started);
      const actor = callerIn(res)?.name ?? 'nobody';
      const facts = { door: 'staff', method: req.method, path, status: res.statusCode, actor, milliseconds };
      log[level]({ ...facts, traceId: traceIdOf(res) }, 'answered the desk');
    });
    next();
  };
}
