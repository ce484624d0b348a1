/** The only place where parts are joined: settings and addresses in, a node out. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import cron from 'node-cron';
import { createFileFetcher } from './courier/fetch-file.js';
import { createCourier } from './courier/http-courier.js';
import { forgetAudit } from './engine/access/forget-audit.js';
import { type Access, createAccess } from './engine/access/index.js';
import { createCertifier } from './engine/certify/certifier.js';
import { ageLoans } from './engine/deadlines/age-loans.js';
import { cancelUnanswered, claimUnanswered } from './engine/deadlines/chase.js';
import { enforceReplyBy } from './engine/deadlines/enforce-reply-by.js';
import { expireLending } from './engine/deadlines/expire-lending.js';
import { renewLoans } from './engine/deadlines/renew-loans.js';
import { sendOverdues } from './engine/deadlines/send-overdues.js';
import { tellClosures } from './engine/deadlines/tell-closures.js';
import { watchDeadlines } from './engine/deadlines/watch-deadlines.js';
import { createLive } from './engine/desk/live.js';
import { createPartnerBook } from './engine/directory/partner-book.js';
import { createDistribution } from './engine/distribution/index.js';
import { directorySchema } from './engine/distribution/schema.js';
import { lookIsDue } from './engine/distribution/subscriptions.js';
import { inStep } from './engine/fulfilment/in-step.js';
import { createGateway } from './engine/gateway.js';
import type { House } from './engine/house.js';
import { createLocator, type Locator, wakingLocator } from './engine/lending/locator.js';
import type { LocalRecords } from './engine/local-records.js';
import type { Doorbell, Gateway } from './engine/ports.js';
import { createPressure } from './engine/receiving/pressure.js';
import { createSender, type Sender } from './engine/sending/sender.js';
import { telling } from './engine/telling.js';
import { createAdminApp, createApp } from './http/app.js';
import { createMetrics } from './http/metrics.js';
import { createDirectoryCheck } from './http/openapi/check-directory.js';
import { type Servers, startServers } from './http/servers.js';
import { accessJobs } from './jobs/access-jobs.js';
import { deadlineJobs } from './jobs/deadline-jobs.js';
import { directoryJobs } from './jobs/directory-jobs.js';
import { exchangeJobs } from './jobs/exchange-jobs.js';
import { createTimetable, type Timetable } from './jobs/index.js';
import { createJobDesk } from './jobs/job-desk.js';
import { lendingJobs } from './jobs/lending-jobs.js';
import { localJobs } from './jobs/local-jobs.js';
import { createLogger, type Logger, type LogOutput } from './logging.js';
import { openIdFrom } from './openid/from-settings.js';
import { createChangeBell } from './queue/change-bell.js';
import { createInProcessDoorbell } from './queue/in-process.js';
import { createRabbitDoorbell } from './queue/rabbitmq.js';
import { createSilentDoorbell } from './queue/silent.js';
import { faultPointFrom } from './settings/fault-point.js';
import type { Settings } from './settings/read-settings.js';
import { createSealer } from './settings/secrets.js';
import { createAccessStore } from './storage/access/index.js';
import { createCertificationStore } from './storage/certifications.js';
import { type Database, migrate, openDatabase } from './storage/database.js';
import { createDistributionStore } from './storage/distribution/index.js';
import { createEngineStore } from './storage/engine-store.js';
import { createBelieved } from './storage/local-records/believed.js';
import { createClosureNotices } from './storage/local-records/closure-notices.js';
import { createLocalRecords } from './storage/local-records/index.js';
import { seedLocalRecords } from './storage/local-records/seed.js';
import { removePartner, symbolsInUse } from './storage/partner-removal.js';
import { insertCredential, insertPartner, revokeCredential, updatePartner } from './storage/partner-store.js';
import { createReplayStore } from './storage/replay-store.js';
import { seedRules } from './storage/rules/seed.js';
import { createSlotStore, tidy } from './storage/slot-store.js';
import { shareNodeLock } from './storage/transfer/node-lock.js';
import { createChangeSource } from './storage/views/changes.js';
import { createDeskViews } from './storage/views/desk-views.js';

export interface Node {
  gateway: Gateway;
  local: LocalRecords;
  access: Access;
  house: House;
  sender: Sender;
  timetable: Timetable;
  database: Database;
  servers?: Servers;
  log: Logger;
  /** Stops in reverse order: doors, jobs, senders, doorbell, courier, database. */
  stop(): Promise<void>;
}

export interface NodeOptions {
  settings: Settings;
  databaseUrl: string;
  /** Empty: in-process with NOTIFY; `silent`: sweep only. */
  amqpUrl: string;
  staffTokens: { name: string; token: string }[];
  secretKey: string;
  /** Without doors and clockwork: for work by hand and tests. */
  quiet?: boolean;
  /** With doors, but nothing runs by itself: senders and jobs are run by hand. */
  byHand?: boolean;
  env?: Record<string, string | undefined>;
  /** Where the log goes; without it to the output of the process. */
  logTo?: LogOutput;
}

/** Joins and starts one node. What was opened is closed again when a later part fails. */
export async function startNode(options: NodeOptions): Promise<Node> {
  const { settings } = options;
  const symbols = settings.symbols.map(({ type, value }) => `${type}:${value}`);
  const nodeId = (settings.nodeId || symbols[0] || 'node').replace(/[^A-Za-z0-9_.-]/g, '_');
  const instance = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const log = createLogger(settings.logLevel, nodeId, options.logTo);
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse())
      await close().catch((error: unknown) => log.warn({ err: error }, 'A part did not close cleanly.'));
  };
  try {
    const database = await openDatabase({
      url: options.databaseUrl,
      connections: settings.databaseConnections,
      name: `interlend ${nodeId}`.slice(0, 60),
    });
    closers.push(() => database.close());
    await migrate(database);
    await seedLocalRecords(database.pool, { symbols, timeZone: settings.timeZone });
    await seedRules(database.pool);
    const believed = createBelieved();
    const local = createLocalRecords(database, { ...settings, believed });
    closers.push(await shareNodeLock(database.pool));

    const doorbell = await ring(options, nodeId, database, log);
    closers.push(() => doorbell.close());
    const courier = createCourier({ allowAddresses: settings.allowAddresses, userAgent: 'Interlend', log });
    closers.push(() => courier.close());
    const fetcher = createFileFetcher({ allowAddresses: settings.allowAddresses, userAgent: 'Interlend' });
    closers.push(() => fetcher.close());
    const metrics = createMetrics();
    const live = createLive({
      source: createChangeSource(database.pool),
      bell: createChangeBell({ pool: database.pool, nodeId, log }),
      onFailure: (error) => log.warn({ err: error }, 'What changed could not be read; it is tried again.'),
    });
    closers.push(() => live.close());
    let locator: Locator | undefined;
    const stored = wakingLocator(createEngineStore(database, { ...settings, believed }), () => locator?.wake());
    const store = telling(stored, live.tell);
    const house: House = {
      settings,
      symbols,
      book: createPartnerBook(() => store.partners()),
      store,
      views: createDeskViews(database),
      local,
      certifications: createCertificationStore(database.pool),
      doorbell,
      courier,
      instance,
      log,
      meter: metrics.meter,
      ...createSealer(options.secretKey),
      faultPoint: faultPointFrom(options.env ?? {}),
    };
    const { dataSource, pool } = database;
    const looking = createLocator(house, local);
    locator = looking;
    const sender = createSender(house);
    const certifier = createCertifier(house);
    const gateway = createGateway(
      house,
      {
        insertPartner: (draft, auth) => insertPartner(dataSource, draft, auth),
        updatePartner: (code, change, auth) => updatePartner(dataSource, code, change, auth),
        insertCredential: (credential) => insertCredential(dataSource, credential),
        revokeCredential: (code, id) => revokeCredential(dataSource, code, id),
        removePartner: (code) => removePartner(pool, code),
        symbolsInUse: (code) => symbolsInUse(pool, code),
        profiles: () => local.rules.profiles(),
      },
      createReplayStore(pool),
      sender,
      live,
      local,
    );
    const distribution = createDistribution({
      house,
      store: createDistributionStore(database, { ...settings, believed }),
      fetchFile: fetcher.fetch,
      check: createDirectoryCheck(directorySchema()),
    });
    const accessStore = createAccessStore(pool);
    const openId = await openIdFrom(settings);
    const access = createAccess(accessStore, {
      ...(openId ? { openId: { ...openId, sealer: createSealer(options.secretKey) } } : {}),
      sessions: { idleMs: settings.sessionIdleMinutes * 60_000, longestMs: settings.sessionHours * 3_600_000 },
    });
    const slots = createSlotStore(pool);
    const timetable = createTimetable(
      [
        ...exchangeJobs({
          watchDeadlines: (now) => watchDeadlines(house, now),
          tidy: (now) => tidy(pool, now).then(() => accessStore.tidyAccess(now)),
        }),
        ...accessJobs({ forgetAudit: (now) => forgetAudit(accessStore, settings.auditDays, now) }),
        ...deadlineJobs({
          expireLending: (now) => expireLending(house, now, () => local.libraries.calendar()),
          sendOverdues: (now) => sendOverdues(house, now),
          enforceReplyBy: (now) => enforceReplyBy(house, now),
          tellClosures: (now) => tellClosures(house, createClosureNotices(pool), now),
          cancelUnanswered: (now) => cancelUnanswered(house, now, () => local.libraries.calendar()),
          claimUnanswered: (now) => claimUnanswered(house, now, () => local.libraries.calendar()),
        }),
        ...directoryJobs({
          followDirectory: async (now) => {
            if (await lookIsDue(distribution, settings.directoryHours, now)) await distribution.runOnce(now);
          },
        }),
        ...lendingJobs({ locate: (now) => looking.runOnce(now) }),
        ...localJobs({
          expireHolds: (now) => local.circulation.expireHolds(now),
          renewLoans: (now) => renewLoans(house, now),
          ageLoans: (now) => ageLoans(local.circulation, log, now),
          countSupply: (now) => local.rules.countSupply(now),
        }),
      ],
      {
        slots,
        instance,
        timeZone: settings.timeZone,
        log,
        schedule: (at, bell, where) =>
          cron.schedule(at, (context) => bell(context.date), {
            timezone: where.timezone,
            name: `${nodeId} ${where.name} ${instance}`,
            noOverlap: true,
            logger: log,
            // The timetable makes up for what was missed.
            suppressMissedWarning: true,
          }),
      },
    );
    const desks = { ...local, circulation: inStep(house, local.circulation) };
    const node: Node = { gateway, local: desks, access, house, sender, timetable, database, log, stop };
    if (options.quiet) return node;

    if (!options.byHand) {
      looking.start();
      closers.push(() => looking.stop());
      await sender.start();
      closers.push(() => sender.stop());
      certifier.start();
      closers.push(() => certifier.close());
      timetable.start();
      closers.push(() => timetable.stop());
    }
    const doors = {
      gateway,
      local: desks,
      localNow: createLocalRecords(database, settings),
      access,
      certifier,
      distribution,
      jobs: createJobDesk(timetable.jobs, { slots, instance, timeZone: settings.timeZone, log }),
      log,
      tokens: options.staffTokens,
      limits: { bodyBytes: settings.bodyBytes, concurrentInbound: settings.inboundAtOnce },
      trustedProxies: settings.trustedProxies,
      certificateHeader: settings.certificateHeader,
      metrics,
      nodeName: settings.name,
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
          nodeName: settings.name,
          ...(adminIsPrivate ? {} : { tokens: options.staffTokens }),
        }),
        host: settings.adminHost,
        port: settings.adminPort,
      },
      log,
      trustedProxies: settings.trustedProxies,
    });
    closers.push(async () => node.servers?.stop());
    // Desks that listen are let go first, else the doors would wait for them.
    closers.push(() => live.close());
    return node;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ring(options: NodeOptions, nodeId: string, database: Database, log: Logger): Promise<Doorbell> {
  if (options.amqpUrl === 'silent') return createSilentDoorbell();
  if (options.amqpUrl) return createRabbitDoorbell({ url: options.amqpUrl, nodeId, log });
  return createInProcessDoorbell({ pool: database.pool, nodeId, log });
}
