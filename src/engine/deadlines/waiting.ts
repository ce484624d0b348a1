/** Since when we wait for a lender: what claims and automatic cancels are counted from. */
import type { EventName } from '../../domain/tables.js';
import type { RequestFacts } from '../model/records.js';

/** Asked, and no answer yet; `RequestReceived` is none. */
export const unanswered: readonly string[] = ['requestSent', 'requestAccepted'];
/** Asked or promised, and nothing is on its way. The index of the scans names the same states. */
export const unshipped: readonly string[] = [...unanswered, 'willSupply'];

/** The steps after which the lender has all its days again. */
const waitsAnew = new Set([
  'send',
  'acceptConditions',
  'askAgain',
  'mendCitation',
  'supplier.expectToSupply',
  'supplier.willSupply',
]);

/** What a step means for the wait. */
export function waitFrom(facts: RequestFacts, event: EventName, now: Date): void {
  if (waitsAnew.has(event)) beginWait(facts, now);
}

export function beginWait(facts: RequestFacts, now: Date): void {
  facts.waitingSince = now.toISOString();
  for (const name of ['claims', 'claimedAt', 'clockStopped'] as const) delete facts[name];
}
