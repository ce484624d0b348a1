/**
 * Works of one transaction ask by the same statements: what they lock in one turn of the event loop leaves as one, and what they write
 * leaves as one when each of them waits for that or is over. A single transaction does not wait.
 */

/** Asks many questions by one statement, and answers in their order. */
type Ask<Question, Answer> = (questions: readonly Question[]) => Promise<readonly (Answer | Promise<Answer>)[]>;

export interface Gathering {
  /** Questions that leave together at the end of the turn. */
  ofTurn<Question, Answer>(ask: Ask<Question, Answer>): (question: Question) => Promise<Answer>;
  /** Questions that leave together when all works wait. `isLast`: the work that asks writes nothing more. */
  ofAll<Question, Answer>(ask: Ask<Question, Answer>): (question: Question, isLast: boolean) => Promise<Answer>;
  /** A work is over, or has failed. */
  over(isWell: boolean): void;
}

/** `lastSent` is called when what has just left is the last of all works, and none of them has failed. */
export function createGathering(works: number, lastSent: () => void): Gathering {
  let running = works;
  let hasFailed = false;
  let look = () => {};
  return {
    ofTurn: (ask) => {
      const list = listOf(ask);
      return (question) => {
        if (list.length === 0) queueMicrotask(list.send);
        return list.add(question);
      };
    },
    ofAll: (ask) => {
      const list = listOf(ask);
      let areLast = true;
      look = () => {
        if (list.length === 0 || list.length < running) return;
        list.send();
        if (areLast && !hasFailed) lastSent();
        areLast = true;
      };
      return (question, isLast) => {
        const answer = list.add(question);
        areLast &&= isLast;
        look();
        return answer;
      };
    },
    over: (isWell) => {
      running -= 1;
      hasFailed ||= !isWell;
      look();
    },
  };
}

/** Questions that wait, and how they are sent. */
function listOf<Question, Answer>(ask: Ask<Question, Answer>) {
  let waiting: { question: Question; done(answer: Answer | Promise<Answer>): void; fail(error: unknown): void }[] = [];
  return {
    get length() {
      return waiting.length;
    },
    add: (question: Question) => new Promise<Answer>((done, fail) => waiting.push({ question, done, fail })),
    send: () => {
      const asked = waiting;
      waiting = [];
      ask(asked.map(({ question }) => question)).then(
        (answers) => {
          for (const [at, { done }] of asked.entries()) done(answers[at] as Answer);
        },
        (error: unknown) => {
          for (const { fail } of asked) fail(error);
        },
      );
    },
  };
}
