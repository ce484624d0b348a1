/** Partners, as systems people register and see them. */
import type { ChannelView } from '../../contract/exchange-views.js';
import type { HealthName } from '../../domain/partner/health.js';
import type { PartnerSort } from '../../domain/partner/search.js';
import type { Side } from './actor.js';

/** `account`: id and security code in the header of a message; `certificate`: fingerprint of a client certificate. */
export type CredentialKind = 'token' | 'basic' | 'path' | 'account' | 'certificate';
export interface PartnerSymbol {
  type: string;
  value: string;
}

/** Why a partner cannot be removed now: what is open with it. */
export type RemoveOutcome =
  | { kind: 'removed' }
  | { kind: 'unknown' }
  | { kind: 'open'; requests: { id: string; externalId: string; side: Side }[]; more: number };
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

/** When a partner says that it is closed, as its own record keeps it: rotas leave it out until then. */
export interface PartnerClosure {
  closedFrom: string | null;
  closedUntil: string | null;
}
