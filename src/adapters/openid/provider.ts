/**
 * An OpenID Connect provider, by authorization code with PKCE, state and nonce. It is looked up when somebody first needs
 * it: while the provider is away a node starts all the same, and people sign in by password.
 *
 * Its address comes from the settings alone, which only who runs the node can write; so it may be a private one, and the
 * guard of partners’ addresses does not judge it. The addresses that it gives for itself over TLS are used; our secret is sent
 * only to the origins that the settings name. No redirect is followed, and an answer that does not end is given up. Plain
 * http is spoken on this very machine alone.
 */
import * as oidc from 'openid-client';
import { mayPresentAt, originOf } from '../../domain/partner/origin.js';
import type { IdentityProvider, ProviderAway } from '../../engine/access/openid/ports.js';
import { signInRows } from '../../settings/rows-sign-in.js';

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  /** Empty: a public client. */
  clientSecret: string;
  /** Where codes are exchanged, when that is not at the issuer's own origin. */
  secretOrigin?: string;
  scopes: string;
  /** How long one call to the provider may take, in seconds (8). */
  patienceSeconds?: number;
  /** How long its description is used (an hour), and how long after a failure nobody asks again (3 s). */
  rememberedMs?: number;
  restMs?: number;
  clock?: () => number;
}

export function createProvider(settings: ProviderSettings): IdentityProvider {
  const described = lookedUp(settings);
  return {
    async begin(returnUrl) {
      try {
        const provider = await described();
        const secrets = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
          issuer: settings.issuer,
        };
        const url = oidc.buildAuthorizationUrl(provider, {
          redirect_uri: returnUrl,
          scope: settings.scopes,
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
          code_challenge_method: 'S256',
        });
        return { kind: 'go', url: url.href, secrets };
      } catch (error) {
        return away(error);
      }
    },

    async finish(cameBack, { state, nonce, verifier, issuer = settings.issuer }) {
      if (issuer !== settings.issuer) return { kind: 'refused', detail: 'Another provider was asked.' };
      try {
        const provider = await described();
        const tokens = await oidc.authorizationCodeGrant(provider, cameBack, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const proved = tokens.claims();
        if (!proved) return { kind: 'refused', detail: 'The provider sent no ID token.' };
        const doubt = doubtOf(proved, settings.clientId);
        if (doubt) return { kind: 'refused', detail: doubt };
        const more = provider.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(provider, tokens.access_token, proved.sub)
          : {};
        return {
          kind: 'proved',
          proved: { issuer: proved.iss, subject: proved.sub, claims: mergedClaims(more, proved) },
        };
      } catch (error) {
        if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
          return { kind: 'declined' };
        return isAway(error) || error instanceof SecretKept ? away(error) : { kind: 'refused', detail: inWords(error) };
      }
    },
  };
}

/** Clocks may differ so much, in seconds. */
const clocksDiffer = 300;

/** What OpenID Connect Core 3.1.3.7 leaves to us: for whom the token was made, also of one audience, and when. */
function doubtOf({ azp, iat }: oidc.IDToken, clientId: string): string | undefined {
  if (azp !== undefined && azp !== clientId) return 'The ID token was made for another client (azp).';
  return iat > Date.now() / 1000 + clocksDiffer ? 'The ID token was made in the future (iat).' : undefined;
}

/** What is signed counts more than what was only reported; that one address was verified says nothing of another. */
export function mergedClaims(told: Record<string, unknown>, signed: Record<string, unknown>): Record<string, unknown> {
  const { email_verified: verified, ...more } = told;
  const isOfSigned = signed['email'] === undefined || signed['email'] === told['email'];
  return { ...more, ...(isOfSigned && verified !== undefined ? { email_verified: verified } : {}), ...signed };
}

/** The provider’s own description, asked for once in an hour; a failure is not kept longer than a moment. */
function lookedUp({ rememberedMs = 3_600_000, restMs = 3000, clock = Date.now, ...settings }: ProviderSettings) {
  let known: { provider: Promise<oidc.Configuration>; until: number } | undefined;
  return (): Promise<oidc.Configuration> => {
    if (known && clock() < known.until) return known.provider;
    const before = known?.provider;
    // An old description is better than none: its keys are still asked for as they change.
    const provider = look(settings).catch((error: unknown) => {
      if (known?.provider === provider) known.until = clock() + restMs;
      return before ?? Promise.reject(error);
    });
    known = { provider, until: clock() + rememberedMs };
    return provider;
  };
}

async function look({ issuer, clientId, clientSecret, secretOrigin = '', patienceSeconds = 8 }: ProviderSettings) {
  const url = new URL(issuer);
  const adjustments = [
    oidc.enableNonRepudiationChecks,
    ...(url.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
  ];
  const options = { timeout: patienceSeconds, execute: adjustments, [oidc.customFetch]: fetchWithin };
  const found = await oidc.discovery(url, clientId, undefined, oidc.None(), options);
  const metadata = found.serverMetadata();
  if (clientSecret !== '') secretStays(metadata, [issuer, secretOrigin]);
  const provider = new oidc.Configuration(metadata, clientId, undefined, proofOf(clientSecret, metadata));
  for (const adjust of adjustments) adjust(provider);
  provider[oidc.customFetch] = fetchWithin;
  provider.timeout = patienceSeconds;
  return provider;
}

/** The settings do not name the origin at which the provider wants our secret. */
class SecretKept extends Error {}

/** Throws when the provider would have our secret at an origin that no setting names. */
function secretStays({ token_endpoint: endpoint = '' }: oidc.ServerMetadata, named: readonly string[]): void {
  if (named.some((address) => mayPresentAt(originOf(address), endpoint))) return;
  throw new SecretKept(
    `The provider takes codes at ${originOf(endpoint) ?? 'no address'}, which no setting names, so that the client secret is not presented there: if that is right, set ${signInRows.openIdSecretOrigin.env}.`,
  );
}

/** A description, keys, or what is known of one person: some kilobytes. Counted as they are read, so that no packing hides them. */
const answerBytes = 1_048_576;

async function fetchWithin(url: string, options: oidc.CustomFetchOptions): Promise<Response> {
  const answer = await fetch(url, { ...options, body: options.body ?? null, redirect: 'manual' });
  const { status, statusText, headers } = answer;
  if (!answer.body) return new Response(null, { status, statusText, headers });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    // Leaving the loop hangs up.
    if (size > answerBytes) throw new Error(`The provider’s answer is longer than ${answerBytes} bytes.`);
    chunks.push(chunk);
  }
  return new Response(Buffer.concat(chunks), { status, statusText, headers });
}

/** How we prove who we are: in the header, which every provider must take unless it says otherwise. */
function proofOf(secret: string, { token_endpoint_auth_methods_supported: methods }: oidc.ServerMetadata) {
  if (secret === '') return oidc.None();
  return methods && !methods.includes('client_secret_basic')
    ? oidc.ClientSecretPost(secret)
    : oidc.ClientSecretBasic(secret);
}

const away = (error: unknown): ProviderAway => ({
  kind: error instanceof SecretKept ? 'incomplete' : 'away',
  detail: inWords(error),
});

/** No answer, too late, or an answer that says that the provider itself is not well. */
function isAway(error: unknown): boolean {
  const { code, status, cause, name } = error as { code?: string; status?: number; cause?: unknown; name?: string };
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || name === 'TimeoutError') return true;
  if (status !== undefined && status >= 500) return true;
  if (cause instanceof Response) return cause.status >= 500;
  if (error instanceof TypeError) return error.message === 'fetch failed';
  return cause instanceof Error && isAway(cause);
}

function inWords(error: unknown): string {
  const { message, code, error: oauth, cause } = error as Record<string, unknown>;
  const within = cause instanceof Error ? `: ${inWords(cause)}` : '';
  return `${[message, code, oauth].filter((each) => typeof each === 'string' && each !== '').join(', ')}${within}`;
}
