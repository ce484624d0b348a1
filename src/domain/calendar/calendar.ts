/** Days as a library counts them, and dates by which something is due: in its own time zone, without the days on which it is closed. */

export interface Calendar {
  /** An IANA name, such as `America/Toronto`. */
  timeZone: string;
  /** Local dates on which the library is closed, `YYYY-MM-DD`. */
  holidays?: readonly string[];
  /** Days of the week on which it is closed, 0 for Sunday. None said: Saturday and Sunday are no business days. */
  closedWeekdays?: readonly number[];
}

const weekend: readonly number[] = [0, 6];

/** A moment as the clock on the wall shows it. */
interface WallTime {
  /** Days since 1970-01-01. */
  day: number;
  /** Milliseconds since that day's midnight on the wall. */
  time: number;
}

const dayMs = 86_400_000;

/** The local date, `YYYY-MM-DD`. */
export function localDate(at: Date, timeZone: string): string {
  return dateText(wallTime(at, timeZone).day);
}

/** The same time of day some calendar days later, whatever the clocks do between. */
export function addDays(at: Date, days: number, timeZone: string): Date {
  const wall = wallTime(at, timeZone);
  return instant({ ...wall, day: wall.day + days }, timeZone);
}

/** The last second of the local day. */
export function endOfDay(at: Date, timeZone: string): Date {
  return instant({ day: wallTime(at, timeZone).day, time: dayMs - 1000 }, timeZone);
}

/**
 * The moment when so many whole business days have passed: the same time of day on a business day. What begins on a
 * weekend or holiday begins with the next business day.
 */
export function addBusinessDays(at: Date, days: number, calendar: Calendar): Date {
  let wall = wallTime(at, calendar.timeZone);
  while (!isBusinessDay(wall.day, calendar)) wall = { day: wall.day + 1, time: 0 };
  for (let left = days; left > 0; left -= 1) {
    do wall = { ...wall, day: wall.day + 1 };
    while (!isBusinessDay(wall.day, calendar));
  }
  return instant(wall, calendar.timeZone);
}

function isBusinessDay(day: number, { holidays = [], closedWeekdays = weekend }: Calendar): boolean {
  return !closedWeekdays.includes(new Date(day * dayMs).getUTCDay()) && !holidays.includes(dateText(day));
}

/** Whether a library has said that it is closed on that local day: a closure, a holiday, or every week. */
export function isSaidClosed(at: Date, { timeZone, holidays = [], closedWeekdays = [] }: Calendar): boolean {
  const { day } = wallTime(at, timeZone);
  return closedWeekdays.includes(new Date(day * dayMs).getUTCDay()) || holidays.includes(dateText(day));
}

const dateText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

function wallTime(at: Date, timeZone: string): WallTime {
  const wall = at.getTime() + offset(at.getTime(), timeZone);
  const day = Math.floor(wall / dayMs);
  return { day, time: wall - day * dayMs };
}

/** A wall time that the clocks skip in spring is read as that much later. */
function instant({ day, time }: WallTime, timeZone: string): Date {
  const wall = day * dayMs + time;
  const guess = wall - offset(wall, timeZone);
  const exact = wall - offset(guess, timeZone);
  const skipped = exact + offset(exact, timeZone) !== wall;
  return new Date(skipped ? Math.max(guess, exact) : exact);
}

/** Clocks are put forward and back at full minutes: St. John’s did it at 0:01 for years. */
const slotMs = 60_000;
const sinceThen = Date.UTC(1980, 0, 1);
const slotsAtMost = 10_000;
const offsets = new Map<string, number>();

/** How far the wall clock is ahead of UTC at a moment, in milliseconds. To ask the tables of the platform takes long. */
export function offset(at: number, timeZone: string): number {
  if (at < sinceThen) return offsetTold(at, timeZone);
  const slot = `${Math.floor(at / slotMs)} ${timeZone}`;
  const known = offsets.get(slot);
  if (known !== undefined) return known;
  const told = offsetTold(at, timeZone);
  if (offsets.size >= slotsAtMost) offsets.clear();
  offsets.set(slot, told);
  return told;
}

function offsetTold(at: number, timeZone: string): number {
  const parts = Object.fromEntries(
    clock(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** Whether clocks know a time zone of that name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numeric, second: 'numeric' });
  clocks.set(timeZone, made);
  return made;
}

// --- dates by which something is due ---

/**
 * When an undelivered request is taken back and the next partner asked (also when a lender's time to answer is over):
 * after so many business days; with 0, one minute.
 */
export function withdrawAfter(createdAt: Date, businessDays: number, calendar: Calendar): Date {
  return businessDays === 0
    ? new Date(createdAt.getTime() + 60_000)
    : addBusinessDays(createdAt, businessDays, calendar);
}

/**
 * The latest moment from which so many business days have passed by now: what began then or earlier is due. Found by
 * halving, for a later start is never due earlier.
 */
export function businessDaysAgo(now: Date, days: number, calendar: Calendar): Date {
  let [due, notYet] = [now.getTime() - (days * 3 + 800) * 86_400_000, now.getTime() + 1];
  while (notYet - due > 1) {
    const middle = Math.floor((due + notYet) / 2);
    if (addBusinessDays(new Date(middle), days, calendar) <= now) due = middle;
    else notYet = middle;
  }
  return new Date(due);
}

/** A loan with so many renewals would pass the limit of the network: 14 × (n + 1) > 42 by default. */
export function renewalBeyondCap(renewals: number, stepDays = 14, capDays = 42): boolean {
  return stepDays * (renewals + 1) > capDays;
}

/** The due date that a lender sets at shipping when staff name none. */
export function lenderDue(shippedAt: Date, days: number, timeZone: string): Date {
  return endOfDay(addDays(shippedAt, days, timeZone), timeZone);
}

/** How many more renewals the limit of the network leaves to a loan that has had so many. */
export const renewalsLeft = (renewals: number, stepDays = 14, capDays = 42): number =>
  stepDays > 0 ? Math.max(0, Math.floor(capDays / stepDays) - 1 - renewals) : 0;

export interface Renewal {
  /** The lender's due date until now. */
  due: Date;
  /** When the borrower received the item. */
  receivedAt: Date;
  /** Which renewal this is, from 1. */
  renewal: number;
  stepDays: number;
  /** Days for the way home. */
  allowanceDays: number;
  timeZone: string;
}

/** The lender's due date after a renewal: never earlier than before. */
export function lenderDueAfterRenewal({ due, receivedAt, renewal, stepDays, allowanceDays, timeZone }: Renewal): Date {
  const days = stepDays * (renewal + 1) + allowanceDays;
  const renewed = lenderDue(receivedAt, days, timeZone);
  return renewed > due ? renewed : due;
}
