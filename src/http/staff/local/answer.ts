import type { Request, Response } from 'express';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { apiBase } from '../../openapi/document.js';
import { invalidFields, type ProblemFacts, sendProblem, unknownThing } from '../../problems.js';

/** Answers with what was made or done, or with the problem that says why not. */
export function answer<T>(
  req: Request,
  res: Response,
  outcome: Outcome<T>,
  { thing, id, body = (value) => value, made }: Answering<T>,
): void {
  if (outcome.kind !== 'done') {
    sendProblem(req, res, problemOf(outcome, thing, id));
    return;
  }
  const value = body(outcome.value);
  if (made) res.status(201).location(`${apiBase}${made(outcome.value)}`);
  if (value === undefined) res.status(204).end();
  else res.json(value);
}

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

interface Answering<T> {
  /** What an unknown id would have been the id of. */
  thing: string;
  id?: unknown;
  /** `undefined` answers with 204. */
  body?: (value: T) => unknown;
  /** The address of what was made; answers with 201. */
  made?: (value: T) => string;
}
