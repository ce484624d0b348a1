/**
 * Messages, orders and steps of several works in one transaction: what they look for in the same moment is locked and read by one
 * statement.
 */
import type { PoolClient } from 'pg';
import type { Loan } from '../../engine/model/records.js';
import {
  type Looked,
  lockConversation,
  lockConversations,
  lockRequest,
  lockRequests,
  type RequestSought,
  type Spoken,
} from './find.js';
import { inFailedTransaction } from './shared-saves.js';

export interface SharedLocks {
  /** The request of the conversation, locked. Rejects where another work of the transaction has it. */
  conversation(spoken: Spoken): Promise<Looked>;
  /** The request of that id, in the same way. */
  request(wanted: RequestSought): Promise<Loan | undefined>;
  /** A statement that locked for several works failed: whose request is held by somebody is not known. */
  failed(): boolean;
}

/** `together`: what several works look for; else each has a statement of its own. */
export function createSharedLocks(client: PoolClient, together: boolean): SharedLocks {
  let hasFailed = false;
  /** Two works of one transaction are not kept apart by its locks. */
  const taken = new Set<string>();

  async function once<T>(looking: Promise<T>, loanOf: (found: T) => Loan | undefined): Promise<T> {
    const found = await looking;
    const id = loanOf(found)?.request.id;
    if (id === undefined) return found;
    if (taken.has(id)) throw new Error(`Request ${id} is in the hands of another work of this transaction.`);
    taken.add(id);
    return found;
  }

  /** Questions of one kind: those of one turn are asked by one statement. */
  function gathering<Question, Answer>(
    askOne: (question: Question) => Promise<Answer>,
    askAll: (questions: readonly Question[]) => Promise<Promise<Answer>[]>,
  ): (question: Question) => Promise<Answer> {
    let waiting: { question: Question; done: (answer: Promise<Answer>) => void; fail: (error: unknown) => void }[] = [];
    const send = () => {
      const all = waiting;
      waiting = [];
      const [first, ...others] = all;
      if (first && others.length === 0) {
        first.done(askOne(first.question));
        return;
      }
      askAll(all.map(({ question }) => question)).then(
        (answers) => {
          for (const [at, { done }] of all.entries()) done(answers[at] as Promise<Answer>);
        },
        (error: { code?: unknown }) => {
          hasFailed ||= error.code !== inFailedTransaction;
          for (const { fail } of all) fail(error);
        },
      );
    };
    return (question) =>
      new Promise((done, fail) => {
        // All works begin in one turn; what they ask for first is asked together.
        if (together && waiting.length === 0) queueMicrotask(send);
        waiting.push({ question, done, fail });
        if (!together) send();
      });
  }

  const conversation = gathering<Spoken, Looked>(
    (spoken) => lockConversation(client, spoken),
    (all) => lockConversations(client, all),
  );
  const asking = () =>
    gathering<RequestSought, Loan | undefined>(
      ({ id, order }) => lockRequest(client, id, order),
      (all) => lockRequests(client, all),
    );
  const [forOrder, forStep] = [asking(), asking()];
  return {
    conversation: (spoken) =>
      once(conversation(spoken), (looked) => (looked.kind === 'found' ? looked.loan : undefined)),
    request: (wanted) => once((wanted.order ? forOrder : forStep)(wanted), (loan) => loan),
    failed: () => hasFailed,
  };
}
