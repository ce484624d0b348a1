import type { House } from '../house.js';
import type { SettledTry } from '../store.js';
import { deliver } from './deliver.js';

/** The worker that claims due rows and sends them: woken by the doorbell, by its own sweep, by itself while busy. */
export interface Sender {
  start(): Promise<void>;
  /** One round: claims what is due, sends it, waits until all of it is settled. For tests and by hand. */
  runOnce(partnerCode?: string): Promise<number>;
  /** Claims no more, waits for what is on its way. */
  stop(): Promise<void>;
}

export function createSender(house: House): Sender {
  const { settings, store } = house;
  const settling = createSettler(house);
  const onTheWay = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let started = false;
  let stopped = false;
  let round: Promise<number> | undefined;
  let again = false;

  async function claimAndSend(partnerCode?: string): Promise<number> {
    const limit = settings.sendersAtOnce - onTheWay.size;
    if (limit <= 0 || stopped) return 0;
    const claimed = await store.claim({
      limit,
      perPartner: settings.perPartnerAtOnce,
      instance: house.instance,
      partnerCode,
    });
    for (const row of claimed) {
      const going = deliver(house, row, settling).finally(() => {
        onTheWay.delete(going);
        if (started) void wake();
      });
      onTheWay.add(going);
    }
    return claimed.length;
  }

  /** Asks for a round; while one runs, one more follows. Resolves when a round that began after the call is over. */
  function wake(): Promise<unknown> {
    if (stopped) return Promise.resolve();
    if (round) {
      again = true;
      return round;
    }
    round = claimAndSend()
      .catch((error: unknown) => {
        house.log.warn({ err: error }, 'Due messages could not be claimed.');
        return 0;
      })
      .finally(() => {
        round = undefined;
        if (again) {
          again = false;
          void wake();
        }
      });
    return round;
  }

  /** Sleeps until the next row falls due, at most one sweep. */
  async function sweep(): Promise<void> {
    await wake();
    if (stopped) return;
    const next = await store.nextDueSeconds().catch(() => undefined);
    const seconds = Math.min(settings.sweepSeconds, Math.max(next ?? settings.sweepSeconds, 0.2));
    if (!stopped) timer = setTimeout(() => void sweep(), seconds * 1000);
  }

  return {
    start: async () => {
      started = true;
      await house.doorbell.onRing(async () => {
        await wake();
      });
      void sweep();
    },
    runOnce: async (partnerCode) => {
      const count = await claimAndSend(partnerCode);
      await Promise.all(onTheWay);
      return count;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round?.catch(() => 0);
      await Promise.all(onTheWay);
    },
  };
}

/** Settles many tries in one statement, two statements at a time: what comes in while they run goes with the next. */
function createSettler(house: House): (settled: SettledTry) => Promise<boolean> {
  let waiting: { settled: SettledTry; done: (ours: boolean) => void; failed: (error: unknown) => void }[] = [];
  let running = 0;
  async function run(): Promise<void> {
    running += 1;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const ours = new Set(await house.store.settle(batch.map((each) => each.settled)));
        for (const each of batch) each.done(ours.has(each.settled.id));
      } catch (error) {
        for (const each of batch) each.failed(error);
      }
    }
    running -= 1;
  }
  return (settled) =>
    new Promise((done, failed) => {
      waiting.push({ settled, done, failed });
      if (running < 2) void run();
    });
}
