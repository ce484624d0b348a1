import { secondsOf } from '../domain/calendar/schedule.js';
import type { JobDue } from '../engine/desk/jobs.js';
import type { Job, planOf, SlotStore } from './job.js';
import { nextRuns } from './run-times.js';

/** Of a job that is not made up for: how late it may still begin, as after the hour that the clocks skip in spring. */
const lateMs = 2 * 60_000;

const planText = ({ at }: { at: string }, timeZone: string) => `${at} ${timeZone}`;

/** When a job is due after now; nothing of one that looks every few seconds. */
export function nextDue({ name: job }: Job, plan: { at: string }, timeZone: string): JobDue | undefined {
  if (secondsOf(plan.at) !== undefined) return undefined;
  const [due] = nextRuns(plan.at, timeZone, 1);
  return due && { job, plan: planText(plan, timeZone), due };
}

interface LookTools {
  slots: Pick<SlotStore, 'times' | 'expect'>;
  timeZone: string;
  planFor(job: Job): ReturnType<typeof planOf>;
  /** Also begins what failed; what was killed is begun at each look. */
  again: boolean;
}

/**
 * Runs once what was due while no process ran it: the node was stopped, its database was away, the clocks skipped that hour. Then
 * keeps when each job is due next.
 */
export async function lookForMissed(
  jobs: readonly Job[],
  { slots, timeZone, planFor, again }: LookTools,
  run: (job: Job, slot: Date, cause: 'missed' | 'again') => Promise<'declined' | undefined>,
): Promise<void> {
  const now = new Date();
  const looked = jobs.filter((job) => !job.lacks && secondsOf(job.at) === undefined);
  const names = looked.map(({ name }) => name);
  const dueOf = (job: Job): JobDue[] => {
    const due = nextDue(job, planFor(job), timeZone);
    return due ? [due] : [];
  };
  let kept = await slots.times(names, now);
  const unknown = looked.filter(({ name }) => !kept.get(name)?.due);
  if (unknown.length > 0) {
    const atOnce = (due: JobDue): JobDue => ({ ...due, due: new Date(now.getTime() - (now.getTime() % 60_000)) });
    // A new node does at once what it will do each day; a new job of staff waits for its time.
    const due = unknown.flatMap((job) => (job.own || !job.catchUp ? dueOf(job) : dueOf(job).map(atOnce)));
    await slots.expect(due, 'onlyNew');
    kept = await slots.times(names, now);
  }
  const next: JobDue[] = [];
  const begun: Promise<unknown>[] = [];
  for (const job of looked) {
    const { plan, due, last, unfinished, killed } = kept.get(job.name) ?? { unfinished: false };
    if (unfinished && (again || killed) && last && job.catchUp) begun.push(run(job, last, 'again'));
    const isRun = due && last && last >= due;
    const isMoved = plan !== planText(planFor(job), timeZone);
    const isTooLate = due && !job.catchUp && now.getTime() - due.getTime() > lateMs;
    if (isMoved || isRun || isTooLate) next.push(...dueOf(job));
    else if (due && due <= now)
      begun.push(
        run(job, due, 'missed').then((answer) => (answer === 'declined' ? slots.expect(dueOf(job)) : undefined)),
      );
    // Messages are answered between one job and the next.
    await new Promise(setImmediate);
  }
  if (next.length > 0) await slots.expect(next);
  await Promise.all(begun);
}
