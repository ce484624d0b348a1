/** A patron signs in with the institution’s account: a claim of it names the card. The provider is the one that staff use. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Sealer } from '../../settings/secrets.js';
import type { InEach } from '../../words/message.js';
import { cardFrom } from '../access/openid/claims.js';
import type { IdentityProvider, ProviderAway } from '../access/openid/ports.js';
import { pageToReturnTo } from '../access/openid/return-to.js';
import type { CameBack } from '../access/openid/sign-in.js';
import { createTickets } from '../access/openid/ticket.js';
import { createWaiting, networkOf, type SlowingRules, waitFor } from '../access/slowing.js';
import type { PatronAccess } from './access.js';
import type { PatronCaller, PatronStore } from './ports.js';

export type PatronOpenIdOutcome =
  | { kind: 'in'; token: string; caller: PatronCaller; returnTo: string }
  | { kind: 'lost' | 'overdue' | 'declined' }
  | { kind: 'refused'; detail: string }
  /** The claim names no card, or one that nobody here has. */
  | { kind: 'noCard' }
  | { kind: 'slow'; seconds: number }
  | ProviderAway;

export interface PatronOpenId {
  label: InEach;
  begin(returnUrl: string, returnTo: unknown): Promise<{ kind: 'go'; url: string; ticket: string } | ProviderAway>;
  finish(cameBack: Omit<CameBack, 'traceId'>): Promise<PatronOpenIdOutcome>;
}

export interface PatronOpenIdOptions {
  provider: IdentityProvider;
  label: InEach;
  /** The claim that names the card; a path as `library.card` is followed. */
  cardClaim: string;
  sealer: Sealer;
  store: PatronStore;
  open: PatronAccess['open'];
  slowing: SlowingRules;
  wait?: (ms: number) => Promise<unknown>;
  clock?: () => Date;
}

export function createPatronOpenId(options: PatronOpenIdOptions): PatronOpenId {
  const { provider, label, cardClaim, sealer, store, open, slowing } = options;
  const { wait = pause, clock = () => new Date() } = options;
  const waiting = createWaiting(slowing);
  // A ticket of the staff’s sign-in is none of these, and the other way round.
  const tickets = createTickets(sealer, clock, 'openid sign-in of patrons');
  return {
    label,
    async begin(returnUrl, returnTo) {
      const begun = await provider.begin(returnUrl);
      if (begun.kind !== 'go') return begun;
      const page = pageToReturnTo(returnTo);
      const ticket = tickets.write({
        ...begun.secrets,
        returnUrl,
        returnTo: /^\/my(\/|\?|$)/.test(page) ? page : '/my',
      });
      return { kind: 'go', url: begun.url, ticket };
    },
    async finish(cameBack) {
      const ticket = tickets.read(cameBack.ticket);
      if (ticket === 'none') return { kind: 'lost' };
      if (ticket === 'overdue') return { kind: 'overdue' };
      const source = `openid of patrons ${networkOf(cameBack.address)}`;
      const [tries = 0] = await store.countAttempt([source], clock(), slowing.windowMs);
      const ms = waitFor({ account: 0, address: tries }, slowing);
      if (ms > 0 && !(await waiting('openid', networkOf(cameBack.address), () => wait(ms))))
        return { kind: 'slow', seconds: Math.ceil(ms / 1000) };
      const url = new URL(ticket.returnUrl);
      url.search = cameBack.search;
      const proof = await provider.finish(url, ticket);
      if (proof.kind !== 'proved') return proof;
      await store.forgetAttempt([source]);
      const card = cardFrom(proof.proved.claims, cardClaim);
      const found = card === undefined ? undefined : await store.account(card);
      if (!found) return { kind: 'noCard' };
      const session = await open(found.account, cameBack.address, 'openId');
      return { kind: 'in', ...session, returnTo: ticket.returnTo };
    },
  };
}
