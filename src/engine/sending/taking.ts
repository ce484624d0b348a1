/**
 * Sends the messages that reach this process, so many at once. One whose lease may not hold any more is first checked by an update
 * on its token; all others are sent without a question to the database.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineContext } from '../engine-context.js';
import type { QueuedMessage } from '../model/delivery-queue.js';
import type { Claimed } from '../model/store.js';
import { type Delivered, deliver, type Settle, suspectFrom } from './deliver.js';

export interface MessageTaking {
  /** Resolves when what came of it is stored, or nothing is to be done. Never rejects. */
  take(taken: QueuedMessage): Promise<void>;
  /** The publisher does not know whether the queue has it: it is sent unless another process has it by now. */
  takeUnanswered(taken: QueuedMessage): Promise<void>;
  /** What is being sent here was given to others, all of it or that of publishers that are gone: it stays this process's. */
  adopt(which: (taken: QueuedMessage) => boolean): Promise<void>;
  /** Messages in hand. */
  readonly size: number;
  isSending(id: string): boolean;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
}

interface Rules {
  settle: Settle;
  /** Whether the process of that name is not there any more, as far as is known. */
  isMissing(publisher: string): boolean;
  /** A message was sent; `undefined` where it was not delivered. */
  sent(claimed: Claimed, delivered: Delivered | undefined): void;
}

/**
 * A message that was handed over longer ago is checked before it is sent, and one that is still being sent is adopted then: whoever
 * handed it over and got no answer sends it by itself later than both.
 */
const freshForMs = 2_500;
const adoptedAfterMs = 3_000;
export const unansweredAfterMs = 4_000;
/** How often it is looked what is to be adopted. */
const adoptEveryMs = 250;
/** So long a process has to adopt what it is sending when its link is lost, before another takes it over. */
const takeOverAfterMs = 1_000;
/** How long a message that was cut off twice is alone, in milliseconds: one that ends processes does so at once. */
const aloneMs = 1_000;

interface InHand {
  taken: QueuedMessage;
  /** Its lease, which changes when it is adopted. */
  leaseToken: string;
  stage: 'waits' | 'sends' | 'settles';
  isAdopted: boolean;
  /** It may have been given to another while it waited for a place. */
  isInDoubt: boolean;
  adopting: Promise<void>;
}

export function createTaking(context: EngineContext, { settle, isMissing, sent }: Rules): MessageTaking {
  const { store, settings, instance, log } = context;
  const places = Math.max(1, settings.sendersAtOnce);
  const inHand = new Map<string, InHand>();
  const onTheWay = new Set<Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let placesTaken = 0;
  /** While a message is tried alone nothing else begins. */
  let alone: Promise<void> | undefined;
  const whenIdle: (() => void)[] = [];
  let adopter: NodeJS.Timeout | undefined;

  async function takePlace(): Promise<void> {
    if (placesTaken < places) placesTaken += 1;
    else await new Promise<void>((free) => waiting.push(free));
    while (alone) await alone;
  }

  function leavePlace(): void {
    const next = waiting.shift();
    if (next) next();
    else placesTaken -= 1;
  }

  async function handle(
    given: QueuedMessage,
    sends: (given: QueuedMessage, isInDoubt: boolean) => Promise<Claimed | undefined>,
  ): Promise<void> {
    const { leaseToken } = given.claimed;
    // The broker gave it out again while it is in hand here.
    if (inHand.has(leaseToken)) return;
    const work: InHand = {
      taken: given,
      leaseToken,
      ...{ stage: 'waits', isAdopted: false, isInDoubt: false, adopting: Promise.resolve() },
    };
    inHand.set(leaseToken, work);
    if (given.isRedelivered) await pause(takeOverAfterMs);
    await takePlace();
    try {
      const claimed = await sends(given, work.isInDoubt);
      if (!claimed) return;
      work.leaseToken = claimed.leaseToken;
      work.isAdopted = claimed.leaseToken !== leaseToken && !given.isRedelivered;
      work.stage = 'sends';
      const going = claimed.crashes >= suspectFrom ? tryAlone(claimed, work) : attempt(claimed, work);
      onTheWay.add(going);
      watchLongOnes();
      const delivered = await going.finally(() => onTheWay.delete(going));
      inHand.delete(leaseToken);
      sent(claimed, delivered);
    } catch (error) {
      log.error(
        { err: error, message: given.claimed.id },
        'A message could not be sent; its lease will end and it is tried again.',
      );
    } finally {
      inHand.delete(leaseToken);
      leavePlace();
      if (inHand.size === 0) for (const done of whenIdle.splice(0)) done();
    }
  }

  const attempt = (claimed: Claimed, work: InHand) =>
    deliver(context, claimed, settle, async () => {
      await work.adopting;
      work.stage = 'settles';
      return work.leaseToken;
    });

  /** As it was handed over when that was just now, under its new lease when it may be somebody else's, nothing when it is. */
  async function checked(given: QueuedMessage, isInDoubt: boolean): Promise<Claimed | undefined> {
    const { claimed, isRedelivered, isOlderThanLink, lacksBody, publisher, publishedAt } = given;
    const isFresh = Math.abs(Date.now() - publishedAt) < freshForMs;
    if (isRedelivered) return withChannel(claimed, await store.takeOverLease(claimed, instance));
    if (isFresh && !isInDoubt && !isOlderThanLink && !lacksBody && !isMissing(publisher)) return claimed;
    return adoptOne(given);
  }

  async function adoptOne({ claimed }: QueuedMessage): Promise<Claimed | undefined> {
    const adopted = await store.adoptLeases([claimed], instance);
    return withChannel(claimed, adopted.get(claimed.leaseToken));
  }

  /** How the partner's way was is known from the claim. */
  const withChannel = ({ probe, unwell }: Claimed, held: Claimed | undefined) => held && { ...held, probe, unwell };

  async function adopt(which: (taken: QueuedMessage, work: InHand) => boolean): Promise<void> {
    const meant = [...inHand.values()].filter((work) => which(work.taken, work));
    for (const work of meant) if (work.stage === 'waits') work.isInDoubt = true;
    const works = meant.filter(({ stage }) => stage === 'sends');
    if (works.length === 0) return;
    const adopted = store.adoptLeases(
      works.map(({ taken: { claimed }, leaseToken }) => ({ id: claimed.id, leaseToken })),
      instance,
    );
    const done = adopted.then(
      (held) => {
        for (const work of works) work.leaseToken = held.get(work.leaseToken)?.leaseToken ?? work.leaseToken;
      },
      (error: unknown) => log.warn({ err: error }, 'Messages that are being sent could not be adopted.'),
    );
    for (const work of works) {
      work.isAdopted = true;
      work.adopting = Promise.all([work.adopting, done]).then(() => {});
    }
    await done;
  }

  /** Only a broker gives a message to others: within one process nobody else can have it. */
  function watchLongOnes(): void {
    if (adopter || context.delivery.health().kind === 'in-process') return;
    adopter = setInterval(() => {
      if (inHand.size === 0) {
        clearInterval(adopter);
        adopter = undefined;
        return;
      }
      const since = Date.now() - adoptedAfterMs;
      void adopt(({ publishedAt }, { isAdopted }) => !isAdopted && publishedAt < since);
    }, adoptEveryMs);
    adopter.unref();
  }

  /** Sends what was cut off twice when nothing else is on its way, and for a second lets nothing else begin. */
  async function tryAlone(suspect: Claimed, work: InHand): Promise<Delivered | undefined> {
    const others = [...onTheWay];
    let over = () => {};
    alone = new Promise((done) => {
      over = () => {
        alone = undefined;
        done();
      };
    });
    try {
      await Promise.race([Promise.allSettled(others), pause(aloneMs)]);
      if (onTheWay.size > 1) return await attempt(suspect, work); // the others are slow: this try proves nothing
      await store.markAlone(work.leaseToken, true);
      const going = attempt(suspect, work);
      const ended = await Promise.race([going.then(() => true), pause(aloneMs).then(() => false)]);
      if (!ended) await store.markAlone(work.leaseToken, false);
      over();
      return await going;
    } catch (error) {
      log.error({ err: error, message: suspect.id }, 'A message that was cut off twice could not be tried alone.');
      return undefined;
    } finally {
      over();
    }
  }

  return {
    take: (given) => handle(given, checked),
    takeUnanswered: (given) => handle(given, adoptOne),
    adopt,
    get size() {
      return inHand.size;
    },
    isSending: (id) => [...inHand.values()].some(({ taken: { claimed } }) => claimed.id === id),
    idle: () => (inHand.size === 0 ? Promise.resolve() : new Promise((done) => whenIdle.push(done))),
  };
}
