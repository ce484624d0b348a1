/** The engine: what reads messages, decides, and sends, between the database and the HTTP layer. */

import { createChangeNotices } from '../delivery/change-notices.js';
import { createPartnerCatalogues } from '../engine/catalogue/partner-catalogues.js';
import { createCertifier } from '../engine/certify/certifier.js';
import { createLive } from '../engine/desk/live.js';
import { createPartnerBook } from '../engine/directory/partner-book.js';
import { unreadableSecrets } from '../engine/directory/unreadable-secrets.js';
import { createDistribution } from '../engine/distribution/index.js';
import { directorySchema } from '../engine/distribution/schema.js';
import type { EngineContext } from '../engine/engine-context.js';
import { inStep } from '../engine/fulfilment/in-step.js';
import { createGateway } from '../engine/gateway.js';
import { createLocator, type Locator } from '../engine/lending/locator.js';
import { createSender, type Sender } from '../engine/sending/sender.js';
import type { CallSender } from '../engine/webhooks/call-sender.js';
import { createWriter } from '../engine/writer.js';
import { createDirectoryCheck } from '../http/openapi/check-directory.js';
import type { Servers } from '../http/servers.js';
import type { Sealer } from '../settings/secrets.js';
import { createLocateProfiles } from '../storage/catalogue/locate-profiles.js';
import { learnFromPartners } from '../storage/catalogue/spelling.js';
import type { Database } from '../storage/database/database.js';
import { createDistributionStore } from '../storage/distribution/index.js';
import { createEngineStore } from '../storage/exchange/engine-store.js';
import { createReplayStore } from '../storage/exchange/replay-store.js';
import { createFigureStore } from '../storage/figures/figures.js';
import { adoptSecretKey, createWriteProbe } from '../storage/node/node-check.js';
import { createCertificationStore } from '../storage/partners/certifications.js';
import { removedPartners, removePartner, symbolsInUse } from '../storage/partners/partner-removal.js';
import {
  bindSecret,
  insertCredential,
  insertPartner,
  noteTest,
  revokeCredential,
  updatePartner,
} from '../storage/partners/partner-store.js';
import { createChangeSource } from '../storage/views/changes.js';
import { createDeskViews } from '../storage/views/desk-views.js';
import { addressOfNode, forgottenWithSiblings } from './opening.js';
import type { Parts } from './parts.js';
import { joinWebhooks, openWebhooks } from './webhooks.js';

/** Joins receiving, deciding and sending. Nothing of it runs by itself yet. */
export async function joinExchange({
  opening,
  storage,
  adapters,
  delivery,
  metrics,
}: Pick<Parts, 'opening' | 'storage' | 'adapters' | 'delivery' | 'metrics'>) {
  const { options, settings, nodeId, instance, siblings, log, closing } = opening;
  const { courier, files, catalogues, reader, writeXlsx, drawSlips } = adapters;
  const { database, sealer, keyFits, remembered, local, symbols, links } = storage;
  const network = createPartnerCatalogues({
    profiles: createLocateProfiles(database),
    fetch: catalogues.fetch,
    inspect: (url) => courier.inspect(url),
    learn: (texts) => learnFromPartners(database.pool, texts),
  });
  const live = createLive({
    source: createChangeSource(database.pool),
    notifier: createChangeNotices({ pool: database.pool, session: storage.session, nodeId, log }),
    onFailure: (error) => log.warn({ err: error }, 'What changed could not be read; it is tried again.'),
  });
  closing.base(() => live.close());
  const webhooks = openWebhooks(opening, storage);
  closing.base(() => webhooks.close());
  await webhooks.active.refresh();
  let locator: Locator | undefined;
  let reached: Servers | undefined;
  let sender: Sender | undefined;
  let webhookCaller: CallSender | undefined;
  const store = createEngineStore(
    database,
    { ...settings, remembered, librarySystem: links.active },
    {
      messages: () => sender,
      committed: ({ requests, newLending }) => {
        if (newLending) locator?.wake();
        live.tell([...requests]);
      },
      webhooks: webhooks.active,
      callsWritten: () => webhookCaller?.wake(),
    },
  );
  const { meter } = metrics;
  const faultPoint = faultPointFrom(options.env ?? {});
  const context: EngineContext = {
    settings,
    symbols: symbols.all,
    book: forgottenWithSiblings(
      createPartnerBook(() => store.partners()),
      'partners',
      siblings,
    ),
    store,
    writer: createWriter({ store, meter, log, faultPoint }),
    views: createDeskViews(database),
    figures: createFigureStore(database.pool),
    local,
    certifications: createCertificationStore(database),
    delivery,
    courier,
    reader,
    writeXlsx,
    drawSlips,
    locate: network.locate,
    hasCatalogues: network.any,
    reachedAt: () => settings.address || addressOfNode(reached?.url),
    instance,
    log,
    meter,
    ...sealer,
    canStore: createWriteProbe(database),
    faultPoint,
  };
  const outside = joinWebhooks(opening, webhooks, storage, context, () => sender?.wake());
  closing.base(() => outside.librarySystem.close());
  webhookCaller = outside.caller;
  metrics.watchCalls(() => webhooks.calls.counts());
  const { dataSource, pool } = database;
  if (!keyFits) await warnOfOtherKey(context, sealer, pool);
  const looking = createLocator(context, local);
  locator = looking;
  const sending = createSender(context);
  sender = sending;
  const certifier = createCertifier(context);
  const gateway = createGateway(
    context,
    {
      insertPartner: (draft, secret) => insertPartner(dataSource, draft, secret),
      updatePartner: (code, change, besides) => updatePartner(dataSource, code, change, besides),
      bindSecret: (code, url, origin) => bindSecret(dataSource, code, url, origin),
      insertCredential: (credential) => insertCredential(dataSource, credential),
      revokeCredential: (code, id) => revokeCredential(dataSource, code, id),
      noteTest: (code, well) => noteTest(dataSource, code, well),
      removePartner: (code) => removePartner(database, code),
      removedPartners: () => removedPartners(pool),
      symbolsInUse: (code) => symbolsInUse(pool, code),
      profiles: () => local.rules.profiles(),
    },
    createReplayStore(pool),
    sending,
    live,
    local,
  );
  const distribution = createDistribution({
    context,
    store: createDistributionStore(database, { ...settings, remembered }),
    fetchFile: files.fetch,
    check: createDirectoryCheck(directorySchema()),
  });
  return {
    context,
    gateway,
    /** The local records as the HTTP layer changes them: the requests that they belong to follow. */
    localRecords: { ...local, circulation: inStep(context, local.circulation) },
    sender: sending,
    locator: looking,
    live,
    network,
    certifier,
    distribution,
    webhooks: outside,
    librarySystem: outside.librarySystem,
    /** Where the node is reached, once it listens. */
    reachedAt: (servers: Servers) => {
      reached = servers;
    },
  };
}

/** What receives and sends. */
export type Exchange = Awaited<ReturnType<typeof joinExchange>>;

/** A database that was used with another secret key: the log says so at the start, and readiness as long as it matters. */
async function warnOfOtherKey(context: EngineContext, sealer: Sealer, pool: Database['pool']): Promise<void> {
  const partners = await unreadableSecrets(context);
  if (partners.length === 0) await adoptSecretKey(pool, sealer);
  else
    context.log.error(
      { partners },
      'The secret key is not the one that this database was used with: what we present to these partners cannot be read. Give the node back its key, or enter their credentials again.',
    );
}

/**
 * The named points at which a fault test ends the process: `INTERLEND_FAULT=name:n` kills it at the n-th pass.
 * It works only together with `INTERLEND_FAULT_TESTS=yes`, so that no stray variable can end a library's node.
 */
function faultPointFrom(env: Record<string, string | undefined>): (name: string) => void {
  const [wanted, count = '1'] = (env['INTERLEND_FAULT'] ?? '').split(':');
  if (!wanted || env['INTERLEND_FAULT_TESTS'] !== 'yes') return () => {};
  let passes = 0;
  return (name) => {
    if (name !== wanted) return;
    passes += 1;
    if (passes === Number(count)) process.kill(process.pid, 'SIGKILL');
  };
}
