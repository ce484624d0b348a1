import type { ErrorRequestHandler, Request, Response } from 'express';
import type { AccessDesk } from '../../engine/access/index.js';
import type { FieldProblem } from '../../engine/model/local/outcome.js';
import { Unfit } from '../field-problems.js';
import { type Admitted, admittedIn } from '../openapi/admitted.js';
import { closerLook } from './access/closer-look.js';
import { StaffCall } from './calls.js';

/** What the rules say of the fields of a call that its schemas have nothing against. Nothing is kept. */
export type SecondLook = (call: StaffCall) => Promise<readonly FieldProblem[]>;

/**
 * Of a form with a field that its schema refuses, what the rules say of all other fields is said at once: nobody corrects a form
 * in two rounds. By the operation that is looked at so.
 */
export function secondLook(
  looks: Readonly<Record<string, SecondLook>>,
  access: Pick<AccessDesk, 'librariesOf'>,
): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const admitted = admittedIn(res);
    const look = admitted && looks[admitted.operation.id];
    if (!look || !(error instanceof Unfit) || !isRecord(req.body)) return next(error);
    const whole = req.body;
    const wrong = new Set(error.problems.map(({ field }) => topOf(field)));
    req.body = Object.fromEntries(Object.entries(whole).filter(([name]) => !wrong.has(name)));
    const more = await seen(look, admitted, req, res, access);
    req.body = whole;
    next(error.with(more.filter(({ field }) => !wrong.has(topOf(field)))));
  };
}

/** Whose the thing is counts here too: who may not change it learns nothing of it. */
async function seen(
  look: SecondLook,
  { operation, params }: Admitted,
  req: Request,
  res: Response,
  access: Pick<AccessDesk, 'librariesOf'>,
): Promise<readonly FieldProblem[]> {
  try {
    req.params = params as Record<string, string>;
    return (await closerLook(operation, req, res, access)) ? [] : await look(new StaffCall(req, res));
  } catch {
    // Some rules ask for a field that is not there: then the schema's own words are all that can be said.
    return [];
  }
}

const topOf = (field: string): string => field.split('.')[0] ?? field;
const isRecord = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);
