import { setTimeout as pause } from 'node:timers/promises';
import type { EngineContext } from '../engine-context.js';
import type { QueuedMessage } from '../model/delivery-queue.js';
import type { Claimed } from '../model/store.js';
import { giveUpMessage } from './deliver.js';
import { createSettler } from './settling.js';
import { createTaking, unansweredAfterMs } from './taking.js';
import { createTakingBack } from './taking-back.js';

/**
 * Claims due messages and hands them to the delivery queue, and sends those that reach this process from there. It looks for due messages
 * when one was written that could not be leased, after deliveries that leave others waiting, and in its own sweep.
 */
export interface Sender {
  start(): Promise<void>;
  /** One round: claims what is due and hands it over; waits until all that this process sends of it is settled. */
  runOnce(partnerCode?: string): Promise<number>;
  /** Claims no more, waits for what is on its way. */
  stop(): Promise<void>;
  /** Whether a message whose way is free is leased as it is written, and handed over by this process. */
  mayLease(): boolean;
  /** Hands over what this process leased as it wrote it. */
  handOver(claimed: readonly Claimed[]): void;
  /** A message was written that waits to be claimed: looks for it soon. */
  lookAgain(): void;
  /** Messages have become due: looks for them now. */
  wake(): void;
  /** Whether this process is sending it now. */
  isSending(messageId: string): boolean;
}

/** How long after a message was written is looked whether it can be claimed: settling the one before it claims most. */
const lookAgainMs = 100;

export function createSender(context: EngineContext): Sender {
  const { settings, store, delivery, instance, log } = context;
  const settling = createSettler(context);
  const takingBack = createTakingBack(context, {
    wake: () => void wake(),
    missing: (owners) => void taking.adopt(({ publisher }) => owners.has(publisher)),
  });
  const taking = createTaking(context, { settle: settling, isMissing: takingBack.isMissing, sent });
  /** Messages whose way to a sender is not known yet. */
  const handingOver = new Set<Promise<void>>();
  let lookingAgain: NodeJS.Timeout | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  /** Asked for while one was looking: what it saw may be older. */
  let looksOnceMore = false;
  let started = false;
  let stopped = false;
  let round: Promise<number> | undefined;
  let again = false;
  /** The last claim took all free places: others may wait for one. */
  let wasFull = false;
  const stopping = new AbortController();

  const free = () => settings.sendersAtOnce - taking.size - handingOver.size;

  async function claimAndHandOver(partnerCode?: string): Promise<number> {
    const limit = free();
    if (stopped) return 0;
    if (limit <= 0) {
      wasFull = true;
      return 0;
    }
    const claimed = await store.claim({ limit, perPartner: settings.perPartnerAtOnce, instance, partnerCode });
    // Of a claim for one partner alone nothing follows for the others.
    wasFull = claimed.length === limit || (wasFull && partnerCode !== undefined);
    for (const row of claimed) handOver(row);
    return claimed.length;
  }

  /** To the queue, or to this process itself where the queue does not take it. */
  function handOver(claimed: Claimed): void {
    const taken: QueuedMessage = {
      ...{ claimed, publisher: instance, publishedAt: Date.now() },
      ...{ isRedelivered: false, isOlderThanLink: false, lacksBody: false },
    };
    if (!started) return void taking.take(taken);
    context.faultPoint('committed-before-publish');
    const done = delivery.publish(claimed).then((outcome) => {
      handingOver.delete(done);
      context.faultPoint('published');
      if (outcome === 'refused') void taking.take(taken);
      else if (outcome === 'unanswered') void sendUnanswered(taken);
    });
    handingOver.add(done);
  }

  /** When a process that took it from the queue has made its lease its own, this one does not send it. */
  async function sendUnanswered(taken: QueuedMessage): Promise<void> {
    const waitMs = Math.max(0, taken.publishedAt + unansweredAfterMs - Date.now());
    await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
    if (!stopped) await taking.takeUnanswered(taken);
  }

  /** After a delivery that leaves nothing waiting the database is not asked. */
  function sent(claimed: Claimed, delivered: { moreWaits: boolean } | undefined): void {
    if (started && (!delivered || delivered.moreWaits || wasFull)) void wake();
    // A partner that answers again is sent a few messages a second: what is left is due, and no delivery may follow that looks for it.
    if (claimed.probe || claimed.unwell) lookAgainSoon();
  }

  /** Asks for a round; while one runs, one more follows. Resolves when a round that began after the call is over. */
  function wake(): Promise<unknown> {
    if (stopped) return Promise.resolve();
    if (round) {
      again = true;
      return round;
    }
    round = claimAndHandOver()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'Due messages could not be claimed.');
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

  /**
   * A message that was not leased waits for another, which claims it as it is settled, for a place, or for its time. The settling may have
   * begun before the message was there, and then nobody else knows of it.
   */
  function lookAgainSoon(): void {
    if (lookingAgain || !started || stopped) return;
    lookingAgain = setTimeout(() => {
      lookingAgain = undefined;
      sweep();
    }, lookAgainMs);
    lookingAgain.unref();
  }

  function sweep(): void {
    clearTimeout(timer);
    if (isLooking) {
      looksOnceMore = true;
      return;
    }
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
      if (!looksOnceMore) return;
      looksOnceMore = false;
      sweep();
    });
  }

  /** Claims when something is due, or when it cannot be told; sleeps until the next row falls due, at most one sweep. */
  async function look(): Promise<void> {
    let next = await nextDue();
    if ((next ?? 0) <= 0 && !stopped) {
      await wake();
      next = await nextDue();
    }
    const seconds = Math.min(settings.sweepSeconds, Math.max(next ?? settings.sweepSeconds, 0.2));
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(sweep, seconds * 1000);
  }

  /** Seconds until a row falls due, negative where one is overdue; undefined where the database does not say. */
  const nextDue = (): Promise<number | undefined> =>
    store.nextDueSeconds().then(
      (seconds) => seconds ?? Number.POSITIVE_INFINITY,
      () => undefined,
    );

  const sends = () => started && !stopped && settings.sendersAtOnce > 0;

  return {
    start: async () => {
      started = true;
      if (settings.sendersAtOnce > 0)
        await delivery.consume({
          atOnce: settings.sendersAtOnce,
          send: (taken) => taking.take(taken),
          giveUp: (taken) => giveUpMessage(context, taken.claimed),
          linkLost: () => void taking.adopt(() => true),
        });
      sweep();
      takingBack.start();
    },
    runOnce: async (partnerCode) => {
      const count = await claimAndHandOver(partnerCode);
      await Promise.all(handingOver);
      await taking.idle();
      return count;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(lookingAgain);
      stopping.abort();
      takingBack.stop();
      await delivery.stopConsuming();
      await round?.catch(() => 0);
      await Promise.all(handingOver);
      await taking.idle();
    },
    mayLease: sends,
    handOver: (claimed) => {
      for (const row of claimed) handOver(row);
    },
    lookAgain: lookAgainSoon,
    wake: () => void wake(),
    isSending: taking.isSending,
  };
}
