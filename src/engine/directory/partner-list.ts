/** The list of partners: searched, narrowed and paged over the directory in memory, which is read anew only when it changed. */

import type { PartnerPage } from '../../contract/partner-operations.js';
import { type HealthName, healthOf, healths } from '../../domain/partner/health.js';
import { textOf, wordsOf } from '../../domain/partner/search.js';
import type { EngineContext } from '../engine-context.js';
import type { DeskViews } from '../model/desk-views.js';
import type { PartnerFilter, PartnerState } from '../model/partners.js';
import type { PartnerRecord } from '../model/records.js';
import { healthy, partnerView } from './partners.js';

type From = { context: EngineContext; views: Pick<DeskViews, 'channels' | 'partnerStates'> };

/** A page of the partners that fit, and how many fit in all. */
export async function listPartners({ context, views }: From, filter: PartnerFilter): Promise<PartnerPage> {
  const [all, states] = await Promise.all([context.book.all(), views.partnerStates()]);
  const stateOf = (partner: PartnerRecord) => states[partner.code] ?? unreached;
  const fits = fitsFilter(filter, stateOf);
  const rows = inOrder(all, filter.sort ?? 'directory', stateOf);
  const from = filter.after === undefined ? 0 : placeAfter(rows, filter.after);
  const fitting = rows.flatMap((partner, place) => (fits(partner) ? [{ partner, place }] : []));
  const shown = fitting.filter(({ place }) => place >= from).slice(0, filter.limit + 1);
  const items = shown.slice(0, filter.limit);
  const last = items.at(-1);
  const channels = await views.channels(items.map(({ partner }) => partner.code));
  return {
    items: items.map(({ partner }) => partnerView(context, partner, channels[partner.code] ?? healthy)),
    count: fitting.length,
    ...(shown.length > items.length && last ? { next: `${last.place}.${last.partner.code}` } : {}),
  };
}

/** How many partners are in which health. */
export async function countPartners({ context, views }: From): Promise<Record<HealthName, number>> {
  const [all, states] = await Promise.all([context.book.all(), views.partnerStates()]);
  const counts = Object.fromEntries(healths.map((health) => [health, 0])) as Record<HealthName, number>;
  for (const partner of all)
    counts[healthOf({ status: partner.status, channel: states[partner.code] ?? unreached })] += 1;
  return counts;
}

const unreached: PartnerState = { state: 'closed' };

type StateOf = (partner: PartnerRecord) => PartnerState;

function fitsFilter(filter: PartnerFilter, stateOf: StateOf): (partner: PartnerRecord) => boolean {
  const { q = '', code, health, status } = filter;
  const words = wordsOf(q);
  const codes = code && new Set(code.map((each) => each.toUpperCase()));
  const traits = (['lending', 'borrowing', 'byEmail', 'practice'] as const).filter(
    (name) => filter[name] !== undefined,
  );
  return (partner) =>
    (status === undefined || partner.status === status) &&
    (!codes || codes.has(partner.code.toUpperCase())) &&
    traits.every((name) => partner[name] === filter[name]) &&
    (!health || health.includes(healthOf({ status: partner.status, channel: stateOf(partner) }))) &&
    (words.length === 0 || words.every((word) => foldedOf(partner).includes(word)));
}

/** Name, code and symbols as they are searched; made once for each reading of the directory. */
const foldedTexts = new WeakMap<PartnerRecord, string>();
function foldedOf(partner: PartnerRecord): string {
  const known = foldedTexts.get(partner);
  if (known !== undefined) return known;
  const text = textOf(partner);
  foldedTexts.set(partner, text);
  return text;
}

const byNameOf = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byNames = new WeakMap<readonly PartnerRecord[], readonly PartnerRecord[]>();
/** Sorted once for each reading of the directory. */
function byName(all: readonly PartnerRecord[]): readonly PartnerRecord[] {
  const known = byNames.get(all);
  if (known) return known;
  const sorted = [...all].sort(
    (one, other) => byNameOf.compare(one.name, other.name) || byNameOf.compare(one.code, other.code),
  );
  byNames.set(all, sorted);
  return sorted;
}

const worstFirst = ['open', 'held', 'suspended', 'closed'] as const;

function inOrder(
  all: readonly PartnerRecord[],
  sort: NonNullable<PartnerFilter['sort']>,
  stateOf: StateOf,
): readonly PartnerRecord[] {
  if (sort === 'directory') return all;
  const rows = byName(all);
  return sort === 'name'
    ? rows
    : worstFirst.flatMap((state) => rows.filter((partner) => stateOf(partner).state === state));
}

/** Where the next page begins: after the last partner shown, and at its old place when it is gone. */
function placeAfter(rows: readonly PartnerRecord[], after: string): number {
  const dot = after.indexOf('.');
  const place = rows.findIndex(({ code }) => code === after.slice(dot + 1));
  return place < 0 ? Math.max(0, Number.parseInt(after.slice(0, dot), 10) || 0) : place + 1;
}
