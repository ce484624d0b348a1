/** The users of this node: who works here, with which roles, and who may sign in. */
import type { StaffChange, StaffView } from '../../../contract/access-views.js';
import type { Language } from '../../../domain/fulfilment/patron.js';
import type { RoleHeld, StaffRole } from '../../../domain/staff/staff.js';
import type { Page } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface StaffDraft {
  /** Their login or another short name; requests are assigned under it. */
  code: string;
  name: string;
  email?: string | null;
  language?: Language;
  /** Without a library a role is held at all of them. */
  roles?: RoleHeld[];
}
export interface StaffFilter {
  /** Only who holds this role; `fulfillmentServicesOperator` are those that a request can be assigned to (R82). */
  role?: StaffRole;
  /** With `role`: who holds it at this library, or at all. */
  library?: string;
  active?: boolean;
  after?: string;
  limit: number;
}

export interface StaffRecords {
  /** By code. */
  list(filter: StaffFilter): Promise<Page<StaffView>>;
  read(code: string): Promise<StaffView | undefined>;
  /** With the digest of a password, if they have one. */
  add(draft: StaffDraft, passwordHash?: string): Promise<Outcome<StaffView>>;
  /** `notNow`: the last active General System Administrator of all libraries stays, whoever asks. */
  change(code: string, change: StaffChange): Promise<Outcome<StaffView>>;
  remove(code: string): Promise<Outcome<undefined>>;
  /** Who is meant by a code, in any case, or by a name that only one of them has; and whether there is any staff at all. */
  find(named: string): Promise<{ anybody: boolean; found?: StaffView }>;
}
