import type { ReplaySelection } from '../../contract/inputs.js';
import type { Wording } from '../../words/message.js';
import type { Actor } from '../model/actor.js';

/** Where stopped messages are put back into the queue. */
export interface ReplayStore {
  /** Ids of stopped (refused, held, dead) messages of the selection, oldest first, at most `limit`. */
  stopped(selection: ReplaySelection, limit: number): Promise<string[]>;
  /** Under its request's lock: the same bytes become due again, order kept. Says why when it cannot be. */
  reopen(id: string, actor: Actor): Promise<'reopened' | { reason: Wording }>;
}

const atMost = 10_000;

/** Sends the same bytes again: one message, a selection, a whole partner, since a time. */
export async function replay(
  store: ReplayStore,
  selection: ReplaySelection,
  actor: Actor,
): Promise<{ replayed: string[]; skipped: { id: string; reason: Wording }[] }> {
  const ids = selection.messages ?? (await store.stopped(selection, atMost));
  const replayed: string[] = [];
  const skipped: { id: string; reason: Wording }[] = [];
  for (const id of ids) {
    const outcome = await store.reopen(id, actor);
    if (outcome === 'reopened') replayed.push(id);
    else skipped.push({ id, reason: outcome.reason });
  }
  return { replayed, skipped };
}
