/** How far back a missed slot is looked for, in minutes: a day and the hour that a clock change may add. */
const minutesBack = 25 * 60;

/**
 * The last time before now at which a job was to ring, in the time zone given; undefined when there is none within a day.
 * Reads six fields that are numbers, stars or steps; the seconds must be `0`.
 */
export function previousSlot(at: string, now: Date, timeZone: string): Date | undefined {
  const rings = ringsAt(at, timeZone);
  const first = Math.floor(now.getTime() / 60_000);
  for (let minute = first; minute > first - minutesBack; minute -= 1) {
    const moment = new Date(minute * 60_000);
    if (rings(moment)) return moment;
  }
  return undefined;
}

/** Whether a job rings at a full minute. */
export function ringsAt(at: string, timeZone: string): (minute: Date) => boolean {
  const [seconds, ...fields] = at.split(' ');
  if (seconds !== '0') return () => false;
  const clock = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', minute: 'numeric', hour: 'numeric', day: 'numeric', month: 'numeric' },
    weekday: 'short',
  });
  return (minute) => {
    const parts = Object.fromEntries(clock.formatToParts(minute).map(({ type, value }) => [type, value]));
    const wall = [parts['minute'], parts['hour'], parts['day'], parts['month']].map(Number);
    const values = [...wall, weekdays.indexOf(parts['weekday'] ?? '')];
    return fields.every((field, index) => fits(field, values[index] ?? 0));
  };
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function fits(field: string, value: number): boolean {
  if (field === '*') return true;
  const step = /^\*\/(\d+)$/.exec(field)?.[1];
  return step === undefined ? Number(field) === value : value % Number(step) === 0;
}
