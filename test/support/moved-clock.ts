/**
 * Tests on another day: libfaketime is loaded into every process of a run (`LD_PRELOAD`), also into an embedded PostgreSQL of its
 * own, so that all of them read the same moved clock. What measures how long something takes is not moved.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A day on which the tests must pass, and the moment at which a run on it begins. */
export interface NamedClock {
  name: string;
  at(now: Date): Date;
}

const dayMs = 86_400_000;
const ahead = (days: number) => (now: Date) => new Date(now.getTime() + days * dayMs);
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The next day at least a day from now of which this is true, at this time of the clock in Toronto. */
const next = (isIt: (day: Date) => boolean, time: string) => (now: Date) => {
  for (let days = 1; ; days++) {
    const day = ahead(days)(now);
    if (isIt(day)) return fromLocal(`${day.toISOString().slice(0, 10)}T${time}`);
  }
};
const isDay = (month: number, day: number) => (date: Date) =>
  date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
const isSunday = (month: number, from: number) => (date: Date) =>
  date.getUTCMonth() + 1 === month &&
  date.getUTCDay() === 0 &&
  date.getUTCDate() >= from &&
  date.getUTCDate() < from + 7;

/** Every day that the suite has failed on, or could: weekends, ends of months, leap days, changes of the clock, far ahead. */
export const clocks: readonly NamedClock[] = [
  ...[1, 40, 400].map((days) => ({ name: `+${days}d`, at: ahead(days) })),
  ...weekdays.map((name, at) => ({ name, at: next((day) => day.getUTCDay() === at, '10:00') })),
  // French says « 1er » for it and for no other day.
  { name: 'first-of-month', at: next((day) => day.getUTCDate() === 1, '10:00') },
  { name: 'end-of-January', at: next(isDay(1, 31), '10:00') },
  { name: 'leap-day', at: next(isDay(2, 29), '10:00') },
  { name: 'end-of-year', at: next(isDay(12, 31), '10:00') },
  // A minute before the clock of Ontario jumps.
  { name: 'spring', at: next(isSunday(3, 8), '01:59') },
  { name: 'autumn', at: next(isSunday(11, 1), '01:59') },
];

/**
 * Files that run by the clock of the machine: inside a handler of a signal libfaketime says what the machine's clock says, so that the
 * time limits of statements and locks of PostgreSQL never end; and a server that is killed keeps what it had locked there.
 */
export const byClockOfMachine: readonly string[] = [
  'test/faults/batches.integration.test.ts',
  'test/faults/long-statements.integration.test.ts',
  'test/faults/planted.integration.test.ts',
  'test/machinery/embedded-postgres.integration.test.ts',
];

/** The moment that `--clock` names: `+40d`, a name of `clocks`, `2027-01-31` or `2027-01-31T01:55` in Ontario. Throws a sentence. */
export function momentOf(wish: string, now = new Date()): Date {
  const known = clocks.find(({ name }) => name.toLowerCase() === wish.toLowerCase());
  if (known) return known.at(now);
  const days = /^\+(\d{1,5})d$/.exec(wish)?.[1];
  if (days !== undefined) return ahead(Number(days))(now);
  const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(wish)
    ? fromLocal(wish.length === 10 ? `${wish}T10:00` : wish)
    : undefined;
  if (moment && !Number.isNaN(moment.getTime())) return moment;
  throw new Error(
    `--clock ${wish} is no day. Write +40d, 2027-01-31, 2027-01-31T01:55 or one of ${clocks.map(({ name }) => name).join(', ')}.`,
  );
}

/** One of the clocks, the same for the same commit: over many commits each has its turn. */
export function clockOfCommit(commit: string): NamedClock {
  return clocks[Number.parseInt(commit.slice(0, 8), 16) % clocks.length] as NamedClock;
}

/** What moves the clock of a process that is started with it. */
export interface MovedClock {
  moment: Date;
  env: Record<string, string>;
}

/** Moves the clock to a moment. A sentence where this machine cannot. */
export function moveClock(moment: Date, now = new Date()): MovedClock | string {
  const library = found() ?? (canInstall() && install() ? found() : undefined);
  if (!library)
    return process.platform === 'linux'
      ? 'libfaketime is missing (apt-get install libfaketime)'
      : 'the clock of tests is moved on Linux only';
  // One distance for all processes of the run, in whole seconds.
  const seconds = Math.round((moment.getTime() - now.getTime()) / 1000);
  const env = { LD_PRELOAD: library, FAKETIME: `${seconds < 0 ? '' : '+'}${seconds}`, DONT_FAKE_MONOTONIC: '1' };
  return { moment, env };
}

/** For processes that a test starts with an environment of its own: they read the clock that the test reads. */
export function clockOfThisProcess(): Record<string, string> {
  const names = ['LD_PRELOAD', 'FAKETIME', 'DONT_FAKE_MONOTONIC'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name] as string]] : [])));
}

const zone = 'America/Toronto';

/** `2027-01-31T10:00` on the clock of Ontario. */
function fromLocal(text: string): Date {
  const asUtc = new Date(`${text}Z`);
  if (Number.isNaN(asUtc.getTime())) return asUtc;
  const shown = new Date(`${asUtc.toLocaleString('en-US', { timeZone: zone })} UTC`);
  return new Date(2 * asUtc.getTime() - shown.getTime());
}

function found(): string | undefined {
  const named = process.env['FAKETIME_LIBRARY'];
  const folders = ['/usr/lib', '/usr/lib64', '/usr/local/lib'].filter((folder) => existsSync(folder));
  const places = folders.flatMap((folder) => [
    folder,
    ...readdirSync(folder)
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(folder, name)),
  ]);
  const files = places.map((place) => join(place, 'faketime', 'libfaketime.so.1'));
  return [named, ...files].find((file) => file && existsSync(file));
}

const canInstall = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version');

function install(): boolean {
  console.log('libfaketime is not on this machine: it is installed now by apt-get install libfaketime …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  run('update');
  return run('install', '-y', '--no-install-recommends', 'libfaketime');
}
