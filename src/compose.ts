/** The only place where parts are joined: settings and addresses in, a node out. */
import { openDoors } from './compose/doors.js';
import { joinExchange } from './compose/exchange.js';
import { beginOpening, type Leaving, type NodeOptions } from './compose/opening.js';
import { joinServices } from './compose/services.js';
import { followSettings } from './compose/settings-desk.js';
import { startWork } from './compose/start-work.js';
import { openStorage } from './compose/storage.js';
import { joinTimetable } from './compose/timetable.js';
import type { AccessDesk } from './engine/access/index.js';
import type { Catalogue } from './engine/catalogue/ports.js';
import type { Copies } from './engine/copies/index.js';
import type { JobDesk } from './engine/desk/jobs.js';
import type { EngineContext } from './engine/engine-context.js';
import { inStep } from './engine/fulfilment/in-step.js';
import type { StaffJobDesk } from './engine/jobs/staff-job-desk.js';
import type { Mailer } from './engine/mail/mailer.js';
import type { Gateway } from './engine/model/gateway.js';
import type { LocalRecords } from './engine/model/local-records.js';
import type { MailQueue } from './engine/model/mail.js';
import type { Sender } from './engine/sending/sender.js';
import type { Servers } from './http/servers.js';
import type { Timetable } from './jobs/index.js';
import type { Logger } from './logging.js';
import type { Database } from './storage/database.js';

/** A node of a library, whole. */
export interface Node {
  gateway: Gateway;
  local: LocalRecords;
  access: AccessDesk;
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
  stop(leaving?: Leaving): Promise<void>;
}

/** Joins and starts one node. What was opened is closed again when a later part fails. */
export async function startNode(options: NodeOptions): Promise<Node> {
  const opening = beginOpening(options);
  const { log, closing } = opening;
  let leaving: Leaving = {};
  const stop: Node['stop'] = (manner = {}) => {
    leaving = manner;
    return closing.close(manner);
  };
  try {
    const storage = await openStorage(opening);
    const settingsDesk = await followSettings(opening, storage.database);
    const exchange = await joinExchange(opening, storage);
    const services = joinServices(opening, storage, exchange);
    const work = joinTimetable(opening, storage, exchange, services);
    const { context, gateway, sender } = exchange;
    const { access, catalogue, copies, mailer, mails } = services;
    const { database } = storage;
    const local = { ...storage.local, circulation: inStep(context, storage.local.circulation) };
    const parts = { gateway, local, access, catalogue, copies, context, sender, mailer, mails, database };
    const node: Node = { ...parts, ...work, log, stop };
    if (options.quiet) return node;
    if (!options.byHand && !opening.settings.readOnly) await startWork(opening, exchange, services, work);
    node.servers = await openDoors(opening, storage, exchange, services, work, local, settingsDesk, () => leaving);
    return node;
  } catch (error) {
    await stop();
    throw error;
  }
}
