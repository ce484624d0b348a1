import { setTimeout as pause } from 'node:timers/promises';
import type { ClaimedRole } from '../../../settings/read-settings.js';
import type { Sealer } from '../../../settings/secrets.js';
import type { NewPeople } from '../../../settings/sign-in-problems.js';
import type { AccessStore, Caller } from '../ports.js';
import type { SignIn } from '../sign-in.js';
import { createWaiting, networkOf, type SlowingRules, waitFor } from '../slowing.js';
import { emailFrom, personFrom, rolesFrom } from './claims.js';
import type { IdentityProvider, Proved, ProviderAway } from './ports.js';
import { pageToReturnTo } from './return-to.js';
import { createTickets } from './ticket.js';

export interface OpenIdRules {
  roleClaim: string;
  roles: readonly ClaimedRole[];
  newPeople: NewPeople;
  matchEmail: boolean;
}

/** The call in which somebody came back. */
export interface CameBack {
  ticket: string | undefined;
  /** Everything behind the question mark. */
  search: string;
  address: string;
  traceId: string;
}

export type OpenIdOutcome =
  | { kind: 'in'; token: string; caller: Caller; returnTo: string }
  /** The browser brings no ticket of ours: another browser began, or it was changed. */
  | { kind: 'lost' }
  | { kind: 'overdue' }
  | { kind: 'declined' }
  | { kind: 'refused'; detail: string }
  | { kind: 'stranger'; detail: string }
  | { kind: 'deactivated' }
  | { kind: 'slow'; seconds: number }
  | ProviderAway;

export interface OpenIdSignIn {
  /** Where the browser is sent, and the ticket that it carries meanwhile. */
  begin(returnUrl: string, returnTo: unknown): Promise<{ kind: 'go'; url: string; ticket: string } | ProviderAway>;
  finish(cameBack: CameBack): Promise<OpenIdOutcome>;
}

export interface OpenIdOptions {
  provider: IdentityProvider;
  rules: OpenIdRules;
  sealer: Sealer;
  store: AccessStore;
  open: SignIn['open'];
  slowing: SlowingRules;
  wait?: (ms: number) => Promise<unknown>;
  clock?: () => Date;
}

export function createOpenIdSignIn(options: OpenIdOptions): OpenIdSignIn {
  const { provider, rules, sealer, store, open, slowing, wait = pause, clock = () => new Date() } = options;
  const waiting = createWaiting(slowing);
  const tickets = createTickets(sealer, clock);

  async function recognised({ issuer, subject, claims }: Proved, { address, traceId }: CameBack) {
    const roles = rules.roles.length > 0 ? rolesFrom(claims, rules.roleClaim, rules.roles) : undefined;
    const email = emailFrom(claims);
    return store.recognise({
      issuer,
      subject,
      as: personFrom(claims, subject),
      matchEmail: rules.matchEmail,
      ...(email ? { email } : {}),
      mayBeMade: rules.newPeople === 'yes' || (rules.newPeople === 'withRole' && (roles?.length ?? 0) > 0),
      ...(roles ? { roles } : {}),
      audit: {
        actor: `OpenID Connect, ${new URL(issuer).host}`,
        actorKind: 'node',
        actorCode: 'openId',
        address,
        traceId,
        operation: 'endOpenIdSignIn',
      },
    });
  }

  return {
    async begin(returnUrl, returnTo) {
      const begun = await provider.begin(returnUrl);
      if (begun.kind !== 'go') return begun;
      const ticket = tickets.write({ ...begun.secrets, returnUrl, returnTo: pageToReturnTo(returnTo) });
      return { kind: 'go', url: begun.url, ticket };
    },

    async finish(cameBack) {
      const ticket = tickets.read(cameBack.ticket);
      if (ticket === 'none') return { kind: 'lost' };
      if (ticket === 'overdue') return { kind: 'overdue' };
      // Each try costs the provider a call: whoever only guesses gets slow, and nobody is locked out.
      const source = `openid ${networkOf(cameBack.address)}`;
      const [tries = 0] = await store.countAttempt([source], clock(), slowing.windowMs);
      const ms = waitFor({ account: 0, address: tries }, slowing);
      if (ms > 0 && !(await waiting('openid', networkOf(cameBack.address), () => wait(ms))))
        return { kind: 'slow', seconds: Math.ceil(ms / 1000) };
      const url = new URL(ticket.returnUrl);
      url.search = cameBack.search;
      const proof = await provider.finish(url, ticket);
      if (proof.kind !== 'proved') return proof;
      await store.forgetAttempt([source]);
      const found = await recognised(proof.proved, cameBack);
      if (found.kind === 'stranger')
        return { kind: 'stranger', detail: `${proof.proved.subject} at ${proof.proved.issuer}` };
      if (found.kind === 'deactivated') return found;
      const session = await open(found.account, cameBack.address, 'openId');
      return { kind: 'in', ...session, returnTo: ticket.returnTo };
    },
  };
}
