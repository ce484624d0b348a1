/**
 * A process that is killed leaves its messages under a lease. Another one, or the same that is started again, takes them
 * back once it has seen twice that the process is gone, instead of waiting for the lease to end.
 */
import type { EngineContext } from '../engine-context.js';

export interface TakingBack {
  start(): void;
  stop(): void;
  /** Whether it was seen that this process is not there any more. */
  isMissing(owner: string): boolean;
}

interface Told {
  /** Messages are due. */
  wake(): void;
  /** These are seen to be gone for the first time: their messages will be taken back at the next look. */
  missing(owners: ReadonlySet<string>): void;
}

/** Between two looks, at least: a process that lost its connection comes back within half a second. */
const apartMs = 2000;

export function createTakingBack(
  context: Pick<EngineContext, 'store' | 'instance' | 'log' | 'settings'>,
  { wake, missing: tell }: Told,
): TakingBack {
  const { store, log } = context;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let missing: ReadonlySet<string> = new Set();

  async function look(): Promise<void> {
    if ((await store.probeWhoWrote()) > 0 && !stopped) wake();
    const gone = await store.goneSenders(context.instance);
    const certain = gone.filter((owner) => missing.has(owner));
    const first = gone.filter((owner) => !missing.has(owner));
    missing = new Set(gone);
    if (first.length > 0) tell(new Set(first));
    if (certain.length === 0 || stopped) return;
    const messages = await store.takeBack(certain);
    if (messages === 0) return;
    log.info(
      { processes: certain, messages },
      'Messages of processes that ended while they were sending are sent again.',
    );
    wake();
  }

  async function keepLooking(waitMs: number): Promise<void> {
    await look().catch((error: unknown) => log.debug({ err: error }, 'It was not seen whether all senders are there.'));
    if (stopped) return;
    timer = setTimeout(() => void keepLooking(Math.max(apartMs, context.settings.sweepSeconds * 1000)), waitMs);
    timer.unref();
  }

  return {
    start: () => void keepLooking(apartMs),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
    isMissing: (owner) => missing.has(owner),
  };
}
