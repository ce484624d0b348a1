/**
 * Answers of the mail server that are not stored yet. A letter that was taken must not be sent again because the database
 * did not answer: the answer is kept here and stored again and again, never the letter sent again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineContext } from '../engine-context.js';
import type { ClaimedMail, MailAnswer, MailStore } from '../model/mail.js';

/** A try that is over. */
export interface AnsweredTry {
  mail: ClaimedMail;
  answer: MailAnswer;
  at: Date;
  nextTryAt: Date | undefined;
}

export interface KeptAnswers {
  /** Stores it now, or else keeps it and stores it later. Never throws. */
  store(tried: AnsweredTry): Promise<void>;
  /** Tries once to store all that is kept. */
  storeAgain(): Promise<void>;
  /** The mails whose answers are kept. */
  mails(): string[];
  /** How long ago the database last failed; undefined: not yet. */
  failedMsAgo(): number | undefined;
  /** The database failed elsewhere. */
  failed(): void;
  /** Resolves when nothing is kept, or nobody tries any more. */
  untilStored(): Promise<void>;
  /** The database is closed: what is still kept is lost with this process, which the log says. */
  giveUp(): void;
}

/** Between two attempts to store, in milliseconds: the first, then twice as long each time, and the longest. */
const waits = { first: 100, longest: 5000 };

export function createKeptAnswers(
  { log }: Pick<EngineContext, 'log'>,
  settle: MailStore['settle'],
  clock: () => number = () => performance.now(),
): KeptAnswers {
  const kept = new Map<string, AnsweredTry>();
  let failedAt: number | undefined;
  let storing: Promise<void> | undefined;
  let isRepeating = false;
  let isOver = false;

  async function attempt(tried: AnsweredTry): Promise<void> {
    const { mail, answer, at, nextTryAt } = tried;
    const isNew = !kept.has(mail.id);
    kept.set(mail.id, tried);
    try {
      if (!(await settle(mail, answer, at, nextTryAt)))
        log.warn({ mail: mail.id }, 'A mail took longer than its lease; another process may send it again.');
      kept.delete(mail.id);
    } catch (error) {
      failedAt = clock();
      if (isNew)
        log.warn(
          { err: error, mail: mail.id, kind: answer.kind },
          'The answer of the mail server could not be stored. It is kept and stored as soon as the database takes it; the mail is not sent again.',
        );
    }
  }

  const storeAgain = (): Promise<void> => {
    storing ??= Promise.all([...kept.values()].map(attempt))
      .then(() => undefined)
      .finally(() => {
        storing = undefined;
      });
    return storing;
  };

  async function repeat(): Promise<void> {
    if (isRepeating) return;
    isRepeating = true;
    for (let wait = waits.first; kept.size > 0 && !isOver; wait = Math.min(2 * wait, waits.longest)) {
      await pause(wait, undefined, { ref: false });
      if (!isOver) await storeAgain();
    }
    isRepeating = false;
  }

  return {
    store: async (tried) => {
      await attempt(tried);
      if (kept.size > 0 && !isOver) void repeat();
    },
    storeAgain,
    mails: () => [...kept.keys()],
    failedMsAgo: () => (failedAt === undefined ? undefined : clock() - failedAt),
    failed: () => {
      failedAt = clock();
    },
    untilStored: async () => {
      while (kept.size > 0 && !isOver) {
        await storeAgain();
        if (kept.size > 0) await pause(waits.first);
      }
    },
    giveUp: () => {
      isOver = true;
      if (kept.size > 0)
        log.error(
          { mails: [...kept.values()].map(({ mail, answer }) => ({ mail: mail.id, kind: answer.kind })) },
          'These answers of the mail server could not be stored before the end. What the server took may be sent once more, with the same Message-ID.',
        );
    },
  };
}
