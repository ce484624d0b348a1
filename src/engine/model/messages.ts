/** Messages and their attempts, as desks and systems people see them. */
import type { InitiatingKind, IsoVersion } from '../../protocol/codes.js';
import type { Wording } from '../../words/message.js';

export interface MessageEntry {
  id: string;
  direction: 'in' | 'out';
  partner: string;
  requestId?: string;
  /** Of the request: its External ID, and the title of what is wanted. */
  externalId?: string;
  title?: string;
  kind: string;
  summary: string;
  status: string;
  isoVersion?: IsoVersion;
  at: string;
  settledAt?: string;
  attempts?: number;
  nextAttemptAt?: string;
  outcome?: Wording;
  repeatCount?: number;
}

export interface MessageDetail extends MessageEntry {
  /** The XML as it travelled. */
  xml: string;
  confirmationXml?: string;
  schemaVerdict?: { valid: boolean; problems: string[] };
  tolerances?: string[];
  attemptLog?: AttemptEntry[];
}

export interface AttemptEntry {
  number: number;
  openedAt: string;
  closedAt?: string;
  instance: string;
  address?: string;
  httpStatus?: number;
  class?: string;
  reason?: Wording;
  answerPrefix?: string;
  durationMs?: number;
}

export interface MessageFilter {
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  request?: string;
  partner?: string;
  direction?: 'in' | 'out';
  kind?: InitiatingKind;
  status?: string;
  after?: string;
  limit: number;
}

export interface ReplaySelection {
  messages?: string[];
  partner?: string;
  since?: string;
}

export interface QuarantineEntry {
  id: string;
  at: string;
  partner?: string;
  source: string;
  reason: string;
  prefix: string;
}
