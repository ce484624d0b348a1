import { nextSlot } from './next-slot.js';
import { previousSlot } from './previous-slot.js';

/** The clock and the alarm that bells live by. */
export interface BellClock {
  now(): Date;
  /** Calls once after so many milliseconds of a clock that nobody can set; returns how to call it off. */
  wait(ms: number, then: () => void): () => void;
}

export const wallClock: BellClock = {
  now: () => new Date(),
  wait: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

export interface Bell {
  stop(): void;
}

/** A clock that was set, or a machine that slept, is noticed after so long at the latest, in milliseconds. */
const longestWait = 30_000;

/**
 * Rings at each slot. Slots that passed meanwhile, because the machine slept or the clock was set ahead, are not walked
 * through: the last of them is rung, once. One that comes while its ring still goes on is left out.
 */
export function createBell(at: string, ring: (slot: Date) => Promise<void>, timeZone: string, clock = wallClock): Bell {
  let next = nextSlot(at, clock.now(), timeZone);
  let lookedAt = clock.now();
  let isRinging = false;
  let callOff = () => {};
  const look = () => {
    const now = clock.now();
    if (next && now >= next) {
      const slot = previousSlot(at, now, timeZone) ?? next;
      if (!isRinging) {
        isRinging = true;
        void ring(slot).finally(() => {
          isRinging = false;
        });
      }
      next = nextSlot(at, now, timeZone);
    } else if (!next || now < lookedAt) next = nextSlot(at, now, timeZone);
    lookedAt = now;
    callOff = clock.wait(
      Math.max(1, Math.min(longestWait, (next ?? now).getTime() - now.getTime() || longestWait)),
      look,
    );
  };
  look();
  return { stop: () => callOff() };
}
