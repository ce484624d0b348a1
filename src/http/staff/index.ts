import { type RequestHandler, Router } from 'express';
import type { NodeNotice } from '../../contract/directory-views.js';
import { apiDocument } from '../../contract/document.js';
import type { NodeView } from '../../contract/node-views.js';
import { operations } from '../../contract/operations.js';
import { schemas } from '../../contract/schemas.js';
import type { AccessDesk } from '../../engine/access/index.js';
import type { PartnerCatalogues } from '../../engine/catalogue/partner-catalogues.js';
import type { Catalogue } from '../../engine/catalogue/ports.js';
import type { Certifier } from '../../engine/certify/certifier.js';
import type { NodeChecks } from '../../engine/checks/watch.js';
import type { OwnSide } from '../../engine/comparison/own-side.js';
import type { Copies } from '../../engine/copies/index.js';
import type { JobDesk } from '../../engine/desk/jobs.js';
import type { Distribution } from '../../engine/distribution/views.js';
import type { Log } from '../../engine/engine-context.js';
import type { NightlyFleet } from '../../engine/fleet/nightly.js';
import { fleetReportView } from '../../engine/fleet/report-lines.js';
import type { StaffJobStore } from '../../engine/jobs/ports.js';
import type { StaffJobDesk } from '../../engine/jobs/staff-job-desk.js';
import type { LibrarySystemDesk } from '../../engine/library-system/desk.js';
import type { MailDesk } from '../../engine/mail/mail-desk.js';
import type { Gateway } from '../../engine/model/gateway.js';
import type { LocalRecords } from '../../engine/model/local-records.js';
import type { PatronsSide } from '../../engine/patrons-side/index.js';
import type { PracticeDesk } from '../../engine/practice/desk.js';
import type { WebhookDesk } from '../../engine/webhooks/desk.js';
import { programFacts } from '../../program-files.js';
import type { SettingsDesk } from '../../settings/shown.js';
import { clippedForLog } from '../log.js';
import { checkedCalls } from '../openapi/checker.js';
import { nothingHere, problemsFrom, traced, traceIdOf } from '../problems.js';
import { onlyLooks } from '../read-only.js';
import type { StaffToken } from '../staff-token.js';
import { callerIn, identified } from './access/caller.js';
import { cookieNameFor } from './access/cookie.js';
import { gates } from './access/gates.js';

import { meAnswers, sessionsOfUserAnswers } from './access/me.js';
import { noteOpenings } from './access/opened.js';
import { openIdAnswers } from './access/openid.js';
import { openingAnswers } from './access/openings.js';
import { fromOwnPage } from './access/own-page.js';
import { auditAnswers, keyAnswers, userAnswers } from './access/records.js';
import { sessionAnswers } from './access/session.js';
import { shownTo } from './access/shown.js';
import { snapshotsOf } from './access/things.js';
import { almaAnswers } from './alma.js';
import { guardedAnswers, type StaffAnswers } from './calls.js';
import { catalogueAnswers } from './catalogue.js';
import { certificationAnswers } from './certifications.js';
import { comparisonAnswers } from './comparison.js';
import { copyAnswers } from './copies.js';
import { standingAt } from './desk.js';
import { deskWorkAnswers } from './desk-work.js';
import { directoryAnswers } from './directory.js';
import { eventAnswers } from './events.js';
import { figureAnswers } from './figures.js';
import { inboxAnswers } from './inbox.js';
import { jobAnswers } from './jobs.js';
import { jsonBodies } from './json.js';
import { answersInLanguage } from './language.js';
import { lendingAnswers } from './lending.js';
import { librarySystemAnswers } from './library-system.js';
import { listViewAnswers } from './list-views.js';
import { localAnswers } from './local/index.js';
import { looksOf } from './looks.js';
import { lostCaseAnswers } from './lost-cases.js';
import { mailAnswers } from './mail.js';
import { messageAnswers } from './messages.js';
import { networkAnswers } from './network.js';
import { nodeAnswers } from './node.js';
import { addressNotices, leadsNowhere, noticesOf } from './node-notices.js';
import { partnerAnswers } from './partners.js';
import { practiceAnswers } from './practice.js';
import { requestAnswers } from './requests.js';
import { rotaAnswers } from './rotas.js';
import { scanAnswers } from './scans.js';
import { secondLook } from './second-look.js';
import { slipAnswers } from './slips.js';
import { staffJobAnswers } from './staff-jobs.js';
import { webhookAnswers } from './webhooks.js';
import { wordAnswers } from './words.js';
import { workAnswers } from './work.js';

export interface StaffContext {
  gateway: Gateway;
  local: LocalRecords;
  /** The same, asked of the database each time: what a change is compared with is never what was read a moment ago. */
  localNow?: LocalRecords;
  /** The same, where every order is taken back: what the rules have against one. */
  localTried?: LocalRecords;
  jobs: JobDesk;
  staffJobs: StaffJobDesk;
  jobFiles: Pick<StaffJobStore, 'file'>;
  mail: MailDesk;
  backups: { notices(now: Date): Promise<NodeNotice[]> };
  fleet: Pick<NightlyFleet, 'notices' | 'last'>;
  /** What the node finds of itself. */
  checks: NodeChecks;
  patronsSide: Pick<PatronsSide, 'access'>;
  catalogue: Catalogue;
  copies: Copies;
  network: PartnerCatalogues;
  certifier: Certifier;
  practice: PracticeDesk;
  distribution: Distribution;
  webhooks: WebhookDesk;
  librarySystem: LibrarySystemDesk;
  /** What this node says when libraries are compared. */
  ownSide: OwnSide;
  log: Log;
  access: AccessDesk;
  /** The node’s own keys. */
  tokens: readonly StaffToken[];
  nodeName(): string;
  /** The settings, without secrets, and those that are changed while the node runs. */
  settings: SettingsDesk;
  symbols: NodeView['symbols'];
  /** As browsers reach this node; without it, as each of them did. */
  publicUrl?: string;
  /** Addresses of proxies that are trusted. */
  trustedProxies?: readonly string[];
  /** A copy that is only looked at. */
  readOnly?: boolean;
}

/** The same for every node of a process. */
let checked: RequestHandler | undefined;

/** Drawn up when somebody first asks for it. */
let documentBytes: Buffer | undefined;
const apiDocumentBytes = (): Buffer => {
  documentBytes ??= Buffer.from(JSON.stringify(apiDocument()));
  return documentBytes;
};

/**
 * the staff API, mounted at `/api/v1`: who calls, whether they may, then body, then the document, then the route. Errors
 * are problems.
 */
export function staffRouter(context: StaffContext): Router {
  const router = Router();
  checked ??= checkedCalls(operations, schemas);
  router.use(traced, fresh, saysZone(context.access.timeZone));
  router.get('/openapi.json', (_req, res) => void res.type('application/json').send(apiDocumentBytes()));
  router.use(
    noted(context.log),
    identified({ tokens: context.tokens, access: context.access, cookie: cookieNameFor(context.symbols) }),
    fromOwnPage,
    gates(operations),
    ...(context.readOnly ? [onlyLooks] : []),
    standingAt(context.local.libraries, context.access),
    jsonBodies(),
    noteOpenings(context.access, (err) =>
      context.log.error({ err }, 'that somebody opened what is known of a patron could not be noted'),
    ),
    answersInLanguage,
    shownTo(context.access),
    checked,
    secondLook(looksOf(context), context.access),
  );
  const snapshots = snapshotsOf({ ...context, local: context.localNow ?? context.local });
  router.use(
    guardedAnswers(staffAnswers(context), {
      access: context.access,
      versions: { access: context.access, snapshots },
      audit: {
        access: context.access,
        snapshots,
        onFailure: (err) => context.log.error({ err }, 'a change was made that the audit log knows only to have begun'),
      },
    }),
  );
  router.use(nothingHere, problemsFrom(context.log));
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
  StaffContext,
  | 'gateway'
  | 'local'
  | 'localTried'
  | 'jobs'
  | 'staffJobs'
  | 'jobFiles'
  | 'mail'
  | 'backups'
  | 'fleet'
  | 'checks'
  | 'patronsSide'
  | 'catalogue'
  | 'copies'
  | 'network'
  | 'certifier'
  | 'practice'
  | 'distribution'
  | 'webhooks'
  | 'librarySystem'
  | 'ownSide'
  | 'access'
  | 'log'
  | 'nodeName'
  | 'settings'
  | 'symbols'
  | 'publicUrl'
  | 'trustedProxies'
>;

/** What answers each row of the staff API. */
export function staffAnswers({
  gateway,
  local,
  localTried,
  jobs,
  staffJobs,
  jobFiles,
  mail,
  backups,
  fleet,
  checks,
  patronsSide,
  catalogue,
  copies,
  network,
  certifier,
  practice,
  distribution,
  webhooks,
  librarySystem,
  ownSide,
  access,
  log,
  nodeName,
  settings,
  symbols,
  publicUrl = '',
  trustedProxies = [],
}: Rooms): StaffAnswers {
  const cookie = cookieNameFor(symbols);
  const activePartner = async (code: string) => {
    const partner = await gateway.directory.partner(code);
    return partner?.status === 'active' ? partner : undefined;
  };
  const nameOf = async (code: string) => (await activePartner(code))?.name;
  const searched = async (code: string) => {
    const partner = await activePartner(code);
    if (!partner) return undefined;
    const { name, lending, loans, copies: sendsCopies } = partner;
    return {
      name,
      supplies: [...(lending && loans ? ['Loan' as const] : []), ...(lending && sendsCopies ? ['Copy' as const] : [])],
    };
  };
  const program = programFacts();
  return {
    ...sessionAnswers(access, {
      cookie,
      nodeName,
      onFailure: (err) => log.error({ err }, 'A link for a forgotten password could not be mailed.'),
    }),
    ...openIdAnswers({ access, cookie, publicUrl, log }),
    ...meAnswers(access),
    ...inboxAnswers(local.inbox),
    ...userAnswers(local.staff, access, localTried?.staff),
    ...sessionsOfUserAnswers(local.staff, access),
    ...keyAnswers(access),
    ...auditAnswers(access),
    ...deskWorkAnswers(gateway),
    ...requestAnswers(gateway),
    ...messageAnswers(gateway.messageLog),
    ...partnerAnswers(gateway.directory, { publicUrl, access }),
    ...rotaAnswers(gateway.rotas),
    ...almaAnswers(gateway, access),
    ...certificationAnswers(certifier),
    ...practiceAnswers(practice),
    ...directoryAnswers(distribution),
    ...webhookAnswers(webhooks),
    ...librarySystemAnswers(librarySystem),
    ...comparisonAnswers(ownSide),
    ...eventAnswers(gateway, access),
    ...workAnswers(gateway.lists),
    ...listViewAnswers(local.listViews, gateway.exports),
    ...figureAnswers(gateway.reports, gateway.exports),
    ...wordAnswers(local.reasons),
    ...lostCaseAnswers(gateway.lists, gateway.exports),
    ...scanAnswers(gateway.scans),
    ...lendingAnswers(gateway.lending, gateway.reading, local.lending),
    ...copyAnswers(gateway.reading, copies),
    ...slipAnswers(gateway.slips),
    ...localAnswers(local, { mail, patrons: patronsSide.access, reading: gateway.reading }),
    ...openingAnswers(access),
    ...jobAnswers(jobs),
    ...staffJobAnswers({ jobs, staffJobs, files: jobFiles }),
    ...mailAnswers(mail),
    ...catalogueAnswers(catalogue),
    ...networkAnswers(network, { catalogue, nameOf }, searched, (text) => catalogue.respelled(text)),
    readFleetReport: async () => {
      const report = await fleet.last();
      return report ? { report: fleetReportView(report) } : {};
    },
    readNode: async () => {
      const snapshot = await gateway.health.snapshot();
      const isDown = snapshot.database === 'down';
      const isOpen = !isDown && (await local.policies.inForce()).patronsSide;
      const notices = [
        ...noticesOf(
          snapshot,
          leadsNowhere(publicUrl, { mail: mail.canSend(), patronsSide: isOpen }) ? 'nowhere' : 'here',
        ),
        ...(isDown
          ? []
          : [
              ...(await addressNotices(gateway.directory, distribution)),
              ...(await distribution.notices()),
              ...(await mail.notices()),
              ...(await backups.notices(new Date())),
              ...(await fleet.notices()),
            ]),
      ];
      return { name: nodeName(), symbols, ...program, snapshot, notices };
    },
    ...nodeAnswers({ checks, settings, libraries: local.libraries, publicUrl, trustedProxies }),
  };
}

/** Answers hold patrons' names and secrets that are shown once: no proxy may store them. */
const fresh: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

/** One line per call when it is over: changes are worth keeping, looks are not. The query may name patrons: left out. */
function noted(log: Log): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const path = clippedForLog(req.path);
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
