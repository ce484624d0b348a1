/** What this node says of itself and of its partners, for a comparison of libraries. */
import { createHash } from 'node:crypto';
import type {
  ClosedDays,
  KeyFacts,
  NodeFacts,
  PartnerFacts,
  SharedRequestFacts,
} from '../../domain/agreement/facts.js';
import { localDate } from '../../domain/calendar/calendar.js';
import { type MonthCount, withoutNames } from '../../domain/figures/yearly.js';
import type { EngineContext } from '../engine-context.js';
import { periodOf } from '../figures/period.js';
import type { Page } from '../model/actor.js';
import type { FigureWish } from '../model/figures.js';
import type { PartnerRecord } from '../model/records.js';
import { storedAuth } from '../sending/presenting.js';
import type { ComparisonStore, SharedFilter } from './ports.js';

/** The side of this node in a comparison. */
export interface OwnSide {
  node(now: Date): Promise<NodeFacts>;
  partners(after: string | undefined, limit: number): Promise<Page<PartnerFacts>>;
  requests(filter: SharedFilter): Promise<Page<SharedRequestFacts>>;
  /** The numbers of months, without partners. */
  figures(wish: Pick<FigureWish, 'from' | 'to'>): Promise<MonthCount[]>;
}

type Needed = Pick<EngineContext, 'book' | 'local' | 'symbols' | 'reachedAt' | 'openSecret' | 'settings' | 'figures'>;

export function createOwnSide(context: Needed, store: ComparisonStore, nodeName: () => string): OwnSide {
  return {
    node: async (now) => {
      const calendar = await context.local.libraries.calendar();
      const today = localDate(now, calendar?.timeZone ?? context.settings.timeZone);
      return {
        name: nodeName(),
        symbols: context.symbols,
        address: `${context.reachedAt().replace(/\/+$/, '')}/iso18626`,
        today,
        closures: await store.closures(today),
      };
    },

    partners: async (after, limit) => {
      const all = (await context.book.all())
        .filter(({ status, byEmail, practice }) => status === 'active' && !byEmail && !practice)
        .filter(({ code }) => after === undefined || code > after)
        .sort((one, other) => (one.code < other.code ? -1 : 1));
      const shown = all.slice(0, limit);
      const last = shown.at(-1);
      const refused = await store.refusedSince(shown.map(({ code }) => code));
      return {
        items: shown.map((partner) => factsOf(context, partner, refused.get(partner.code))),
        ...(all.length > limit && last ? { next: last.code } : {}),
      };
    },

    requests: (filter) => store.sharedRequests(filter),

    figures: async (wish) => withoutNames(await context.figures.months(await periodOf(context, wish))),
  };
}

function factsOf(context: Needed, partner: PartnerRecord, refusedSince: string | undefined): PartnerFacts {
  return {
    code: partner.code,
    name: partner.name,
    symbols: partner.symbols,
    address: withoutSecret(partner.url),
    dialect: partner.dialect,
    isoVersion: partner.isoVersion,
    closures: closuresOf(partner),
    presents: presentedBy(context, partner),
    accepts: partner.credentials.filter(({ revokedAt }) => !revokedAt).map(acceptedAs),
    ...(refusedSince ? { refusedSince } : {}),
  };
}

/** The last part of an address may be the key itself. */
const withoutSecret = (url: string): string => url.replace(/(\/iso18626)\/.*$/, '$1');

const closuresOf = ({ closedFrom, closedUntil, closures }: PartnerRecord): ClosedDays[] => [
  ...(closedFrom && closedUntil ? [{ from: closedFrom, until: closedUntil }] : []),
  ...closures.map(({ from, until }) => ({ from, until })),
];

/** So many digits of a hash tell two keys apart, and nothing about a key. */
const markDigits = 8;

/** Only what a node made is long enough that the beginning of its hash tells nothing. */
function presentedBy(context: Needed, partner: PartnerRecord): KeyFacts {
  const auth = storedAuth(context, partner.outboundAuth);
  const secret = auth.kind === 'bearer' ? auth.token : auth.kind === 'header' ? auth.value : undefined;
  const made = secret?.match(/il\w_[\w-]{43}$/)?.[0];
  if (!made) return { kind: auth.kind };
  return { kind: auth.kind, mark: createHash('sha256').update(made).digest('hex').slice(0, markDigits) };
}

const acceptedAs = ({ kind, secretHash }: PartnerRecord['credentials'][number]): KeyFacts =>
  kind === 'token' ? { kind, mark: secretHash.slice(0, markDigits) } : { kind };
