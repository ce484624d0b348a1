/** What a node serves over HTTP to partners, staff, patrons and operators. */

import { createOwnSide } from '../engine/comparison/own-side.js';
import { createMailDesk } from '../engine/mail/mail-desk.js';
import { createPracticeDesk } from '../engine/practice/desk.js';
import { createPressure } from '../engine/receiving/pressure.js';
import { createAdminApp, createApp } from '../http/app.js';
import { type Servers, startServers } from '../http/servers.js';
import { leadsNowhere } from '../http/staff/node-notices.js';
import type { Symbol18626 } from '../settings/read-settings.js';
import { createComparisonStore } from '../storage/comparison/shared-requests.js';
import { freePort } from '../storage/embedded/ports.js';
import { createLocalRecords, createTriedRecords } from '../storage/local-records/index.js';
import { joinChecks } from './checks/index.js';
import { openPractice } from './open-practice.js';
import { addressOfNode } from './opening.js';
import { createOperatingLook } from './operating-facts.js';
import type { Parts } from './parts.js';

/** Starts the servers of the public and the administration port. They are stopped, as `leaving` says, when the node closes. */
export async function listen({
  opening,
  storage,
  exchange,
  services,
  jobs,
  settingsDesk,
  metrics,
}: Pick<
  Parts,
  'opening' | 'storage' | 'exchange' | 'services' | 'jobs' | 'settingsDesk' | 'metrics'
>): Promise<Servers> {
  const { options, settings, siblings, log, closing } = opening;
  const { database, local } = storage;
  const { context, gateway, live, network, localRecords, certifier, distribution, webhooks, librarySystem } = exchange;
  const { access, catalogue, copies, patronsSide, staffJobStore, mails, carrier, backups, fleet } = services;
  metrics.watchOperating(createOperatingLook(settings, backups));
  metrics.watchFleet(() => fleet.counts(new Date()));
  let servers: Servers | undefined;
  const practice = createPracticeDesk({
    directory: gateway.directory,
    courier: context.courier,
    freePort,
    runsElsewhere: async () => siblings.wanted > 1 && (await siblings.reports()).reports.some((each) => each.practice),
    open: ({ token, ...opening }) =>
      openPractice(
        {
          ...opening,
          host: '127.0.0.1',
          scenario: 'fills',
          soonMs: 500,
          laterMs: 3000,
          allowAddresses: settings.allowAddresses,
          library: { symbol: context.symbols[0] ?? '', url: `${addressOfNode(servers?.url)}/iso18626`, token },
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
  const appContext = {
    gateway,
    practice,
    local: localRecords,
    localNow: createLocalRecords(database, settings),
    localTried: createTriedRecords(database, settings),
    access,
    catalogue,
    copies,
    network,
    certifier,
    distribution,
    webhooks: webhooks.desk,
    librarySystem: librarySystem.desk,
    ownSide: createOwnSide(context, createComparisonStore(database.pool), () => settings.name),
    jobs: jobs.jobs,
    staffJobs: jobs.staffJobs,
    jobFiles: staffJobStore,
    mail: createMailDesk(settings, mails, carrier),
    backups,
    fleet,
    checks: joinChecks(opening, settingsDesk),
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
    nodeName: () => settings.name,
    settings: settingsDesk,
    siblings,
    readOnly: settings.readOnly,
    symbols: storage.symbols.current.map(typedSymbol),
    publicUrl: settings.address,
    pressure: createPressure(() => context.store.oldestDueSeconds(), settings.pressureSeconds),
  };
  const adminIsPrivate = /^(127\.|::1$|localhost$)/.test(settings.adminHost);
  const opened = await startServers({
    public: { app: createApp(appContext), host: settings.host, port: settings.port },
    admin: {
      app: createAdminApp({
        gateway,
        metrics,
        log,
        siblings,
        readOnly: settings.readOnly,
        nodeName: () => settings.name,
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
  servers = opened;
  exchange.reachedAt(opened);
  const { patronsSide: isOpen } = await local.policies.inForce();
  if (leadsNowhere(settings.address, { mail: settings.smtpHost !== '', patronsSide: isOpen }))
    log.warn(
      'INTERLEND_ADDRESS is not set: links in letters, and links to copies for other systems, lead to this machine’s own address. Set it to the address at which patrons and partners reach this node.',
    );
  closing.work(async () => {
    const { graceMs, withinMs = 7000 } = closing.leaving();
    await opened.stop({ withinMs: withinMs * 0.57, ...(graceMs === undefined ? {} : { graceMs }) });
  });
  // Streams of events are ended first, else the servers would wait for them.
  closing.work(() => live.close());
  return opened;
}

/** `ISIL:CA-OOALG` in its two parts. */
const typedSymbol = (symbol: string): Symbol18626 => {
  const at = symbol.indexOf(':');
  return { type: symbol.slice(0, at), value: symbol.slice(at + 1) };
};
