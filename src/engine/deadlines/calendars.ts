import { addDays, businessDaysAgo, type Calendar } from '../../domain/calendar/calendar.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import type { Cutoffs } from '../model/store.js';

/** Time zone and closed days of each library of the node: what is due is due by the days of the request's own library. */
export interface Calendars {
  /** Of the library of that code; without one, or when it is gone, of the first that does resource sharing. */
  of(owner: string | undefined): Calendar;
  readonly all: readonly Calendar[];
}

/** Read once for a run of a job. */
export async function calendarsOf({ local, settings }: Pick<EngineContext, 'local' | 'settings'>): Promise<Calendars> {
  const first = (await local.libraries.calendar()) ?? { timeZone: settings.timeZone };
  const codes = (await local.libraries.list(new Date())).map(({ code }) => code);
  const own = new Map<string, Calendar>();
  for (const code of codes) own.set(code, (await local.libraries.calendar(code)) ?? first);
  return { of: (owner) => own.get(owner ?? '') ?? first, all: [first, ...own.values()] };
}

/** The latest of some moments. */
export const latestOf = (moments: readonly Date[]): Date => new Date(Math.max(...moments.map(Number)));

/** The moment from which so many days have passed by now. */
type DaysAgo = (now: Date, days: number, calendar: Calendar) => Date;
const openDaysAgo: DaysAgo = businessDaysAgo;
export const daysAgo: DaysAgo = (now, days, { timeZone }) => addDays(now, -days, timeZone);

/** Waits of so many days, of partners with a number of their own and of all others; 0 days: for ever. */
export interface Waits {
  /** What may be over somewhere: the scan finds no less than what is due. */
  cutoffs: Cutoffs;
  /** Whether it is over at the request's own library. */
  isOver(owner: string | undefined, partnerCode: string | undefined, since: string | undefined): boolean;
}

export function waitsOf(
  calendars: Calendars,
  partners: readonly PartnerRecord[],
  usual: number,
  { now, own, ago = openDaysAgo }: { now: Date; own(partner: PartnerRecord): number | undefined; ago?: DaysAgo },
): Waits {
  const known = new Map<Calendar, Map<number, Date>>();
  const cutoff = (calendar: Calendar, days: number): Date | undefined => {
    if (days <= 0) return undefined;
    const here = known.get(calendar) ?? new Map<number, Date>();
    known.set(calendar, here);
    const at = here.get(days) ?? ago(now, days, calendar);
    here.set(days, at);
    return at;
  };
  const latest = (days: number): Date | undefined => {
    const each = calendars.all.flatMap((calendar) => cutoff(calendar, days) ?? []);
    return each.length > 0 ? latestOf(each) : undefined;
  };
  const theirs = new Map(partners.map((partner) => [partner.code, own(partner)]));
  const exceptions = [...theirs].flatMap(([code, days]): [string, string | null][] =>
    days === undefined ? [] : [[code, latest(days)?.toISOString() ?? null]],
  );
  return {
    cutoffs: { all: latest(usual), partners: Object.fromEntries(exceptions) },
    isOver: (owner, partnerCode, since) => {
      const at = cutoff(calendars.of(owner), theirs.get(partnerCode ?? '') ?? usual);
      return at !== undefined && since !== undefined && since <= at.toISOString();
    },
  };
}
