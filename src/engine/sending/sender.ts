import { setTimeout as pause } from 'node:timers/promises';
import type { EngineContext } from '../engine-context.js';
import type { Claimed, ClaimWish } from '../model/store.js';
import { createCrowding } from './crowding.js';
import { type Delivered, deliver, suspectFrom } from './deliver.js';
import { createSettler } from './settling.js';
import { createTakingBack } from './taking-back.js';

/** The worker that claims due rows and sends them: woken by the doorbell, by its own sweep, by itself while busy. */
export interface Sender {
  start(): Promise<void>;
  /** One round: claims what is due, sends it, waits until all of it is settled. For tests and by hand. */
  runOnce(partnerCode?: string): Promise<number>;
  /** Claims no more, waits for what is on its way. */
  stop(): Promise<void>;
  /** Sends what this process leased as it wrote it. */
  firstTries: FirstSender;
}

/** How long a message that was cut off twice is alone, in milliseconds: one that ends processes does so at once. */
const aloneMs = 1000;
/** How long after a ring is looked once more for what could not be claimed then, and how much of it is remembered. */
const lookAgainMs = 100;
const rungAtMost = 10_000;
/** How often the end of this process looks whether what is being written is kept or dropped. */
const keptLookMs = 10;

export function createSender(context: EngineContext): Sender {
  const { settings, store } = context;
  const settling = createSettler(context, { reserve: reserveNext, begin: beginNext, drop: dropNext });
  const takingBack = createTakingBack(context, () => void wake());
  const onTheWay = new Set<Promise<void>>();
  const crowding = createCrowding(settings.perPartnerAtOnce);
  /** Places kept for messages that are being written. */
  let kept = 0;
  /** What was rung for and not claimed since. */
  const rung = new Set<string>();
  let lookingAgain: NodeJS.Timeout | undefined;
  let timer: NodeJS.Timeout | undefined;
  let started = false;
  let stopped = false;
  let round: Promise<number> | undefined;
  let again = false;
  /** While a message is tried alone nothing else begins. */
  let alone: Promise<void> | undefined;
  /** Partners for whom more waited when it was last looked. */
  const behind = new Set<string>();
  /** While something is claimed as tries are settled: one claim at a time keeps to what one partner is sent at once. */
  let claimingNext: Promise<void> | undefined;
  let claimedNext = () => {};

  async function claimAndSend(partnerCode?: string): Promise<number> {
    while (alone || claimingNext) await (alone ?? claimingNext);
    const limit = settings.sendersAtOnce - onTheWay.size - kept;
    if (limit <= 0 || stopped) return 0;
    const claimed = await store.claim({
      limit,
      perPartner: settings.perPartnerAtOnce,
      instance: context.instance,
      partnerCode,
    });
    beginAll(claimed, limit);
    return claimed.length;
  }

  function beginAll(claimed: readonly Claimed[], limit: number): void {
    const suspect = claimed.find(({ crashes }) => crashes >= suspectFrom);
    // What came back full may have left something behind for want of room here.
    const full = claimed.length === limit;
    if (full) for (const { partnerCode } of claimed) behind.add(partnerCode);
    for (const row of claimed) if (row !== suspect) begin(row, deliver(context, row, settling), full);
    if (suspect) begin(suspect, tryAlone(suspect), true);
    lookAgainFor(claimed);
  }

  /** As many places as become free, or twice as many where there are more. */
  function reserveNext(partners: readonly string[]): ClaimWish | undefined {
    const free = settings.sendersAtOnce - onTheWay.size - kept + partners.length;
    const limit = Math.min(free, 2 * partners.length);
    if (!started || stopped || alone || round || claimingNext || limit <= 0) return undefined;
    const waits = partners.filter((partner) => crowding.takesPutOff(partner) || behind.has(partner));
    if (waits.length === 0) return undefined;
    kept += limit;
    claimingNext = new Promise((done) => {
      claimedNext = () => {
        claimingNext = undefined;
        done();
      };
    });
    return { limit, perPartner: settings.perPartnerAtOnce, instance: context.instance };
  }

  function beginNext(claimed: readonly Claimed[], { limit }: ClaimWish, partners: readonly string[]): void {
    const got = new Set(claimed.map(({ partnerCode }) => partnerCode));
    for (const partner of partners) if (claimed.length < limit && !got.has(partner)) behind.delete(partner);
    kept -= limit;
    beginAll(claimed, limit);
    claimedNext();
  }

  function dropNext({ limit }: ClaimWish): void {
    kept -= limit;
    claimedNext();
    void wake();
  }

  /** After a delivery that left nothing behind it there is nothing to claim, and the database is not asked. */
  function begin({ partnerCode }: Claimed, going: Promise<Delivered | undefined>, full: boolean): void {
    crowding.begins(partnerCode);
    const done = going.then((delivered) => {
      onTheWay.delete(done);
      const waited = crowding.ends(partnerCode);
      if (delivered?.moreWaits) behind.add(partnerCode);
      if (started && (!delivered || delivered.moreWaits || waited || (full && !delivered.nextClaimed))) void wake();
    });
    onTheWay.add(done);
  }

  /**
   * A ring for a message that could not be claimed yet, for an earlier one of its conversation was just being settled: the
   * settling may have begun before the message was there, and then nobody else knows of it.
   */
  function lookAgainFor(claimed: readonly Claimed[]): void {
    for (const { id } of claimed) rung.delete(id);
    lookAgainSoon();
  }

  function lookAgainSoon(): void {
    if (rung.size === 0 || lookingAgain || !started) return;
    lookingAgain = setTimeout(() => {
      lookingAgain = undefined;
      rung.clear();
      void wake();
    }, lookAgainMs);
    lookingAgain.unref();
  }

  /** Sends what was cut off twice when nothing else is on its way, and for a second lets nothing else begin. */
  async function tryAlone(suspect: Claimed): Promise<Delivered | undefined> {
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
      if (onTheWay.size > 1) return await deliver(context, suspect, settling); // the others are slow: this try proves nothing
      await store.markAlone(suspect.leaseToken, true);
      const going = deliver(context, suspect, settling);
      const ended = await Promise.race([going.then(() => true), pause(aloneMs).then(() => false)]);
      if (!ended) await store.markAlone(suspect.leaseToken, false);
      over();
      return await going;
    } catch (error) {
      context.log.error(
        { err: error, message: suspect.id },
        'A message that was cut off twice could not be tried alone.',
      );
      return undefined;
    } finally {
      over();
    }
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
        context.log.warn({ err: error }, 'Due messages could not be claimed.');
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

  /** Sleeps until the next row falls due, at most one sweep; claims when one is due, or when it cannot be told. */
  async function sweep(): Promise<void> {
    let next = await nextDue();
    if ((next ?? 0) <= 0 && !stopped) {
      await wake();
      next = await nextDue();
    }
    const seconds = Math.min(settings.sweepSeconds, Math.max(next ?? settings.sweepSeconds, 0.2));
    if (!stopped) timer = setTimeout(() => void sweep(), seconds * 1000);
  }

  /** Seconds until a row falls due, negative where one is overdue; undefined where the database does not say. */
  const nextDue = (): Promise<number | undefined> =>
    store.nextDueSeconds().then(
      (seconds) => seconds ?? Number.POSITIVE_INFINITY,
      () => undefined,
    );

  function free(partners: readonly string[]): void {
    kept -= partners.length;
    for (const partnerCode of partners) crowding.frees(partnerCode);
  }

  return {
    start: async () => {
      started = true;
      await context.doorbell.onRing(async (ids) => {
        for (const id of ids) if (rung.size < rungAtMost) rung.add(id);
        if (crowding.allWait(ids)) lookAgainSoon();
        else await wake();
      });
      void sweep();
      takingBack.start();
    },
    runOnce: async (partnerCode) => {
      const count = await claimAndSend(partnerCode);
      await Promise.all(onTheWay);
      return count;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(lookingAgain);
      takingBack.stop();
      await round?.catch(() => 0);
      while (kept > 0) await pause(keptLookMs);
      await Promise.all(onTheWay);
    },
    firstTries: {
      reserve: (partnerCode) => {
        if (!started || stopped || alone || onTheWay.size + kept >= settings.sendersAtOnce) return false;
        if (!crowding.keeps(partnerCode)) return false;
        kept += 1;
        return true;
      },
      release: free,
      begin: (claimed) => {
        free(claimed.map(({ partnerCode }) => partnerCode));
        for (const row of claimed) begin(row, deliver(context, row, settling), false);
      },
      left: crowding.left,
    },
  };
}

/**
 * What this process writes it sends itself, as soon as it is kept: a message to a partner whose way is free is leased as it is
 * written, and nobody has to claim it. Where that is not so (the partner is held, others wait before it, all places are
 * taken) the message waits and is claimed like any other.
 */
export interface FirstTries {
  /** Named in the leases. */
  readonly instance: string;
  /** So many tries are on their way to one partner at most. */
  readonly perPartner: number;
  /**
   * Keeps a place for one try to the partner; false where there is none, where as many as may be are on their way to it, or where this
   * process sends nothing by itself.
   */
  reserve(partnerCode: string): boolean;
  /** Gives back places that were kept and are not needed, one for each partner named. */
  release(partners: readonly string[]): void;
  /** They are kept: their tries begin, each in a place that was kept for it. */
  begin(claimed: readonly Claimed[]): void;
  /** They are kept and wait to be claimed. */
  left(partnerCode: string, ids: readonly string[]): void;
}

/** Who sends them: a sender, while it runs. */
type FirstSender = Pick<FirstTries, 'reserve' | 'release' | 'begin' | 'left'>;

/** The store is made before the sender is; until then nothing is leased. */
export function createFirstTries(
  instance: string,
  perPartner: number,
): FirstTries & { sentBy(sender: FirstSender): void } {
  let sender: FirstSender | undefined;
  return {
    instance,
    perPartner,
    reserve: (partnerCode) => sender?.reserve(partnerCode) ?? false,
    release: (partners) => sender?.release(partners),
    begin: (claimed) => sender?.begin(claimed),
    left: (partnerCode, ids) => sender?.left(partnerCode, ids),
    sentBy: (who) => {
      sender = who;
    },
  };
}
