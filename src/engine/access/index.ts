/** Who may enter and what they may do, in one piece for the doors. */
import { createKeys, type Keys } from './keys.js';
import { createPasswords, type PasswordCost, type Passwords } from './passwords.js';
import type { AccessStore } from './ports.js';
import { createSignIn, type SessionRules, type SignIn } from './sign-in.js';
import { type SlowingRules, slowingRules } from './slowing.js';

export type { AuditFilter, AuditView, Belongs, Caller, KeyDraft, KeyView } from './ports.js';

type Stored = Pick<AccessStore, 'beginAudit' | 'settleAudit' | 'audit' | 'librariesOf' | 'desks' | 'setPassword'>;

export interface Access extends SignIn, Stored {
  keys: Keys;
  passwords: Passwords;
}

export interface AccessOptions {
  sessions: SessionRules;
  slowing?: SlowingRules;
  cost?: PasswordCost;
}

export function createAccess(store: AccessStore, { sessions, slowing = slowingRules, cost }: AccessOptions): Access {
  const passwords = createPasswords(cost);
  return {
    ...createSignIn({ store, passwords, sessions, slowing }),
    keys: createKeys(store),
    passwords,
    beginAudit: (draft) => store.beginAudit(draft),
    settleAudit: (id, outcome, after, thingId) => store.settleAudit(id, outcome, after, thingId),
    audit: (filter) => store.audit(filter),
    librariesOf: (what, ids) => store.librariesOf(what, ids),
    desks: (libraries) => store.desks(libraries),
    setPassword: (code, hash, at) => store.setPassword(code, hash, at),
  };
}
