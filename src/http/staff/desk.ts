import type { RequestHandler } from 'express';
import type { LibraryRecords } from '../../engine/local/libraries.js';
import { sendProblem } from '../problems.js';
import { callerIn } from './access/caller.js';
import { actorOf } from './actor.js';

/**
 * Where the member of staff stands: `X-Desk: CODE`. A desk that is not there is a mistake of the caller, never passed over:
 * the rules of another desk would be applied. Without the header the library's usual desk stands for it.
 */
export function standingAt(libraries: LibraryRecords): RequestHandler {
  return async (req, res, next) => {
    const desk = req.headers['x-desk'];
    if (typeof desk !== 'string' || desk.trim() === '' || !callerIn(res)) return next();
    const code = desk.trim();
    if (!known.test(code) || (await libraries.mayWorkAt(code, 'return')).kind !== 'done') {
      const problem = 'There is no such desk. GET /libraries lists the desks of each library.';
      return sendProblem(req, res, {
        status: 400,
        kind: 'not-understood',
        title: 'The call could not be understood',
        more: { problems: [{ field: 'X-Desk', problem }] },
      });
    }
    res.locals['actor'] = { ...actorOf(res), desk: code };
    next();
  };
}

/** How codes are written. */
const known = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
