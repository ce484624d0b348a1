/** The way to one partner: closed lets messages through, open waits for a probe, held and suspended wait for staff. */

export interface Channel {
  state: 'closed' | 'open' | 'held' | 'suspended';
  failuresInARow: number;
  openedAt?: Date;
  /** How long the present opening waits before its probe. */
  openForSeconds?: number;
  nextProbeAt?: Date;
  /** Messages a second while the partner recovers; absent = no limit. */
  ratePerSecond?: number;
}

export const failuresThatOpen = 5;
export const recentCounted = 20;
export const failedShareThatOpens = 0.8;
const firstOpeningSeconds = 60;
const longestOpeningSeconds = 30 * 60;
const suspendAfterMs = 5 * 24 * 3600 * 1000;
const firstRate = 5;
/** From here on the partner is well and the limit is dropped. */
const fullRate = 160;

/**
 * After a call that shows the partner unwell: a fault of the content or a "slow down" is none. `recent` = the latest
 * calls with this one, oldest first, true = went through.
 */
export function afterFailure(channel: Channel, now: Date, recent: readonly boolean[]): Channel {
  const failed = { ...channel, failuresInARow: channel.failuresInARow + 1 };
  if (channel.state === 'held' || channel.state === 'suspended') return failed;
  if (channel.state === 'open') return openLonger(failed, now);
  if (failed.failuresInARow < failuresThatOpen && !mostlyFailing(recent)) return failed;
  return opened(failed, now, now, firstOpeningSeconds);
}

/**
 * After a call of ours that went through; a partner that writes to us may still be deaf. A recovering partner gets
 * five messages a second, doubled with each success. A hold is staff's order and stays.
 */
export function afterSuccess(channel: Channel): Channel {
  if (channel.state === 'held') return { ...channel, failuresInARow: 0 };
  if (channel.state !== 'closed') return { state: 'closed', failuresInARow: 0, ratePerSecond: firstRate };
  const rate = (channel.ratePerSecond ?? fullRate) * 2;
  return { state: 'closed', failuresInARow: 0, ...(rate < fullRate ? { ratePerSecond: rate } : {}) };
}

function openLonger(channel: Channel, now: Date): Channel {
  const openedAt = channel.openedAt ?? now;
  if (now.getTime() - openedAt.getTime() >= suspendAfterMs)
    return { state: 'suspended', failuresInARow: channel.failuresInARow, openedAt };
  const seconds = Math.min(longestOpeningSeconds, 2 * (channel.openForSeconds ?? firstOpeningSeconds / 2));
  return opened(channel, openedAt, now, seconds);
}

function opened(channel: Channel, openedAt: Date, now: Date, seconds: number): Channel {
  return {
    state: 'open',
    failuresInARow: channel.failuresInARow,
    openedAt,
    openForSeconds: seconds,
    nextProbeAt: new Date(now.getTime() + seconds * 1000),
  };
}

function mostlyFailing(recent: readonly boolean[]): boolean {
  const counted = recent.slice(-recentCounted);
  const failures = counted.filter((wentThrough) => !wentThrough).length;
  return counted.length === recentCounted && failures >= failedShareThatOpens * recentCounted;
}
