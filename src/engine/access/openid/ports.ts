/** What the sign-in by OpenID Connect asks of the provider and of the store. Values only. */
import type { RoleHeld } from '../../../domain/staff.js';
import type { Account, AuditDraft } from '../ports.js';

/** What one sign-in on its way must find again; none of it may be guessed. */
export interface SignInSecrets {
  state: string;
  nonce: string;
  /** Of PKCE: whoever caught the code on its way cannot use it. */
  verifier: string;
}

/** What the provider says about somebody, proved by its signature. */
export interface Proved {
  issuer: string;
  /** Theirs for ever; names and addresses may change. */
  subject: string;
  claims: Readonly<Record<string, unknown>>;
}

/** Does not answer, or not as a provider does; `detail` is for the log. */
export interface ProviderAway {
  kind: 'away';
  detail: string;
}

export interface IdentityProvider {
  /** Where the browser is sent, and what its answer must fit. */
  begin(returnUrl: string): Promise<{ kind: 'go'; url: string; secrets: SignInSecrets } | ProviderAway>;
  /** The address at which the browser came back, with everything in it. */
  finish(
    cameBack: URL,
    secrets: SignInSecrets,
  ): Promise<
    | { kind: 'proved'; proved: Proved }
    /** The person, or the provider, said no. */
    | { kind: 'declined' }
    /** It does not fit: another state, another nonce, a signature that is none, a code used twice. */
    | { kind: 'refused'; detail: string }
    | ProviderAway
  >;
}

/** Who is to sign in, and what that may change here. */
export interface Newcomer {
  issuer: string;
  subject: string;
  /** Only when the provider verified it. */
  email?: string;
  /** Take them for the one user who has this address. */
  matchEmail: boolean;
  /** Make them a user when they are none. */
  mayBeMade: boolean;
  as: { code: string; name: string; language: Account['language'] };
  /** All roles that the provider says; absent: it is not asked about roles. */
  roles?: readonly RoleHeld[];
  /** Who is said to have made the change, and in which call. */
  audit: Pick<AuditDraft, 'actor' | 'actorCode' | 'actorKind' | 'address' | 'traceId' | 'operation'>;
}

export type Recognised =
  | { kind: 'known'; account: Account }
  /** No user, and none may be made of them. */
  | { kind: 'stranger' }
  | { kind: 'deactivated' };

export interface IdentityStore {
  /**
   * Finds the user by identity, else by address, else makes one; refreshes the roles that came by claim and leaves those
   * given by hand. What it changes is in the audit log of the same transaction.
   */
  recognise(newcomer: Newcomer): Promise<Recognised>;
}
