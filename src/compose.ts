/** What a node consists of: each part is opened here, in this order, by the function of its file in `compose/`. */
import { createAdapters } from './compose/adapters.js';
import { openDeliveryQueue } from './compose/delivery-queue.js';
import { joinExchange } from './compose/exchange.js';
import { listen } from './compose/listen.js';
import { type Node, nodeOf } from './compose/node.js';
import { beginOpening, type NodeOptions } from './compose/opening.js';
import { joinServices } from './compose/services.js';
import { followSettings } from './compose/settings-desk.js';
import { startWork } from './compose/start-work.js';
import { openStorage } from './compose/storage.js';
import { joinTimetable } from './compose/timetable.js';
import { createMetrics } from './http/metrics.js';

export type { Node } from './compose/node.js';

/** Joins and starts one node. What was opened is closed again when a later part fails. */
export async function startNode(options: NodeOptions): Promise<Node> {
  const opening = beginOpening(options);
  try {
    // PostgreSQL, migrated and seeded.
    const storage = await openStorage(opening);
    // The settings as staff see and change them.
    const settingsDesk = await followSettings(opening, storage);
    const metrics = createMetrics();
    // Calls to partners, mail, sign-in by OpenID Connect, reading of XML, XLSX, slips.
    const adapters = createAdapters(opening, metrics.meter, settingsDesk);
    // RabbitMQ, or the process itself.
    const delivery = await openDeliveryQueue(opening, storage);
    metrics.watchDelivery(delivery);
    const base = { opening, storage, settingsDesk, metrics, adapters, delivery };
    // The engine: receiving, deciding, sending.
    const exchange = await joinExchange(base);
    // Accounts, mail, catalogue, patrons, copies, backups.
    const services = joinServices({ ...base, exchange });
    // Jobs by the clock.
    const jobs = joinTimetable({ ...base, exchange, services });
    const parts = { ...base, exchange, services, jobs };
    const node = nodeOf(parts);
    if (options.quiet) return node;
    if (!options.byHand && !opening.settings.readOnly) await startWork(parts);
    // HTTP: partners, staff, patrons, operators.
    node.servers = await listen(parts);
    return node;
  } catch (error) {
    await opening.closing.close();
    throw error;
  }
}
