import type { Settings } from '../settings/read-settings.js';
import type { PartnerCatalogues } from './catalogue/partner-catalogues.js';
import type { CertificationStore } from './certify/records.js';
import type { Reader } from './model/arrivals.js';
import type { Courier } from './model/courier.js';
import type { DeliveryQueue } from './model/delivery-queue.js';
import type { DeskViews } from './model/desk-views.js';
import type { FigureStore } from './model/figures.js';
import type { SystemAtDesk } from './model/library-system.js';
import type { LocalRecords } from './model/local-records.js';
import type { PartnerBook } from './model/partner-book.js';
import type { WriteXlsx } from './model/sheets.js';
import type { DrawSlips } from './model/slips.js';
import type { EngineStore } from './model/store.js';
import type { Writer } from './model/writer.js';

/** What every verb of the engine is given: the node's own rules, its partners, its storage, its way out. */
export interface EngineContext {
  settings: Settings;
  /** `ISIL:CA-OOALG`; the first one signs. */
  symbols: string[];
  book: PartnerBook;
  store: EngineStore;
  /** Keeps what is about one request beside what else is written in that moment. */
  writer: Writer;
  views: DeskViews;
  /** Sums for the reports. */
  figures: FigureStore;
  /** The library's own records outside of a step. */
  local: LocalRecords;
  /** Certifications of partners; their practice requests are none of the desk's. */
  certifications: CertificationStore;
  /** Takes messages to those who send them. */
  delivery: DeliveryQueue;
  courier: Courier;
  reader: Reader;
  writeXlsx: WriteXlsx;
  drawSlips: DrawSlips;
  /** Asks the catalogues of partners for a title; without it none is asked. */
  locate?: PartnerCatalogues['locate'];
  /** Whether there is any that can be asked. */
  hasCatalogues?: PartnerCatalogues['any'];
  /** The library’s own system, where its answer is an input of a step; without it there is none. */
  systemAtDesk?: SystemAtDesk;
  /** How others reach this node: the address of the settings, else its own host and port. */
  reachedAt(): string;
  /** Names this process in leases and attempts. */
  instance: string;
  log: Log;
  meter: Meter;
  /** Opens what we present to a partner. */
  openSecret(sealed: string): string;
  sealSecret(plain: string): string;
  /** Whether anything can be stored now: false when the database is away, read-only or full. Never throws. */
  canStore(): Promise<boolean>;
  /** A named point of a fault test; does nothing in a running product. */
  faultPoint(name: string): void;
}

export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Counters and durations; as metrics receive them. Labels are short closed lists. */
export interface Meter {
  messageIn(kind: string, outcome: string): void;
  messageOut(kind: string, answerClass: string): void;
  attemptTook(answerClass: string, seconds: number): void;
  /** So many messages, orders and steps are kept by one commit; the first of them waited so long for it to begin. */
  gathered(works: number, waitedSeconds: number): void;
  readApart(seconds: number): void;
}
