import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { CreatedAnswer, type Refusal, refused } from '../../answering.js';
import { invalidFields, type ProblemFacts, unknownThing } from '../../problems.js';

function problemOf(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>, thing: string, id: unknown): ProblemFacts {
  switch (outcome.kind) {
    case 'unknown':
      return unknownThing(thing, id);
    case 'invalid':
      return invalidFields(outcome.problems);
    case 'notNow':
      return { status: 409, kind: 'not-now', title: message('refusedCall.notNow'), detail: outcome.reason };
    case 'doubt':
      return { status: 409, kind: 'in-doubt', title: message('refusedCall.doubt'), detail: outcome.reason };
  }
}

interface Meaning {
  /** What an unknown id would have been the id of. */
  thing: string;
  id?: unknown;
}
interface MadeAt<T> extends Meaning {
  /** The address of what was made. */
  made: (value: T) => string;
}
interface SaidOf<T, Said> extends Meaning {
  /** What of it is said. */
  body: (value: T) => Said;
}

/** Why something was not done. */
export const notDone = (outcome: Exclude<Outcome<unknown>, { kind: 'done' }>, { thing, id }: Meaning): Refusal =>
  refused(problemOf(outcome, thing, id));

/** What was made or done, or why not. */
export function answered<T, Said>(
  outcome: Outcome<T>,
  meaning: SaidOf<T, Said> & MadeAt<T>,
): CreatedAnswer<Said> | Refusal;
export function answered<T, Said>(outcome: Outcome<T>, meaning: SaidOf<T, Said> & { made?: never }): Said | Refusal;
export function answered<T>(outcome: Outcome<T>, meaning: MadeAt<T>): CreatedAnswer<T> | Refusal;
export function answered<T>(outcome: Outcome<T>, meaning: Meaning): T | Refusal;
export function answered<T>(
  outcome: Outcome<T>,
  { thing, id, body, made }: Meaning & Partial<SaidOf<T, unknown> & MadeAt<T>>,
): unknown {
  if (outcome.kind !== 'done') return refused(problemOf(outcome, thing, id));
  const said = body ? body(outcome.value) : outcome.value;
  return made ? new CreatedAnswer(said, made(outcome.value)) : said;
}
