/** Numbers at a glance: what was scanned today, requests by week, and what has been away for too long (R116). */
import { addDays, endOfDay, localDate } from '../../domain/calendar/calendar.js';
import type { EngineContext } from '../engine-context.js';
import { periodOf } from '../figures/period.js';
import { figuresReport } from '../figures/report.js';
import { lentStates } from '../lost/lost-candidates.js';
import type { WeekCount } from '../model/activity.js';
import type { Reports } from '../model/gateway.js';
import { namingSummaries } from './request-lists.js';

const weeksShown = 12;
/** Twelve weeks are not counted again after every step of a busy day, in milliseconds. */
const keptMs = 15_000;

/** Remembers the weeks for a moment; what was scanned is always counted anew. */
export function createReports(context: EngineContext): Reports {
  const kept = new Map<string, { until: number; weeks: Promise<WeekCount[]> }>();
  const weeksOf = (owners: readonly string[] | undefined, now: Date): Promise<WeekCount[]> => {
    const key = owners?.join(' ') ?? '';
    const known = kept.get(key);
    if (known && known.until > now.getTime()) return known.weeks;
    const { timeZone } = context.settings;
    const mondays = mondaysUntil(now, timeZone);
    const weeks = countedByWeek(context, { mondays, owners }).then((found) =>
      mondays.map((from) => ({ from, borrowing: 0, lending: 0, ...found.find((week) => week.from === from) })),
    );
    kept.set(key, { until: now.getTime() + keptMs, weeks });
    weeks.catch(() => kept.delete(key));
    return weeks;
  };
  return {
    activity: async ({ owners } = {}) => {
      const now = new Date();
      const since = beginOfDay(now, context.settings.timeZone);
      const [scans, weeks] = await Promise.all([context.views.scansSince(since, owners), weeksOf(owners, now)]);
      return { since: since.toISOString(), scans, weeks };
    },
    /** Without numbers of days those of the policies count. */
    reports: async ({ owners, ...wish } = {}) => {
      const now = new Date();
      const { timeZone } = context.settings;
      const policies = await context.store.transaction((tx) => tx.local.policies.inForce());
      const days = {
        inTransit: wish.inTransit ?? policies.lostAfterTransitDays,
        overdue: wish.overdue ?? policies.lostAfterOverdueDays,
      };
      return Promise.all(
        (['inTransit', 'overdue'] as const).map(async (because) => {
          const until = endOfDay(addDays(now, -days[because] - 1, timeZone), timeZone);
          const found = await context.views.countLostCandidates(
            { because, ...(owners ? { owners } : {}) },
            lentStates,
            until,
          );
          return { because, days: days[because], ...found };
        }),
      );
    },
    figures: async (filter) => {
      const names = new Map((await context.book.all()).map(({ code, name }) => [code, name]));
      return figuresReport(context.figures, await periodOf(context, filter), (code) => names.get(code) ?? code);
    },
    figureRequests: async (filter, after, limit) => {
      const page = await context.figures.requestsBehind(await periodOf(context, filter), after, limit);
      return { ...page, items: page.items.map(await namingSummaries(context)) };
    },
    figureMonths: async (filter) => context.figures.months(await periodOf(context, filter)),
  };
}

/** Weeks that are over from the sums of the reports, this week from its requests; all of these where nothing was counted yet. */
async function countedByWeek(
  { views, figures, settings }: EngineContext,
  { mondays, owners }: { mondays: readonly string[]; owners: readonly string[] | undefined },
): Promise<WeekCount[]> {
  const [first = '', monday = first] = [mondays[0], mondays.at(-1)];
  const { timeZone } = settings;
  if ((await figures.readAt()) === undefined) return views.requestsByWeek(first, timeZone, owners);
  const to = new Date(Date.parse(`${monday}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const [past, now] = await Promise.all([
    figures.weeks({ from: first, to, ...(owners ? { owners } : {}) }),
    views.requestsByWeek(monday, timeZone, owners),
  ]);
  const byWeek = new Map<string, WeekCount>();
  for (const { from, side, count } of past) {
    const week = byWeek.get(from) ?? { from, borrowing: 0, lending: 0 };
    byWeek.set(from, { ...week, [side]: count });
  }
  return [...byWeek.values(), ...now];
}

const beginOfDay = (now: Date, timeZone: string): Date =>
  new Date(endOfDay(addDays(now, -1, timeZone), timeZone).getTime() + 1000);

function mondaysUntil(now: Date, timeZone: string): string[] {
  const today = new Date(`${localDate(now, timeZone)}T12:00:00Z`);
  const sinceMonday = (today.getUTCDay() + 6) % 7;
  return Array.from({ length: weeksShown }, (_, week) => {
    const back = sinceMonday + 7 * (weeksShown - 1 - week);
    return new Date(today.getTime() - back * 86_400_000).toISOString().slice(0, 10);
  });
}
