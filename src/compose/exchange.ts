/** The exchange of messages: what reads, decides and sends, over the database and under the doors. */

import { createCatalogueFetcher } from '../courier/fetch-catalogue.js';
import { createFileFetcher } from '../courier/fetch-file.js';
import { createCourier } from '../courier/http-courier.js';
import { createChangeBell } from '../delivery/change-bell.js';
import { createInProcessDelivery } from '../delivery/in-process.js';
import { createRabbitDelivery } from '../delivery/rabbitmq.js';
import { createPartnerCatalogues } from '../engine/catalogue/partner-catalogues.js';
import { createCertifier } from '../engine/certify/certifier.js';
import { createLive } from '../engine/desk/live.js';
import { createPartnerBook } from '../engine/directory/partner-book.js';
import { unreadableSecrets } from '../engine/directory/unreadable-secrets.js';
import { createDistribution } from '../engine/distribution/index.js';
import { directorySchema } from '../engine/distribution/schema.js';
import type { EngineContext } from '../engine/engine-context.js';
import { createGateway } from '../engine/gateway.js';
import { createLocator, type Locator } from '../engine/lending/locator.js';
import type { DeliveryQueue } from '../engine/model/delivery-queue.js';
import { createSender, type Sender } from '../engine/sending/sender.js';
import type { CallSender } from '../engine/webhooks/call-sender.js';
import { createWriter } from '../engine/writer.js';
import { createMetrics } from '../http/metrics.js';
import { createDirectoryCheck } from '../http/openapi/check-directory.js';
import type { Servers } from '../http/servers.js';
import { createReader } from '../reader/index.js';
import type { Sealer } from '../settings/secrets.js';
import { writeXlsx } from '../sheets/xlsx.js';
import { drawSlips } from '../slips/index.js';
import { createLocateProfiles } from '../storage/catalogue/locate-profiles.js';
import { learnFromPartners } from '../storage/catalogue/spelling.js';
import { createCertificationStore } from '../storage/certifications.js';
import type { Database } from '../storage/database.js';
import { databaseIdentity } from '../storage/database-identity.js';
import { createDistributionStore } from '../storage/distribution/index.js';
import { createEngineStore } from '../storage/engine-store.js';
import { createFigureStore } from '../storage/figures.js';
import { adoptSecretKey, createWriteProbe } from '../storage/node-check.js';
import { removedPartners, removePartner, symbolsInUse } from '../storage/partner-removal.js';
import {
  bindSecret,
  insertCredential,
  insertPartner,
  noteTest,
  revokeCredential,
  updatePartner,
} from '../storage/partner-store.js';
import { createReplayStore } from '../storage/replay-store.js';
import { createChangeSource } from '../storage/views/changes.js';
import { createDeskViews } from '../storage/views/desk-views.js';
import { addressOfNode, heardBySiblings, type Opening } from './opening.js';
import type { Storage } from './storage.js';
import { joinWebhooks, openWebhooks } from './webhooks.js';

/** How long calls that a partner does not answer are still waited for when all else has stopped, in milliseconds. */
const cutCallsMs = 200;

/** Joins receiving, deciding and sending. Nothing of it runs by itself yet. */
export async function joinExchange(opening: Opening, storage: Storage) {
  const { options, settings, mayCall, nodeId, instance, siblings, log, closing } = opening;
  const { database, sealer, keyFits, believed, local, symbols } = storage;
  const delivery = await openDelivery(opening, database);
  closing.base(() => delivery.close());
  const courier = createCourier({ allowAddresses: mayCall, userAgent: 'Interlend', log });
  closing.base(() => courier.close(cutCallsMs));
  const fetcher = createFileFetcher({ allowAddresses: mayCall, userAgent: 'Interlend' });
  closing.base(() => fetcher.close());
  const catalogues = createCatalogueFetcher({ allowAddresses: mayCall, userAgent: 'Interlend' });
  closing.base(() => catalogues.close());
  const network = createPartnerCatalogues({
    profiles: createLocateProfiles(database),
    fetch: catalogues.fetch,
    inspect: (url) => courier.inspect(url),
    learn: (texts) => learnFromPartners(database.pool, texts),
  });
  const metrics = createMetrics();
  metrics.watchDelivery(delivery);
  const reader = createReader({ took: metrics.meter.readApart });
  closing.base(() => reader.close());
  const live = createLive({
    source: createChangeSource(database.pool),
    bell: createChangeBell({ pool: database.pool, nodeId, log }),
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
    { ...settings, believed },
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
    book: heardBySiblings(
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
  const outside = joinWebhooks(webhooks, context);
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
    store: createDistributionStore(database, { ...settings, believed }),
    fetchFile: fetcher.fetch,
    check: createDirectoryCheck(directorySchema()),
  });
  return {
    context,
    gateway,
    sender: sending,
    locator: looking,
    live,
    network,
    metrics,
    certifier,
    distribution,
    webhooks: outside,
    /** Where the node is reached, once its doors are open. */
    reachedAt: (servers: Servers) => {
      reached = servers;
    },
  };
}

/** What receives and sends. */
export type Exchange = Awaited<ReturnType<typeof joinExchange>>;

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

async function openDelivery(
  { options: { amqpUrl: url, settings, secretKey }, nodeId, instance, log }: Opening,
  { pool }: Database,
): Promise<DeliveryQueue> {
  if (!url || settings.readOnly) return createInProcessDelivery({ instance, log });
  return createRabbitDelivery({
    url,
    managementUrl: settings.amqpManagementUrl,
    nodeId,
    instance,
    secretKey,
    log,
    database: await databaseIdentity(pool),
  });
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
