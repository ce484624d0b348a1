/** Partners, as systems people register and see them. */
import type { PartnerFields, PartnerFieldsGiven } from '../../domain/partner/fields.js';
import type { HealthName } from '../../domain/partner/health.js';
import type { PartnerSort } from '../../domain/partner/search.js';
import type { TryStep } from '../../domain/partner/try-steps.js';
import type { IsoVersion } from '../../protocol/codes.js';
import type { Wording } from '../../words/message.js';
import type { Page, Side } from './actor.js';

/** `account`: id and security code in the header of a message; `certificate`: fingerprint of a client certificate. */
export type CredentialKind = 'token' | 'basic' | 'path' | 'account' | 'certificate';
export interface CredentialWish {
  kind: CredentialKind;
  /** Of a certificate: its SHA-256 fingerprint. */
  fingerprint?: string;
  /** The symbols it may speak for, `ISIL:CA-OOLAC`; without them all of the partner. */
  symbols?: string[];
}

/** What we present to a partner; stored encrypted, never shown. */
export type OutboundAuth = (
  | { kind: 'none' }
  | { kind: 'bearer'; token: string }
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'header'; name: string; value: string }
  /** A client certificate and its key, both in PEM; the key without a passphrase. */
  | { kind: 'certificate'; certificate: string; key: string }
) & {
  /** Goes into the header of each message besides. */
  account?: { accountId: string; securityCode: string };
};
export interface PartnerSymbol {
  type: string;
  value: string;
}

export interface PartnerDraft extends PartnerFieldsGiven {
  code: string;
  name: string;
  symbols: PartnerSymbol[];
  /** Of a partner that is written to by e-mail only there is none. */
  url?: string;
  dialect: string;
  isoVersion?: IsoVersion;
  outboundAuth?: OutboundAuth;
  /** Codes of workflow profiles: which optional steps are taken with it when we borrow, and when we lend. */
  borrowingProfile?: string | null;
  lendingProfile?: string | null;
}

/** What of a partner can change: all but its code. Lists are said anew. */
export type PartnerChange = Partial<Omit<PartnerDraft, 'code'>> & { status?: 'active' | 'inactive' };
/** A partner that was removed and is kept for the requests that name it. */
export interface RemovedPartner {
  code: string;
  name: string;
  removedAt?: string;
  removedBy?: string;
}
export interface PartnerView extends PartnerFields {
  code: string;
  name: string;
  status: 'active' | 'inactive';
  /** The first is the one we address. */
  symbols: PartnerSymbol[];
  url: string;
  dialect: string;
  isoVersion: IsoVersion;
  /** How we present ourselves; the secret itself is never shown. `unreadable`: it was stored with another secret key. */
  presents: OutboundAuth['kind'] | 'unreadable';
  /** Of what is stored to be presented to it; absent when nothing is. */
  secret?: {
    /** The origin for which it was entered. */
    enteredFor?: string;
    /** The origin of the address. */
    origin: string;
    /** They are not the same: messages wait until the new one is confirmed, another secret is entered, or the address put back. */
    waits: boolean;
    /** The import of the directory file that brought the address. */
    importId?: string;
  };
  /** Of the client certificate that we show: what its system needs to know it. */
  ourCertificate?: { subject: string; fingerprint: string; validUntil: string };
  /** Codes of workflow profiles; without one every step is taken. */
  borrowingProfile?: string;
  lendingProfile?: string;
  credentials: {
    id: string;
    kind: CredentialKind;
    prefix: string;
    symbols?: string[];
    createdAt: string;
    lastUsedAt?: string;
    revokedAt?: string;
  }[];
  channel: ChannelView;
}

/** A partner whose address has another origin than the one for which its secret was entered. */
export interface ChangedAddress {
  /** Its code. */
  partner: string;
  name: string;
  enteredFor?: string;
  origin: string;
  /** The import of the directory file that brought it. */
  importId?: string;
}

/** Why a partner cannot be removed now: what is open with it. */
export type RemoveOutcome =
  | { kind: 'removed' }
  | { kind: 'unknown' }
  | { kind: 'open'; requests: { id: string; externalId: string; side: Side }[]; more: number };
export interface ChannelView {
  state: 'closed' | 'open' | 'held' | 'suspended';
  reason?: Wording;
  failuresInARow: number;
  openedAt?: string;
  nextProbeAt?: string;
  ratePerSecond?: number;
  /** Our last call or test, and whether the partner answered it as a partner does. Absent: it was never called. */
  lastCall?: { at: string; answered: boolean };
  waiting: number;
  oldestWaitingAt?: string;
}

/** Of the way to a partner no more than whether it works. */
export type PartnerState = Pick<ChannelView, 'state' | 'lastCall'>;

/** Which partners are listed; what is not said does not matter. */
export interface PartnerFilter {
  /** Parts of name, code or symbol, all of which a partner must have; case and accents do not matter. */
  q?: string;
  code?: readonly string[];
  status?: 'active' | 'inactive';
  health?: readonly HealthName[];
  lending?: boolean;
  borrowing?: boolean;
  byEmail?: boolean;
  practice?: boolean;
  /** By place in the directory, by name, or those in trouble first and then by name. */
  sort?: PartnerSort;
  after?: string;
  limit: number;
}

/** A page of partners, and how many fit in all. */
export interface PartnerPage extends Page<PartnerView> {
  count: number;
}

/** One step of a try of a partner. */
export interface PartnerTestStep {
  step: TryStep;
  title: Wording;
  ok: boolean;
  said: Wording;
  /** What to do, when it failed. */
  remedy?: Wording;
}

/** When a partner says that it is closed, as its own record keeps it: rotas leave it out until then. */
export interface PartnerClosure {
  closedFrom: string | null;
  closedUntil: string | null;
}
