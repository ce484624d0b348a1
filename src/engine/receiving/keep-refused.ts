import type { EngineContext } from '../engine-context.js';
import { createQuota, type Quota } from '../quota.js';

const megabyte = 1_000_000;
const minutesOfDay = 24 * 60;
/** What a refused message takes in the database beside its text, in bytes: its row, its confirmation, a line of history. */
const besideText = 2000;
/** So long nothing is said anew of a partner whose refused messages are no longer kept, in milliseconds. */
const silentMs = 60 * 60_000;

interface Kept {
  quota: Quota;
  /** By partner: when it was last said that its refused messages are not kept, by a clock that nobody can set. */
  said: Map<string, number>;
}

/** Of each node. */
const ofNodes = new WeakMap<EngineContext, Kept>();

/**
 * Whether a message of this partner that is refused, or cannot be read, is kept for staff. What a partner can fill the
 * database with is bounded (`INTERLEND_REFUSED_MEGABYTES` at once and as much a day): what is more gets the same answer and is
 * counted, and once an hour the security log says of whom nothing is kept. `bytes`: of its text.
 */
export function keepsRefused(context: EngineContext, partnerCode: string, source: string, bytes: number): boolean {
  const { refusedMegabytes } = context.settings;
  if (refusedMegabytes === 0) return true;
  const room = refusedMegabytes * megabyte;
  const kept: Kept = ofNodes.get(context) ?? {
    quota: createQuota({ perMinute: room / minutesOfDay, burst: room }),
    said: new Map(),
  };
  ofNodes.set(context, kept);
  if (kept.quota.take(partnerCode, bytes + besideText) === 0) return true;
  const before = kept.said.get(partnerCode);
  if (before === undefined || performance.now() - before > silentMs) {
    kept.said.set(partnerCode, performance.now());
    const detail = `${partnerCode} sent more refused messages than are kept of one partner (${refusedMegabytes} MB a day).`;
    context.log.warn({ partner: partnerCode }, detail);
    void context.store.securityEvent({ partnerCode, source, kind: 'refused-not-kept', detail }).catch(() => {});
  }
  return false;
}
