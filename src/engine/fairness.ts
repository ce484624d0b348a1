/** Limits incoming calls so that the rest of the node keeps working: places, a short queue for each caller, and turns. */
import type { SharedCount } from './model/siblings.js';
import { createQuota } from './quota.js';

export interface GateOptions {
  /** Messages handled at the same time. 0 accepts none. */
  slots: number;
  /** How many of them one caller may hold while no other sends; without it all. */
  slotsAlone?: number;
  /** How many it may hold while others send too; without it as many as alone. What is worked on keeps others waiting. */
  slotsBeside?: number;
  /** Callers that may wait for a place; many partners never send again, so waiting is kinder than a refusal. */
  waiting: number;
  /** How many of them may be the same caller; without it all. */
  waitingEach?: number;
  waitMs: number;
  /** What a caller may do while others send too, in messages of usual size: a minute, and at once. Absent: as much as it likes. */
  quota?: { perMinute: number; burst: number };
  /** For so long a caller counts as one that sends too. */
  presentMs?: number;
  /** Milliseconds after a message was done in which what it set off (our answer to its sender) is still on its way. */
  answeringMs?: number;
  /** Milliseconds of a clock that is never set back. */
  now?: () => number;
  /** True while the outbox is behind: then a quarter of the places stay open, so that delivery catches up. */
  pressure?: () => boolean;
  /** Where several processes keep one gate's quota together, and tell each other who sends. */
  shared?: SharedCount;
}

export interface Gate {
  /**
   * Resolves with the function that gives the place back, or undefined when there is no place in time. `who` names the
   * caller, `worth` says for how many messages of usual size it counts.
   */
  enter(who?: string, worth?: number): Promise<(() => void) | undefined>;
  /** Milliseconds that its quota and its own line would hold a caller back; 0: not at all. */
  delay(who: string, worth?: number): number;
  /** What came in turned out to be larger than it was said to be. */
  charge(who: string, worth: number): void;
  readonly busy: number;
  readonly waiting: number;
}

interface Waiting {
  worth: number;
  admit(): void;
  turnAway(): void;
}

/** Callers of whom it is known what they were let in with; the oldest goes first. */
const mostCallers = 1000;
/** For so long, in milliseconds, what a caller was let in with counts against it; it fades evenly. */
const fadesMs = 5000;
/** Each message that a caller has in its line counts like so many of those it was let in with. */
const eachWaiting = 5;
/** Who wants for so many times as much as another, and for so many more, lets it be worked on alone. */
const muchMore = { times: 1.5, more: 10 };
/** So long, in milliseconds, a message is left alone: one that takes longer waits for something else. */
const undisturbedMs = 250;

/**
 * Callers take turns: whoever waits is let in before one that came earlier but had its turn already. A caller alone has
 * nearly all places and no quota; both bite only while others send too. While a message of one that wants for little is worked on
 * or answered, for a quarter of a second at most, nothing begins of one that wants for much more.
 */
export function createGate(options: GateOptions): Gate {
  const { slots, waiting, waitMs, presentMs = 1000, answeringMs = 0, pressure = () => false, shared } = options;
  const {
    slotsAlone = slots,
    slotsBeside = slotsAlone,
    waitingEach = waiting,
    now = () => performance.now(),
  } = options;
  const quota = options.quota && createQuota({ ...options.quota, now });
  /** The caller that came last, and the last one that was another. */
  let last: { who: string; at: number } | undefined;
  let other: typeof last;
  const busyOf = new Map<string, number>();
  /** Callers in the order of their turns, each with its own line. */
  const lines = new Map<string, Waiting[]>();
  let busy = 0;
  let inLine = 0;
  let alarm: NodeJS.Timeout | undefined;
  const open = () => (pressure() ? Math.min(slots, Math.max(1, Math.floor(slots / 4))) : slots);
  /** The other caller that came last, if that is not long ago. */
  const present = (who: string): string | undefined => {
    const another = last?.who === who ? other : last;
    return another && now() - another.at < presentMs ? another.who : undefined;
  };
  const isAlone = (who: string) => present(who) === undefined;
  /** How many places a caller may hold: half as many as beside others when the other wishes for much less. */
  const placesOf = (who: string): number => {
    const another = present(who);
    if (another === undefined) return slotsAlone;
    const beside = Math.min(slotsAlone, slotsBeside);
    return wishesMuchMore(who, another) ? Math.ceil(beside / 2) : beside;
  };
  const hasPlace = (who: string) => busy < open() && (busyOf.get(who) ?? 0) < placesOf(who);
  /** When the last message of a caller was done, of those that are answered meanwhile. */
  const doneAt = new Map<string, number>();
  /**
   * Milliseconds that a message has to wait for one of somebody who wishes for much less, which has just begun or is being
   * answered. Nobody waits for others' messages longer than for one that takes long, however many of them come.
   */
  const leavesAlone = (who: string): number => {
    if (wished(who) <= muchMore.more || now() - (lately.get(who)?.at ?? 0) >= undisturbedMs) return 0;
    for (const other of busyOf.keys())
      if (other !== who && now() - (lately.get(other)?.at ?? 0) < undisturbedMs && wishesMuchMore(who, other))
        return undisturbedMs;
    let wait = 0;
    for (const [other, at] of doneAt) {
      const left = at + answeringMs - now();
      if (left <= 0) doneAt.delete(other);
      else if (other !== who && left > wait && wishesMuchMore(who, other)) wait = left;
    }
    return wait;
  };
  /** What callers were let in with lately. */
  const lately = new Map<string, { worth: number; at: number }>();
  const wished = (who: string): number => {
    const { worth = 0, at = 0 } = lately.get(who) ?? {};
    return worth * Math.exp((at - now()) / fadesMs) + eachWaiting * (lines.get(who)?.length ?? 0);
  };
  const wishesMuchMore = (who: string, other: string) => wished(who) > muchMore.times * wished(other) + muchMore.more;
  const heldBack = (who: string, worth: number, ahead = 0) =>
    quota === undefined || isAlone(who) ? 0 : quota.delay(who, worth, ahead);
  const worthInLine = (who: string) => (lines.get(who) ?? []).reduce((all, { worth }) => all + worth, 0);

  function callNext(): void {
    let soonest = Number.POSITIVE_INFINITY;
    for (let called = true; called; ) {
      called = false;
      soonest = Number.POSITIVE_INFINITY;
      for (const [who, line] of [...lines]) {
        const [first] = line;
        if (!first || !hasPlace(who)) continue;
        const delay = leavesAlone(who) || heldBack(who, first.worth);
        if (delay > 0) {
          soonest = Math.min(soonest, delay);
          continue;
        }
        line.shift();
        lines.delete(who);
        if (line.length > 0) lines.set(who, line); // behind the others
        inLine -= 1;
        first.admit();
        called = true;
      }
    }
    clearTimeout(alarm);
    if (soonest < Number.POSITIVE_INFINITY) alarm = setTimeout(callNext, Math.min(Math.ceil(soonest), waitMs));
  }

  const seen = (who: string) => {
    if (last && last.who !== who) other = last;
    last = { who, at: now() };
  };
  const pay = (who: string, worth: number) => {
    const { worth: before = 0, at = now() } = lately.get(who) ?? {};
    lately.delete(who);
    lately.set(who, { worth: before * Math.exp((at - now()) / fadesMs) + worth, at: now() });
    if (lately.size > mostCallers) lately.delete(lately.keys().next().value ?? who);
    if (isAlone(who)) quota?.drain(who, worth);
    else quota?.spend(who, worth);
  };
  shared?.onTold((who, worth) => {
    seen(who);
    pay(who, worth);
  });

  function place(who: string, worth: number): () => void {
    pay(who, worth);
    shared?.tell(who, worth);
    busy += 1;
    busyOf.set(who, (busyOf.get(who) ?? 0) + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      busy -= 1;
      const others = (busyOf.get(who) ?? 1) - 1;
      if (others > 0) busyOf.set(who, others);
      else busyOf.delete(who);
      if (answeringMs > 0) doneAt.set(who, now());
      callNext();
    };
  }

  function leaveLine(who: string, one: Waiting): void {
    const line = lines.get(who);
    const at = line?.indexOf(one) ?? -1;
    if (!line || at < 0) return;
    line.splice(at, 1);
    inLine -= 1;
    if (line.length === 0) lines.delete(who);
  }

  /** Room in a line that is full: the last of the longest goes, so that who has fewer in it may wait. */
  function makesRoom(own: number): boolean {
    if (inLine < waiting) return true;
    const [longest = []] = [...lines.values()].sort((a, b) => b.length - a.length);
    if (longest.length <= own + 1) return false;
    longest.at(-1)?.turnAway();
    return true;
  }

  return {
    get busy() {
      return busy;
    },
    get waiting() {
      return inLine;
    },
    delay: (who, worth = 1) => heldBack(who, worth, worthInLine(who)),
    charge: (who, worth) => {
      pay(who, worth);
      shared?.tell(who, worth);
    },
    async enter(who = '', worth = 1) {
      seen(who);
      callNext();
      const own = lines.get(who)?.length ?? 0;
      if (own === 0 && hasPlace(who) && leavesAlone(who) === 0 && heldBack(who, worth) === 0) return place(who, worth);
      if (waitMs <= 0 || slots <= 0 || own >= waitingEach) return undefined;
      if (heldBack(who, worth, worthInLine(who)) > waitMs || !makesRoom(own)) return undefined;
      return new Promise((resolve) => {
        const leave = (answer: (() => void) | undefined) => {
          clearTimeout(timer);
          resolve(answer);
        };
        const one: Waiting = {
          worth,
          admit: () => leave(place(who, worth)),
          turnAway: () => {
            leaveLine(who, one);
            leave(undefined);
          },
        };
        const timer = setTimeout(one.turnAway, waitMs);
        const line = lines.get(who) ?? [];
        line.push(one);
        lines.set(who, line);
        inLine += 1;
        callNext();
      });
    },
  };
}
