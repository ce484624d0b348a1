/** The only place where parts are joined: settings and addresses in, a node out. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { joinBackups } from './compose/backups/index.js';
import { createClosing } from './compose/closing.js';
import { joinCopies } from './compose/copies.js';
import { openPractice } from './compose/open-practice.js';
import { joinPatronsSide } from './compose/patrons-side.js';
import { tellMigration } from './compose/tell-migration.js';
import { createCatalogueFetcher } from './courier/fetch-catalogue.js';
import { createFileFetcher } from './courier/fetch-file.js';
import { createCourier } from './courier/http-courier.js';
import { forgetAudit } from './engine/access/forget-audit.js';
import { type Access, createAccess } from './engine/access/index.js';
import { announcingCommits } from './engine/after-commit.js';
import { createCatalogue } from './engine/catalogue/import-records.js';
import { createPartnerCatalogues } from './engine/catalogue/partner-catalogues.js';
import type { Catalogue } from './engine/catalogue/ports.js';
import { createCertifier } from './engine/certify/certifier.js';
import type { Copies } from './engine/copies/index.js';
import { ageLoans } from './engine/deadlines/age-loans.js';
import { askAfterRestore } from './engine/deadlines/ask-after-restore.js';
import { askAgain } from './engine/deadlines/ask-again.js';
import { cancelUnanswered, claimUnanswered } from './engine/deadlines/chase.js';
import { enforceReplyBy } from './engine/deadlines/enforce-reply-by.js';
import { expireHolds, markFor } from './engine/deadlines/expire-holds.js';
import { expireLending } from './engine/deadlines/expire-lending.js';
import { forgetPatrons } from './engine/deadlines/forget-patrons.js';
import { markLostCandidates, markUntouched } from './engine/deadlines/mark-left.js';
import { renewLoans } from './engine/deadlines/renew-loans.js';
import { sendOverdues } from './engine/deadlines/send-overdues.js';
import { tellClosures } from './engine/deadlines/tell-closures.js';
import { watchDeadlines } from './engine/deadlines/watch-deadlines.js';
import { inRun } from './engine/desk/in-run.js';
import type { JobDesk } from './engine/desk/jobs.js';
import { createLive } from './engine/desk/live.js';
import { createPartnerBook } from './engine/directory/partner-book.js';
import { unreadableSecrets } from './engine/directory/unreadable-secrets.js';
import { createDistribution } from './engine/distribution/index.js';
import { directorySchema } from './engine/distribution/schema.js';
import { lookIsDue } from './engine/distribution/subscriptions.js';
import type { EngineContext } from './engine/engine-context.js';
import { countFigures } from './engine/figures/count-figures.js';
import { inStep } from './engine/fulfilment/in-step.js';
import { createGateway } from './engine/gateway.js';
import { findMakerIn, findReadersIn } from './engine/jobs/find-maker.js';
import type { StaffJob } from './engine/jobs/ports.js';
import { runStaffJob, whyNotRun } from './engine/jobs/run-staff-job.js';
import { createStaffJobDesk, type StaffJobDesk } from './engine/jobs/staff-job-desk.js';
import { tellFailure } from './engine/jobs/tell-failure.js';
import { createLocator, type Locator, wakingLocator } from './engine/lending/locator.js';
import { createMailDesk } from './engine/mail/mail-desk.js';
import { createMailer, type Mailer } from './engine/mail/mailer.js';
import type { LocalRecords } from './engine/model/local-records.js';
import { noSiblings, type Remembered, type Siblings } from './engine/model/siblings.js';
import type { JobScope } from './engine/model/store.js';
import type { Doorbell, Gateway, MailQueue } from './engine/ports.js';
import { createPracticeDesk } from './engine/practice/desk.js';
import { createPressure } from './engine/receiving/pressure.js';
import { passClosed } from './engine/rota/closed-last.js';
import { createFirstTries } from './engine/sending/first-tries.js';
import { createSender, type Sender } from './engine/sending/sender.js';
import { createAdminApp, createApp } from './http/app.js';
import { createMetrics } from './http/metrics.js';
import { createDirectoryCheck } from './http/openapi/check-directory.js';
import { type Servers, startServers } from './http/servers.js';
import { leadsNowhere } from './http/staff/node-notices.js';
import { accessJobs } from './jobs/access-jobs.js';
import { backupJobs } from './jobs/backup-jobs.js';
import { deadlineJobs } from './jobs/deadline-jobs.js';
import { directoryJobs } from './jobs/directory-jobs.js';
import { exchangeJobs } from './jobs/exchange-jobs.js';
import { createTimetable, type Job, type JobFailure, type Timetable } from './jobs/index.js';
import { createJobDesk, titleOf } from './jobs/job-desk.js';
import { lendingJobs } from './jobs/lending-jobs.js';
import { localJobs } from './jobs/local-jobs.js';
import { type RunStaffJob, staffJobs } from './jobs/staff-jobs.js';
import { createLogger, type Logger, type LogOutput } from './logging.js';
import { createSmtpCarrier } from './mail/smtp-carrier.js';
import { openIdFrom } from './openid/from-settings.js';
import { createChangeBell } from './queue/change-bell.js';
import { createInProcessDoorbell } from './queue/in-process.js';
import { createRabbitDoorbell } from './queue/rabbitmq.js';
import { createSilentDoorbell } from './queue/silent.js';
import { createReader } from './reader/index.js';
import { faultPointFrom } from './settings/fault-point.js';
import { nodeIdOf } from './settings/node-id.js';
import type { Settings } from './settings/read-settings.js';
import { createSealer, type Sealer } from './settings/secrets.js';
import { shownSettings } from './settings/shown.js';
import { writeXlsx } from './sheets/xlsx.js';
import { drawSlips } from './slips/index.js';
import { createAccessStore } from './storage/access/index.js';
import { createCatalogueStore } from './storage/catalogue/index.js';
import { dropEmptyTitles, placeItems } from './storage/catalogue/items.js';
import { createLocateProfiles } from './storage/catalogue/locate-profiles.js';
import { createCertificationStore } from './storage/certifications.js';
import { type Database, openDatabase } from './storage/database.js';
import { databaseIdentity } from './storage/database-identity.js';
import { createDistributionStore } from './storage/distribution/index.js';
import { freePort } from './storage/embedded/ports.js';
import { createEngineStore } from './storage/engine-store.js';
import { createFigureStore } from './storage/figures.js';
import { learnWords } from './storage/lexicon.js';
import { createBelieved } from './storage/local-records/believed.js';
import { createClosureNotices } from './storage/local-records/closure-notices.js';
import { createLocalRecords } from './storage/local-records/index.js';
import { seedLocalRecords } from './storage/local-records/seed.js';
import { createMailStore } from './storage/mail/mail-store.js';
import { migrate } from './storage/migrate.js';
import { adoptSecretKey, createWriteProbe, secretKeyFits } from './storage/node-check.js';
import { removedPartners, removePartner, symbolsInUse } from './storage/partner-removal.js';
import { insertCredential, insertPartner, noteTest, revokeCredential, updatePartner } from './storage/partner-store.js';
import { createReplayStore } from './storage/replay-store.js';
import { createRestoredNotes } from './storage/restored.js';
import { forgetMessages } from './storage/retention.js';
import { seedRules } from './storage/rules/seed.js';
import { createSlotStore, tidy } from './storage/slot-store.js';
import { createStaffJobStore } from './storage/staff-jobs.js';
import { shareNodeLock } from './storage/transfer/node-lock.js';
import { createChangeSource } from './storage/views/changes.js';
import { createDeskViews } from './storage/views/desk-views.js';

export interface Node {
  gateway: Gateway;
  local: LocalRecords;
  access: Access;
  catalogue: Catalogue;
  copies: Copies;
  context: EngineContext;
  sender: Sender;
  mailer: Mailer;
  mails: MailQueue;
  timetable: Timetable;
  jobs: JobDesk;
  staffJobs: StaffJobDesk;
  database: Database;
  servers?: Servers;
  log: Logger;
  /**
   * Stops what works (doors, jobs, senders), then what it stands on, in `withinMs` (seven seconds) at most. Callers on kept
   * connections are answered for `graceMs` (250 ms) more.
   */
  stop(options?: { graceMs?: number; withinMs?: number }): Promise<void>;
}

export interface NodeOptions {
  settings: Settings;
  databaseUrl: string;
  /** Empty: in-process with NOTIFY; `silent`: sweep only. */
  amqpUrl: string;
  staffTokens: { name: string; token: string }[];
  secretKey: string;
  /** A second one that opens what is encrypted too. */
  otherSecretKey?: string;
  /** Without doors and clockwork: for work by hand and tests. */
  quiet?: boolean;
  /** With doors, but nothing runs by itself: senders and jobs are run by hand. */
  byHand?: boolean;
  env?: Record<string, string | undefined>;
  /** Where the log goes; without it to the output of the process. */
  logTo?: LogOutput;
  /** One of several processes of a node: its number, the others, and the settings of the whole, of which it has its share. */
  among?: { number: number; siblings: Siblings; whole: Settings };
}

/** How long calls that a partner does not answer are still waited for when all else has stopped, in milliseconds. */
const cutCallsMs = 200;

/** Joins and starts one node. What was opened is closed again when a later part fails. */
export async function startNode(options: NodeOptions): Promise<Node> {
  const { settings } = options;
  const symbols = settings.symbols.map(({ type, value }) => `${type}:${value}`);
  const nodeId = nodeIdOf(settings);
  const instance = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const { number, siblings = noSiblings(), whole = settings } = options.among ?? {};
  const log = createLogger(settings.logLevel, nodeId, options.logTo, number);
  const closing = createClosing(log);
  let leaving: { graceMs?: number; withinMs?: number } = {};
  const stop: Node['stop'] = (manner = {}) => {
    leaving = manner;
    return closing.close(manner);
  };
  try {
    const database = await openDatabase({
      url: options.databaseUrl,
      connections: settings.databaseConnections,
      statementSeconds: settings.statementSeconds,
      name: `interlend ${nodeId}`.slice(0, 60),
    });
    closing.base(() => database.close());
    await tellMigration(database, log);
    await migrate(database);
    const sealer = createSealer(options.secretKey, options.otherSecretKey);
    const keyFits = await secretKeyFits(database.pool, sealer);
    await seedLocalRecords(database.pool, { symbols, timeZone: settings.timeZone });
    await seedRules(database.pool);
    const believed = heardBySiblings(createBelieved(), 'records', siblings);
    const local = createLocalRecords(database, { ...settings, believed });
    closing.base(await shareNodeLock(database.pool, instance));

    const doorbell = await ring(options, nodeId, database, log);
    closing.base(() => doorbell.close());
    const courier = createCourier({ allowAddresses: settings.allowAddresses, userAgent: 'Interlend', log });
    closing.base(() => courier.close(cutCallsMs));
    const fetcher = createFileFetcher({ allowAddresses: settings.allowAddresses, userAgent: 'Interlend' });
    closing.base(() => fetcher.close());
    const catalogues = createCatalogueFetcher({ allowAddresses: settings.allowAddresses, userAgent: 'Interlend' });
    closing.base(() => catalogues.close());
    const network = createPartnerCatalogues({ profiles: createLocateProfiles(database.pool), fetch: catalogues.fetch });
    const metrics = createMetrics();
    metrics.watchDoorbell(() => doorbell.health());
    const reader = createReader({ took: metrics.meter.readApart });
    closing.base(() => reader.close());
    const live = createLive({
      source: createChangeSource(database.pool),
      bell: createChangeBell({ pool: database.pool, nodeId, log }),
      onFailure: (error) => log.warn({ err: error }, 'What changed could not be read; it is tried again.'),
    });
    closing.base(() => live.close());
    let locator: Locator | undefined;
    let reached: Servers | undefined;
    const firstTries = createFirstTries(instance, settings.perPartnerAtOnce);
    const engineStore = createEngineStore(database, { ...settings, believed }, firstTries);
    const stored = wakingLocator(engineStore, () => locator?.wake());
    const store = announcingCommits(stored, live.tell);
    const context: EngineContext = {
      settings,
      symbols,
      book: heardBySiblings(
        createPartnerBook(() => store.partners()),
        'partners',
        siblings,
      ),
      store,
      views: createDeskViews(database),
      figures: createFigureStore(database.pool),
      local,
      certifications: createCertificationStore(database.pool),
      doorbell,
      courier,
      reader,
      writeXlsx,
      drawSlips,
      locate: network.locate,
      hasCatalogues: network.any,
      reachedAt: () => settings.address || ownAddress(reached?.url),
      instance,
      log,
      meter: metrics.meter,
      ...sealer,
      canStore: createWriteProbe(database),
      faultPoint: faultPointFrom(options.env ?? {}),
    };
    const { dataSource, pool, patient } = database;
    if (!keyFits) await warnOfOtherKey(context, sealer, pool);
    const looking = createLocator(context, local);
    locator = looking;
    const sender = createSender(context);
    firstTries.sentBy(sender.firstTries);
    const certifier = createCertifier(context);
    const gateway = createGateway(
      context,
      {
        insertPartner: (draft, auth) => insertPartner(dataSource, draft, auth),
        updatePartner: (code, change, auth) => updatePartner(dataSource, code, change, auth),
        insertCredential: (credential) => insertCredential(dataSource, credential),
        revokeCredential: (code, id) => revokeCredential(dataSource, code, id),
        noteTest: (code, well) => noteTest(dataSource, code, well),
        removePartner: (code) => removePartner(pool, code),
        removedPartners: () => removedPartners(pool),
        symbolsInUse: (code) => symbolsInUse(pool, code),
        profiles: () => local.rules.profiles(),
      },
      createReplayStore(pool),
      sender,
      live,
      local,
    );
    const distribution = createDistribution({
      context,
      store: createDistributionStore(database, { ...settings, believed }),
      fetchFile: fetcher.fetch,
      check: createDirectoryCheck(directorySchema()),
    });
    const mails = createMailStore(pool);
    const accessStore = createAccessStore(pool);
    const openId = openIdFrom(settings);
    const access = createAccess(accessStore, {
      sealer,
      ...(openId ? { openId: { ...openId, sealer } } : {}),
      timeZone: settings.timeZone,
      institution: [settings.name, ...settings.symbols.map(({ value }) => value), settings.institutionCode].filter(
        Boolean,
      ),
      forgotten: { name: settings.name, deskUrl: settings.address, ...(settings.smtpHost ? { mails } : {}) },
      sessions: { idleMs: settings.sessionIdleMinutes * 60_000, longestMs: settings.sessionHours * 3_600_000 },
    });
    const slots = createSlotStore(pool);
    const staffJobStore = createStaffJobStore(pool);
    const findMaker = findMakerIn(
      accessStore,
      options.staffTokens.map(({ name }) => name),
    );
    const backups = joinBackups({
      settings,
      nodeId,
      databaseUrl: options.databaseUrl,
      runs: () => slots.standing('backup'),
    });
    closing.work(() => backups.close());
    const findReaders = findReadersIn(accessStore);
    const jobTools = { jobs: staffJobStore, findMaker, findReaders, lists: gateway, mails };
    const runOwn: RunStaffJob = (on, job, now, scope) => runStaffJob(on, jobTools, job, now, scope);
    const joined = {
      slots,
      instance,
      timeZone: settings.timeZone,
      log,
      within: (scope: JobScope) => inRun(context, scope),
      calendar: () => local.libraries.calendar(),
      own: staffJobs(staffJobStore, runOwn),
      failed: (job: Job, failure: JobFailure) =>
        tellFailure(context, { mails, ...slots }, { name: job.name, title: titleOf(job), ...failure }),
      ownJobs: {
        store: staffJobStore,
        run: runOwn,
        whyNotRun: (job: StaffJob, now: Date) => whyNotRun(context, jobTools, job, now),
      },
    };
    const catalogue = createCatalogue(createCatalogueStore(pool));
    const patronsSide = joinPatronsSide({
      settings,
      context,
      pool,
      accessStore,
      access,
      sealer,
      openId,
      catalogue,
      network,
    });
    const copies = joinCopies({ context, pool, settings });
    closing.base(() => copies.close());
    const carrier = createSmtpCarrier(settings);
    const mailer = createMailer(context, mails, carrier);
    const timetable = createTimetable(
      [
        ...exchangeJobs({
          watchDeadlines: (now) => watchDeadlines(context, now),
          tidy: async (now) => {
            await tidy(patient, now);
            await dropEmptyTitles(patient);
            await patronsSide.tidy(now);
            return accessStore.tidyAccess(now);
          },
          forgetMessages: (now) => forgetMessages(patient, settings, now),
        }),
        ...backupJobs(backups),
        ...accessJobs({ forgetAudit: (now) => forgetAudit(accessStore, settings.auditDays, now) }),
        ...deadlineJobs({
          expireLending: (now, on = context) => expireLending(on, now),
          sendOverdues: (now, on = context) => sendOverdues(on, now),
          askAgain: (now, on = context) => askAgain(on, now),
          enforceReplyBy: (now, on = context) => enforceReplyBy(on, now),
          tellClosures: (now) => tellClosures(context, createClosureNotices(pool), now),
          forgetPatrons: (now, on = context, scope) => forgetPatrons(on, now, scope),
          askAfterRestore: (now) => askAfterRestore(context, createRestoredNotes(pool), now),
          markUntouched: (now, on = context) => markUntouched(on, now),
          markLostCandidates: (now, on = context) => markLostCandidates(on, now),
          cancelUnanswered: (now, on = context) => cancelUnanswered(on, now),
          claimUnanswered: (now, on = context) => claimUnanswered(on, now),
          passClosed: (now, on = context) => passClosed(on, now),
        }),
        ...directoryJobs({
          followDirectory: async (now) => {
            if (await lookIsDue(distribution, settings.directoryHours, now)) await distribution.runOnce(now);
          },
        }),
        ...lendingJobs({ locate: (now) => looking.runOnce(now) }),
        ...localJobs({
          expireHolds: (now, on = context) => expireHolds(on, now),
          remindOfHolds: (now, on = context) => on.local.circulation.remindOfHolds(now),
          renewLoans: (now, on = context) => renewLoans(on, now),
          ageLoans: (now, on = context) =>
            ageLoans(on.local.circulation, on.log, now, (request) => markFor(on, request, 'lossUntold', now)),
          countSupply: (now) => local.rules.countSupply(now),
          placeItems: () => placeItems(patient),
          learnWords: () => learnWords(patient),
          countFigures: (now) => countFigures(context, createFigureStore(patient), now),
          endCopies: (now, on = context) => copies.end(now, on),
          clearCopies: () => copies.clear(),
        }),
      ],
      joined,
    );
    const desks = { ...local, circulation: inStep(context, local.circulation) };
    const node: Node = {
      gateway,
      local: desks,
      access,
      catalogue,
      copies,
      context,
      sender,
      mailer,
      mails,
      timetable,
      jobs: createJobDesk(timetable.jobs, joined),
      staffJobs: createStaffJobDesk(staffJobStore, local),
      database,
      log,
      stop,
    };
    if (options.quiet) return node;

    if (!options.byHand) {
      looking.start();
      closing.work(() => looking.stop());
      await sender.start();
      closing.work(() => sender.stop());
      if (settings.smtpHost && settings.sendersAtOnce > 0) mailer.start();
      closing.work(() => mailer.stop());
      copies
        .clear()
        .catch((err: unknown) => log.warn({ err }, 'The folder of copies could not be cleared; a job tries again.'));
      if (settings.sendersAtOnce > 0) copies.fetcher.start();
      closing.work(() => copies.fetcher.stop());
      certifier.start();
      closing.work(() => certifier.close());
      timetable.start();
      closing.work(() => timetable.stop());
    }
    const practice = createPracticeDesk({
      gateway,
      courier,
      freePort,
      runsElsewhere: async () =>
        siblings.wanted > 1 && (await siblings.reports()).reports.some((each) => each.practice),
      open: ({ token, ...opening }) =>
        openPractice(
          {
            ...opening,
            host: '127.0.0.1',
            scenario: 'fills',
            soonMs: 500,
            laterMs: 3000,
            allowAddresses: settings.allowAddresses,
            library: { symbol: context.symbols[0] ?? '', url: `${ownAddress(node.servers?.url)}/iso18626`, token },
          },
          () => {},
        ),
    });
    closing.work(() => practice.close());
    siblings.reportBy(async () => ({
      metrics: await metrics.ofProcess(),
      turnedAway: metrics.turnedAway(),
      practice: practice.runsHere(),
    }));
    const doors = {
      gateway,
      practice,
      local: desks,
      localNow: createLocalRecords(database, settings),
      access,
      catalogue,
      copies,
      network,
      certifier,
      distribution,
      jobs: node.jobs,
      staffJobs: node.staffJobs,
      jobFiles: staffJobStore,
      mail: createMailDesk(settings, mails, carrier),
      backups,
      log,
      tokens: options.staffTokens,
      patronsSide,
      timeZone: settings.timeZone,
      patronSearchesPerMinute: settings.patronSearchesPerMinute,
      sruPerMinute: settings.sruPerMinute,
      limits: {
        bodyBytes: settings.bodyBytes,
        concurrentInbound: settings.inboundAtOnce,
        concurrentEach: settings.partnerAtOnce,
        perPartnerPerMinute: settings.partnerPerMinute,
      },
      trustedProxies: settings.trustedProxies,
      certificateHeader: settings.certificateHeader,
      metrics,
      nodeName: settings.name,
      settings: shownSettings(whole),
      siblings,
      symbols: settings.symbols,
      publicUrl: settings.address,
      pressure: createPressure(() => store.oldestDueSeconds(), settings.pressureSeconds),
    };
    const adminIsPrivate = /^(127\.|::1$|localhost$)/.test(settings.adminHost);
    node.servers = await startServers({
      public: { app: createApp(doors), host: settings.host, port: settings.port },
      admin: {
        app: createAdminApp({
          gateway,
          metrics,
          log,
          siblings,
          nodeName: settings.name,
          ...(adminIsPrivate ? {} : { tokens: options.staffTokens }),
        }),
        host: settings.adminHost,
        port: settings.adminPort,
      },
      log,
      connections: settings.connections,
      connectionsPerSource: settings.connectionsPerAddress,
      trustedProxies: settings.trustedProxies,
    });
    reached = node.servers;
    const { patronsSide: isOpen } = await local.policies.inForce();
    if (leadsNowhere(settings.address, { mail: settings.smtpHost !== '', patronsSide: isOpen }))
      log.warn(
        'INTERLEND_ADDRESS is not set: links in letters, and links to copies for other systems, lead to this machine’s own address. Set it to the address at which patrons and partners reach this node.',
      );
    closing.work(async () => {
      const { graceMs, withinMs = 7000 } = leaving;
      await node.servers?.stop({ withinMs: withinMs * 0.57, ...(graceMs === undefined ? {} : { graceMs }) });
    });
    // Desks that listen are let go first, else the doors would wait for them.
    closing.work(() => live.close());
    return node;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a process remembers: what is changed here is forgotten by its siblings too, and so is here what they changed. */
function heardBySiblings<T extends { forget(): void }>(memory: T, what: Remembered, siblings: Siblings): T {
  const { forget } = memory;
  siblings.onChanged(what, forget);
  return {
    ...memory,
    forget: () => {
      forget();
      siblings.changed(what);
    },
  };
}

/** As this very machine reaches the node; one that listens everywhere does so on loopback too. */
const ownAddress = (url = ''): string => url.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//127.0.0.1');

/** A database that was used with another secret key: said at the start, and by readiness for as long as it matters. */
async function warnOfOtherKey(context: EngineContext, sealer: Sealer, pool: Database['pool']): Promise<void> {
  const partners = await unreadableSecrets(context);
  if (partners.length === 0) await adoptSecretKey(pool, sealer);
  else
    context.log.error(
      { partners },
      'The secret key is not the one that this database was used with: what we present to these partners cannot be read. Give the node back its key, or enter their credentials again.',
    );
}

async function ring(options: NodeOptions, nodeId: string, database: Database, log: Logger): Promise<Doorbell> {
  if (options.amqpUrl === 'silent') return createSilentDoorbell();
  if (options.amqpUrl)
    return createRabbitDoorbell({ url: options.amqpUrl, nodeId, log, database: await databaseIdentity(database.pool) });
  return createInProcessDoorbell({ pool: database.pool, nodeId, log });
}
