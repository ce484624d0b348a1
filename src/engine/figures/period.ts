import { localDate } from '../../domain/calendar/calendar.js';
import { calendarsOf } from '../deadlines/calendars.js';
import type { EngineContext } from '../engine-context.js';
import type { FigureWish } from '../model/figures.js';

/**
 * The days of a report: as asked, else a year until today. Today is what the calendar of the library that is asked for
 * shows, or of the first one.
 */
export async function periodOf<Wish extends FigureWish>(
  context: Pick<EngineContext, 'local' | 'settings'>,
  wish: Wish,
  now = new Date(),
): Promise<Wish & { from: string; to: string }> {
  const to = wish.to ?? localDate(now, (await calendarsOf(context)).of(wish.library).timeZone);
  return { ...wish, from: wish.from ?? aYearBefore(to), to };
}

const aYearBefore = (day: string): string =>
  `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace('-02-29', '-03-01');
