/** Tells desks what changed, soon after the commit. A hint wakes it; what happened is read from the database. */
import type { ChangeNotifier, ChangeSource, Listener, Live } from '../model/live.js';

export interface LiveOptions {
  source: ChangeSource;
  notifier: ChangeNotifier;
  onFailure(error: unknown): void;
  /** The longest time between two looks while somebody listens. */
  everyMs?: number;
}

/** A page does not wait longer for its place, in milliseconds. */
const placeWithinMs = 250;

interface Seat {
  listener: Listener;
  after: string | undefined;
  joined: boolean;
}

/**
 * One reader for all listeners of a process: it reads when it is notified and at least every half second, and not at all
 * while there are no listeners. A new listener first gets the changes between its place and the reader's.
 */
export function createLive({ source, notifier, onFailure, everyMs = 500 }: LiveOptions): Live {
  const seats = new Set<Seat>();
  let place: string | undefined;
  let placing: Promise<string | undefined> | undefined;
  let running: Promise<void> | undefined;
  let notified = false;
  let wake: (() => void) | undefined;
  let closed = false;
  let listening = false;

  const look = () => {
    notified = true;
    wake?.();
  };

  async function round(): Promise<void> {
    const read = await source.read(place);
    place = read.place;
    for (const seat of seats) if (seat.joined) seat.listener.told(read);
    for (const seat of [...seats].filter(({ joined }) => !joined)) {
      const before = seat.after === undefined ? undefined : await source.read(seat.after, place);
      seat.joined = true;
      if (seats.has(seat)) seat.listener.told(before ? { ...before, place } : { place, changes: [], missed: false });
    }
  }

  async function rounds(): Promise<void> {
    while (seats.size > 0 && !closed) {
      notified = false;
      await round().catch(onFailure);
      if (notified) continue;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, everyMs);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
      wake = undefined;
    }
    // The next one begins where it says, or then.
    place = undefined;
    running = undefined;
    if (seats.size > 0 && !closed) running = rounds();
  }

  return {
    listen(listener, after) {
      if (closed) {
        listener.over();
        return () => {};
      }
      const seat: Seat = { listener, after, joined: false };
      seats.add(seat);
      if (!listening) {
        listening = true;
        notifier.onNotice(look);
      }
      running ??= rounds();
      look();
      return () => {
        seats.delete(seat);
        if (seats.size === 0) look();
      };
    },
    place: () => {
      const slow = new Promise<undefined>((done) => setTimeout(done, placeWithinMs, undefined).unref());
      // One query for all pages that wait, so that many callers cost the database no more than one.
      placing ??= source
        .read()
        .then((found) => found.place)
        .catch(() => undefined)
        .finally(() => {
          placing = undefined;
        });
      return Promise.race([placing, slow]);
    },
    tell(ids) {
      if (closed || ids.length === 0) return;
      look();
      notifier.notify(ids);
    },
    async close() {
      closed = true;
      for (const { listener } of seats) listener.over();
      seats.clear();
      look();
      await running;
      await notifier.close();
    },
  };
}
