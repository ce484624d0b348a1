import type { DeliveryQueue } from '../engine/model/delivery-queue.js';
import type { Metrics } from '../http/metrics.js';
import type { SettingsDesk } from '../settings/shown.js';
import type { Adapters } from './adapters.js';
import type { Exchange } from './exchange.js';
import type { Opening } from './opening.js';
import type { Services } from './services.js';
import type { Storage } from './storage.js';
import type { Jobs } from './timetable.js';

/** The parts of a node. A function that joins one of them names in its signature which others it needs. */
export interface Parts {
  opening: Opening;
  storage: Storage;
  settingsDesk: SettingsDesk;
  metrics: Metrics;
  adapters: Adapters;
  delivery: DeliveryQueue;
  exchange: Exchange;
  services: Services;
  jobs: Jobs;
}
