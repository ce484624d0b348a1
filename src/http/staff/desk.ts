import type { RequestHandler } from 'express';
import { librariesWith } from '../../domain/staff/permissions.js';
import type { AccessDesk, Caller } from '../../engine/access/index.js';
import type { LibraryRecords } from '../../engine/model/local/libraries.js';
import { message } from '../../words/message.js';
import { sendProblem } from '../problems.js';
import { callerIn } from './access/caller.js';
import { actorOf } from './actor.js';

/**
 * Where the member of staff stands: `X-Desk: CODE`. A desk that is not there is a mistake of the caller, never passed over:
 * the rules of another desk would be applied; nor does anybody stand at a desk of a library where they have no role.
 * Without the header the library's usual desk is for it.
 */
export function standingAt(libraries: LibraryRecords, access: Pick<AccessDesk, 'desks'>): RequestHandler {
  return async (req, res, next) => {
    const desk = req.headers['x-desk'];
    const caller = callerIn(res);
    if (typeof desk !== 'string' || desk.trim() === '' || !caller) return next();
    const code = desk.trim();
    if (!known.test(code) || (await libraries.mayWorkAt(code, 'return')).kind !== 'done') {
      const problem = message('refusedCall.noDesk');
      return sendProblem(req, res, {
        status: 400,
        kind: 'not-understood',
        title: message('refusedCall.notUnderstood'),
        more: { problems: [{ field: 'X-Desk', problem }] },
      });
    }
    const elsewhere = await desksInstead(code, caller, access);
    if (elsewhere) {
      const problem = message('refusedCall.deskElsewhere', { desks: elsewhere.join(', ') || 'none' });
      return sendProblem(req, res, {
        status: 403,
        kind: 'forbidden',
        title: message('refusedCall.notAllowed'),
        more: { problems: [{ field: 'X-Desk', problem }] },
      });
    }
    res.locals['actor'] = { ...actorOf(res), desk: code };
    next();
  };
}

/** The desks of the caller's libraries when this is none of them. */
async function desksInstead(
  code: string,
  caller: Caller,
  access: Pick<AccessDesk, 'desks'>,
): Promise<string[] | undefined> {
  const where = librariesWith(caller, 'seeConfiguration');
  if (where === 'all') return undefined;
  const own = (await access.desks(where)).map((each) => each.code);
  return own.includes(code) ? undefined : own;
}

/** How codes are written. */
const known = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
