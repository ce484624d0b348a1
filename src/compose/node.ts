import type { AccessDesk } from '../engine/access/index.js';
import type { Catalogue } from '../engine/catalogue/ports.js';
import type { Copies } from '../engine/copies/index.js';
import type { JobDesk } from '../engine/desk/jobs.js';
import type { EngineContext } from '../engine/engine-context.js';
import type { StaffJobDesk } from '../engine/jobs/staff-job-desk.js';
import type { Mailer } from '../engine/mail/mailer.js';
import type { Gateway } from '../engine/model/gateway.js';
import type { LocalRecords } from '../engine/model/local-records.js';
import type { MailQueue } from '../engine/model/mail.js';
import type { Sender } from '../engine/sending/sender.js';
import type { Servers } from '../http/servers.js';
import type { Timetable } from '../jobs/index.js';
import type { Logger } from '../logging.js';
import type { Database } from '../storage/database/database.js';
import type { Leaving } from './closing.js';
import type { Parts } from './parts.js';

/** A started node, as the command line and tests use it. */
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
   * Stops all work (HTTP, jobs, senders), then closes what it needs, in `withinMs` (seven seconds) at most. Callers on kept
   * connections are answered for `graceMs` (250 ms) more.
   */
  stop(leaving?: Leaving): Promise<void>;
}

/** What of its parts a node shows. */
export function nodeOf({ opening, storage, exchange, services, jobs }: Omit<Parts, 'adapters' | 'delivery'>): Node {
  const { context, gateway, sender, localRecords: local } = exchange;
  const { access, catalogue, copies, mailer, mails } = services;
  const { database } = storage;
  const { log, closing } = opening;
  const shown = { gateway, local, access, catalogue, copies, context, sender, mailer, mails, database, log };
  return { ...shown, ...jobs, stop: closing.close };
}
