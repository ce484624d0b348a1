import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from '../../engine/model/actor.js';
import { message } from '../../words/message.js';
import { type ProblemFacts, sendProblem } from '../problems.js';
import { createStaffLookup, type StaffToken } from '../staff-token.js';

/** Longest name in `X-On-Behalf-Of`, in characters. */
const longest = 80;

/** Lets callers with the node's own key in: for readiness and metrics, which must answer when the database does not. */
export function onlyStaff(tokens: readonly StaffToken[]): RequestHandler {
  const nameOf = createStaffLookup(tokens);
  return (req, res, next) => {
    if (nameOf(req.headers.authorization) !== undefined) return next();
    res.setHeader('WWW-Authenticate', 'Bearer realm="staff"');
    sendProblem(req, res, { status: 401, kind: 'no-token', title: message('refusedCall.tokenNeeded'), detail: howTo });
  };
}

const howTo = message('refusedCall.tokenHow');

/** Who acts in this call. Throws when no check of the caller ran: that is a mistake in the wiring. */
export function actorOf(res: Response): Actor {
  const actor = res.locals['actor'] as Actor | undefined;
  if (!actor) throw new Error('A staff route was reached by nobody in particular.');
  return actor;
}

/**
 * The person in `X-On-Behalf-Of`. Header bytes reach us as Latin-1; a browser or curl sends UTF-8. What is valid UTF-8 is
 * read as such.
 */
export function personIn(req: Request): string | undefined | 'unusable' {
  const header = req.headers['x-on-behalf-of'];
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const name = utf8Or(header).trim();
  return [...name].length > longest || /\p{Cc}/u.test(name) ? 'unusable' : name;
}

/** With the name of a user who signed in: they speak for nobody else. */
export function unusablePerson(signedIn?: string): ProblemFacts {
  const problem = signedIn
    ? message('refusedCall.personOfSession', { person: signedIn })
    : message('refusedCall.person', { most: longest });
  return {
    status: 400,
    kind: 'not-understood',
    title: message('refusedCall.notUnderstood'),
    more: { problems: [{ field: 'X-On-Behalf-Of', problem }] },
  };
}

function utf8Or(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
