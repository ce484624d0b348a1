import type { AccessStore } from './ports.js';

/** So many entries at a time: a log of years must not hold up who writes into it. */
const portion = 5000;
const dayMs = 86_400_000;

/** Removes entries older than so many days; with 0 days none ever. How many there were. */
export async function forgetAudit(
  store: Pick<AccessStore, 'forgetAudit'>,
  days: number,
  now: Date,
  atOnce = portion,
): Promise<number> {
  if (days === 0) return 0;
  const before = new Date(now.getTime() - days * dayMs);
  for (let gone = 0; ; ) {
    const some = await store.forgetAudit(before, atOnce);
    gone += some;
    if (some < atOnce) return gone;
  }
}
