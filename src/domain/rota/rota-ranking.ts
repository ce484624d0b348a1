/** Ranking within a rota template: the figures of its partners in; their order, and who is left out and why, out. */

/** Over how many days supply times, fill rates and "does not hold it" are remembered. */
export const rememberedDays = 90;
/** How many open requests a partner is taken to bear when nobody said so. It only weighs; it never leaves a partner out. */
export const usualCapacity = 50;

/** What is known of a partner when a request looks for somebody to ask. */
export interface PartnerFigures {
  partner: string;
  name: string;
  /** It supplies the service that is wanted. */
  supplies: boolean;
  /** It is closed today, to this date (`YYYY-MM-DD`) included. */
  closedUntil?: string;
  /** `unwell`: calls fail just now; `stopped`: nothing is sent to it until staff say so. */
  channel: 'well' | 'unwell' | 'stopped';
  /** Our requests under way that stand with it. */
  openRequests: number;
  /** Most open requests that it is given; without one it has no limit. */
  limit?: number;
  /** Of the last 90 days: from the request to the shipment, and how many of those it answered it supplied. */
  medianDays?: number;
  /** Its own word, while nothing is counted: supply time and the way of the parcel, in days. */
  saidDays?: number;
  /** How long its parcels are on their way, as its record says; part of `saidDays`, not of `medianDays`. */
  deliveryDays?: number;
  /** 1 is asked first; one without a tier is behind all others. */
  tier?: number;
  /** What it publishes for the service that is wanted; without one it is taken to charge nothing. */
  fee?: { amount: number; currency: string };
  /** What its catalogue said of the title a moment ago. */
  inCatalogue?: 'available' | 'notAvailable';
  supplied: number;
  answered: number;
  /** When it said last (RFC 3339) that it does not hold what is wanted. */
  notHeldAt?: string;
  /** This request has been with it. */
  asked?: boolean;
}

/** What places one partner before the next. */
export const rankCriteria = [
  'availability',
  'health',
  'tier',
  'fee',
  'load',
  'supplyTime',
  'fillRate',
  'name',
] as const;
export type RankCriterion = (typeof rankCriteria)[number];

/** A position's figures, kept with the request: why the partner stands where it does. */
export interface Ranking {
  place: number;
  of: number;
  unwell?: true;
  openRequests: number;
  capacity: number;
  /** Nobody said its capacity: the usual one is taken. */
  capacityAssumed?: true;
  medianDays?: number;
  /** Taken for the supply time, for nothing is counted yet. */
  saidDays?: number;
  deliveryDays?: number;
  tier?: number;
  fee?: { amount: number; currency: string };
  inCatalogue?: 'available' | 'notAvailable';
  supplied: number;
  answered: number;
  /** The partner after it, and what decided between the two. */
  before?: string;
  by?: RankCriterion;
}

/** Why a partner that a rota names is not put on it. */
export const leftOutReasons = [
  ...(['notInDirectory', 'inactive', 'practice', 'notLending', 'cannotSupply', 'suspended', 'alreadyAsked'] as const),
  ...(['closed', 'atLimit', 'notHeld', 'notInCatalogue'] as const),
] as const satisfies readonly LeftOut['reason'][];
export type LeftOut = {
  partner: string;
  /** Code of the ranked template that names it: when the rest is ranked anew, it may come back. */
  rankedIn?: string;
} & (
  | {
      reason: 'notInDirectory' | 'inactive' | 'practice' | 'notLending' | 'cannotSupply' | 'suspended' | 'alreadyAsked';
    }
  | { reason: 'closed'; until: string }
  | { reason: 'atLimit'; openRequests: number; limit: number }
  | { reason: 'notHeld'; since: string }
  /** Its catalogue, asked at this moment (RFC 3339), does not have it. */
  | { reason: 'notInCatalogue'; at: string; zone?: string }
);

export interface Ranked {
  order: { partner: string; ranking: Ranking }[];
  leftOut: LeftOut[];
}

/** Who can supply and is open: who has a copy in its place, the well before the unwell, then by tier, fee, load, time until it is here, fill rate and name. */
export function rank(partners: readonly PartnerFigures[]): Ranked {
  const leftOut = partners.flatMap((each) => hindranceOf(each) ?? []);
  const able = partners.filter((each) => !hindranceOf(each)).sort((one, other) => compared(one, other).order);
  return {
    leftOut,
    order: able.map((each, index) => ({
      partner: each.partner,
      ranking: rankingOf(each, index + 1, able.length, able[index + 1]),
    })),
  };
}

function hindranceOf(figures: PartnerFigures): LeftOut | undefined {
  const { partner, openRequests, limit, closedUntil, notHeldAt } = figures;
  if (figures.asked) return { partner, reason: 'alreadyAsked' };
  if (!figures.supplies) return { partner, reason: 'cannotSupply' };
  if (figures.channel === 'stopped') return { partner, reason: 'suspended' };
  if (closedUntil) return { partner, reason: 'closed', until: closedUntil };
  if (notHeldAt) return { partner, reason: 'notHeld', since: notHeldAt };
  if (limit !== undefined && openRequests >= limit) return { partner, reason: 'atLimit', openRequests, limit };
  return undefined;
}

const capacityOf = ({ limit }: PartnerFigures): number => limit ?? usualCapacity;

/** Less is better; who never supplied anything is behind those of whom something is known. */
const measures: Record<Exclude<RankCriterion, 'name'>, (figures: PartnerFigures) => number> = {
  availability: ({ inCatalogue }) => (inCatalogue === 'available' ? 0 : inCatalogue === 'notAvailable' ? 2 : 1),
  tier: ({ tier }) => tier ?? Number.MAX_VALUE,
  fee: ({ fee }) => fee?.amount ?? 0,
  health: ({ channel }) => (channel === 'well' ? 0 : 1),
  load: (figures) => figures.openRequests / capacityOf(figures),
  supplyTime: ({ medianDays, saidDays, deliveryDays = 0 }) =>
    medianDays === undefined ? (saidDays ?? Number.MAX_VALUE) : medianDays + deliveryDays,
  fillRate: ({ supplied, answered }) => (answered === 0 ? 1 : -supplied / answered),
};

function compared(one: PartnerFigures, other: PartnerFigures): { order: number; by: RankCriterion } {
  for (const by of rankCriteria) {
    if (by === 'name') break;
    if (by === 'fee' && !sameCurrency(one, other)) continue;
    const order = measures[by](one) - measures[by](other);
    if (order !== 0) return { order, by };
  }
  const byName = one.name.localeCompare(other.name, 'en') || (one.partner < other.partner ? -1 : 1);
  return { order: byName, by: 'name' };
}

/** Amounts of two currencies are not compared. Nothing is the same in all. */
const sameCurrency = ({ fee: one }: PartnerFigures, { fee: other }: PartnerFigures): boolean =>
  !one?.amount || !other?.amount || one.currency === other.currency;

function rankingOf(figures: PartnerFigures, place: number, of: number, next: PartnerFigures | undefined): Ranking {
  const { openRequests, medianDays, saidDays, supplied, answered, channel, limit } = figures;
  const { deliveryDays, tier, fee, inCatalogue } = figures;
  return {
    place,
    of,
    ...(channel === 'well' ? {} : { unwell: true as const }),
    openRequests,
    capacity: capacityOf(figures),
    ...(limit === undefined ? { capacityAssumed: true as const } : {}),
    ...(medianDays === undefined ? {} : { medianDays }),
    ...(medianDays === undefined && saidDays !== undefined ? { saidDays } : {}),
    ...(deliveryDays === undefined ? {} : { deliveryDays }),
    ...(tier === undefined ? {} : { tier }),
    ...(fee ? { fee } : {}),
    ...(inCatalogue ? { inCatalogue } : {}),
    supplied,
    answered,
    ...(next ? { before: next.partner, by: compared(figures, next).by } : {}),
  };
}

/** Who is left out for a while only: asked after all when otherwise nobody would be. */
export const passes = ({ reason }: LeftOut): boolean =>
  reason === 'closed' || reason === 'atLimit' || reason === 'suspended';
