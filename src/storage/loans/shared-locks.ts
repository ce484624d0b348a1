/** Messages of several works in one transaction: what they look for in the same moment is locked and read by one statement. */
import type { PoolClient } from 'pg';
import { type Looked, lockConversation, lockConversations, type Spoken } from './find.js';
import { inFailedTransaction } from './shared-saves.js';

export interface SharedLocks {
  /** The request of the conversation, locked. Rejects where another work of the transaction has it. */
  conversation(spoken: Spoken): Promise<Looked>;
  /** A statement that locked for several works failed: whose request is held by somebody is not known. */
  failed(): boolean;
}

/** `together`: what several works look for; else each has a statement of its own. */
export function createSharedLocks(client: PoolClient, together: boolean): SharedLocks {
  let hasFailed = false;
  let waiting: { spoken: Spoken; done: (looked: Promise<Looked>) => void; fail: (error: unknown) => void }[] = [];
  /** Two works of one transaction are not kept apart by its locks. */
  const taken = new Set<string>();

  async function once(looking: Promise<Looked>): Promise<Looked> {
    const looked = await looking;
    if (looked.kind === 'unknown') return looked;
    const { id } = looked.loan.request;
    if (taken.has(id)) throw new Error(`Request ${id} is in the hands of another work of this transaction.`);
    taken.add(id);
    return looked;
  }

  function send(): void {
    const all = waiting;
    waiting = [];
    const [first, ...others] = all;
    if (first && others.length === 0) {
      first.done(lockConversation(client, first.spoken));
      return;
    }
    lockConversations(
      client,
      all.map(({ spoken }) => spoken),
    ).then(
      (looked) => {
        for (const [at, { done }] of all.entries()) done(looked[at] as Promise<Looked>);
      },
      (error: { code?: unknown }) => {
        hasFailed ||= error.code !== inFailedTransaction;
        for (const { fail } of all) fail(error);
      },
    );
  }

  return {
    conversation: (spoken) =>
      new Promise((done, fail) => {
        // All works begin in one turn; what they ask for first is asked together.
        if (together && waiting.length === 0) queueMicrotask(send);
        waiting.push({ spoken, done: (looked) => done(once(looked)), fail });
        if (!together) send();
      }),
    failed: () => hasFailed,
  };
}
