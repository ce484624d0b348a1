/** What the sign-in by OpenID Connect asks of the provider and of the store. Values only. */

/** What one sign-in on its way must find again; none of it may be guessed. */
export interface SignInSecrets {
  state: string;
  nonce: string;
  /** Of PKCE: whoever caught the code on its way cannot use it. */
  verifier: string;
  /** Who was asked: an answer that is brought after the settings name another provider is not shown to that one. */
  issuer?: string;
}

/** What the provider says about somebody, proved by its signature. */
export interface Proved {
  issuer: string;
  /** Theirs for ever; names and addresses may change. */
  subject: string;
  claims: Readonly<Record<string, unknown>>;
}

/** Cannot be asked now; `detail` is for the log. */
export interface ProviderAway {
  /** Does not answer, or not as a provider does; or we may not present our secret where it wants it: the settings lack something. */
  kind: 'away' | 'incomplete';
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
