import { setTimeout as pause } from 'node:timers/promises';
import type { EngineContext } from '../engine-context.js';
import type { QueuedMessage, WrittenMessages } from '../model/delivery-queue.js';
import type { Claimed } from '../model/store.js';
import { giveUpMessage } from './deliver.js';
import { createSettler } from './settling.js';
import { createTaking, unansweredAfterMs } from './taking.js';
import { createTakingBack } from './taking-back.js';

/**
 * Claims due messages and hands them to the delivery queue, and sends those that reach this process from there. It looks for due messages
 * when one was written that could not be leased, after deliveries that leave others waiting, and in its own sweep.
 */
export interface Sender extends WrittenMessages {
  start(): Promise<void>;
  /** One round: claims what is due and hands it over; waits until all that this process sends of it is settled. */
  runOnce(partnerCode?: string): Promise<number>;
  /** Claims no more, waits for what is on its way. */
  stop(): Promise<void>;
  /** Messages have become due: looks for them now. */
  wake(): void;
  /** Whether this process is sending it now. */
  isSending(messageId: string): boolean;
}

/**
 * How long after a message was written that could not be leased is looked whether it can be claimed. It waits for another, which claims it
 * as it is settled, for a place, or for its time. The settling may have begun before it was there, and then nobody else knows of it.
 */
const lookAgainMs = 100;

export function createSender(context: EngineContext): Sender {
  const { settings, store, delivery, instance, log } = context;
  const takingBack = createTakingBack(context, {
    wake: () => void wake(),
    missing: (owners) => void taking.adopt(({ publisher }) => owners.has(publisher)),
  });
  const taking = createTaking(context, { settle: createSettler(context), isMissing: takingBack.isMissing, sent });
  /** Messages whose way to a sender is not known yet. */
  const handingOver = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  /** When the timer ends. */
  let nextLook = Number.POSITIVE_INFINITY;
  let started = false;
  let stopped = false;
  /** The last claim took all free places: others may wait for one. */
  let wasFull = false;
  const stopping = new AbortController();

  async function claimAndHandOver(partnerCode?: string): Promise<number> {
    if (stopped) return 0;
    const limit = settings.sendersAtOnce - taking.size - handingOver.size;
    const claimed =
      limit > 0 ? await store.claim({ limit, perPartner: settings.perPartnerAtOnce, instance, partnerCode }) : [];
    // Of a claim for one partner alone nothing follows for the others.
    wasFull = claimed.length >= limit || (wasFull && partnerCode !== undefined);
    claimed.forEach(handOver);
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
    if (claimed.probe || claimed.unwell) lookWithin(lookAgainMs);
  }

  const wake = oneAfterTheOther(async () => {
    await claimAndHandOver().catch((error: unknown) => log.warn({ err: error }, 'Due messages could not be claimed.'));
  });

  /** Claims when something is due, or when it cannot be told; sleeps until the next row falls due, at most one sweep. */
  const look = oneAfterTheOther(async () => {
    let next = await nextDue();
    if ((next ?? 0) <= 0 && !stopped) {
      await wake();
      next = await nextDue();
    }
    lookWithin(1000 * Math.min(settings.sweepSeconds, Math.max(next ?? settings.sweepSeconds, 0.2)));
  });

  /** Looks after so long, or before, where that is planned. */
  function lookWithin(ms: number): void {
    if (!started || stopped || nextLook <= Date.now() + ms) return;
    clearTimeout(timer);
    nextLook = Date.now() + ms;
    timer = setTimeout(() => {
      nextLook = Number.POSITIVE_INFINITY;
      void look();
    }, ms);
  }

  /** Seconds until a row falls due, negative where one is overdue; undefined where the database does not say. */
  const nextDue = async (): Promise<number | undefined> => {
    const asked = store.nextDueSeconds().then((seconds) => seconds ?? Number.POSITIVE_INFINITY);
    return asked.catch(() => undefined);
  };

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
      void look();
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
      stopping.abort();
      takingBack.stop();
      await delivery.stopConsuming();
      await wake();
      await Promise.all(handingOver);
      await taking.idle();
    },
    instance,
    perPartner: settings.perPartnerAtOnce,
    mayLease: () => started && !stopped && settings.sendersAtOnce > 0,
    handOver: (claimed) => claimed.forEach(handOver),
    lookAgain: () => lookWithin(lookAgainMs),
    wake: () => void wake(),
    isSending: taking.isSending,
  };
}

/** Whoever asks for it while it runs has it run once more: what it saw may be older. Resolves when what runs is over. */
function oneAfterTheOther(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  return function begin() {
    again = running !== undefined;
    running ??= run().finally(() => {
      running = undefined;
      if (again) void begin();
    });
    return running;
  };
}
