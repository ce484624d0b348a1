import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from '../../engine/ports.js';
import { sendProblem } from '../problems.js';
import { createStaffLookup, type StaffToken } from '../staff-token.js';

/** Longest name in `X-On-Behalf-Of`, in characters. */
const longest = 80;

/**
 * Lets callers with a staff token in, and notes who acts: the token's name, and after it the person the caller speaks for
 * (`X-On-Behalf-Of`), as in "desk for Élise Roy".
 */
export function onlyStaff(tokens: readonly StaffToken[]): RequestHandler {
  const nameOf = createStaffLookup(tokens);
  return (req, res, next) => {
    const name = nameOf(req.headers.authorization);
    if (name === undefined) {
      res.setHeader('WWW-Authenticate', 'Bearer realm="staff"');
      return sendProblem(req, res, { status: 401, kind: 'no-token', title: 'A staff token is needed', detail: howTo });
    }
    const person = personIn(req);
    if (person === 'unusable') {
      const problem = `must be a name of at most ${longest} characters without control characters`;
      return sendProblem(req, res, {
        status: 400,
        kind: 'not-understood',
        title: 'The call could not be understood',
        more: { problems: [{ field: 'X-On-Behalf-Of', problem }] },
      });
    }
    const actor: Actor = person ? { kind: 'staff', name: `${name} for ${person}`, person } : { kind: 'staff', name };
    res.locals['actor'] = actor;
    next();
  };
}

const howTo = 'Send it as "Authorization: Bearer …". The tokens are in the settings of this node.';

/** Who acts in this call. Throws when the door was left unguarded: that is a mistake in the wiring. */
export function actorOf(res: Response): Actor {
  const actor = res.locals['actor'] as Actor | undefined;
  if (!actor) throw new Error('A staff route was reached without a staff token.');
  return actor;
}

/** Header bytes reach us as Latin-1; a browser or curl sends UTF-8. What is valid UTF-8 is read as such. */
function personIn(req: Request): string | undefined | 'unusable' {
  const header = req.headers['x-on-behalf-of'];
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const name = utf8Or(header).trim();
  return [...name].length > longest || /\p{Cc}/u.test(name) ? 'unusable' : name;
}

function utf8Or(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
