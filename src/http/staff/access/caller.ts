import type { Request, RequestHandler, Response } from 'express';
import type { AccessDesk, Caller } from '../../../engine/access/index.js';
import type { Actor } from '../../../engine/model/actor.js';
import { sendProblem } from '../../problems.js';
import { createStaffLookup, type StaffToken } from '../../staff-token.js';
import { personIn, unusablePerson } from '../actor.js';
import { cookieIn } from './cookie.js';

/** Who calls this time; `undefined` at an address that is open to everybody. */
export const callerIn = (res: Response): Caller | undefined => res.locals['caller'] as Caller | undefined;

/** Who calls. Throws when no check of the caller ran: that is a mistake in the wiring. */
export function callerOf(res: Response): Caller {
  const caller = callerIn(res);
  if (!caller) throw new Error('A staff route was reached by nobody in particular.');
  return caller;
}

/** Who calls at present, for an answer that goes on for hours: roles are taken away and sessions end meanwhile. */
export const callerNow = (res: Response): Promise<Caller | undefined> =>
  (res.locals['callerNow'] as () => Promise<Caller | undefined>)();

/** The secret of the cookie by which this call was let in. */
export const sessionTokenOf = (res: Response): string | undefined => res.locals['sessionToken'] as string | undefined;

export interface Entrance {
  /** The node’s own keys, from its settings. */
  tokens: readonly StaffToken[];
  access: Pick<AccessDesk, 'bySession' | 'keys'>;
  /** Base of the cookie’s name: cookies of nodes on one host must not be taken for each other. */
  cookie: string;
}

/**
 * Finds out who calls: the node’s own key, the key of a program, or a browser that signed in. An unknown caller goes on as
 * nobody; the gate decides what is open to them. `X-On-Behalf-Of` names the person that a key speaks for, as in "desk for
 * Élise Roy"; a session speaks for its own person.
 */
export function identified({ tokens, access, cookie }: Entrance): RequestHandler {
  const nodeKey = createStaffLookup(tokens);

  /** The key of a program that looks on: its many open pages ask once in a while, together. */
  const looks = createLooks((text) => access.keys.lookAt(text));

  async function find(req: Request, res: Response, onlyLook: boolean): Promise<Caller | undefined> {
    const { authorization } = req.headers;
    if (authorization !== undefined) {
      const name = nodeKey(authorization);
      if (name !== undefined)
        return { kind: 'node', code: name, name, roles: [{ role: 'generalSystemAdministrator' }] };
      const text = /^bearer +(\S+)\s*$/i.exec(authorization)?.[1];
      if (text === undefined) return undefined;
      return onlyLook && res.headersSent ? looks(text) : access.keys.byKey(text);
    }
    const token = cookieIn(req, cookie);
    if (token === undefined) return undefined;
    const caller = await access.bySession(token, onlyLook);
    if (caller) res.locals['sessionToken'] = token;
    return caller;
  }

  return async (req, res, next) => {
    const caller = await find(req, res, inBackground(req));
    if (!caller) return next();
    const person = personIn(req);
    if (person === 'unusable' || (person !== undefined && caller.kind === 'user'))
      return sendProblem(req, res, unusablePerson(person === 'unusable' ? undefined : caller.name));
    res.locals['caller'] = caller;
    res.locals['callerNow'] = () => find(req, res, true);
    res.locals['actor'] = actorFor(caller, person);
    next();
  };
}

/** How long many streams of one key share one answer, in milliseconds. */
const sharedMs = 1000;
const keysAtMost = 1000;

/** Whose key it is, asked of the database once a second at most however many streams it holds. */
function createLooks(
  ask: (text: string) => Promise<Caller | undefined>,
): (text: string) => Promise<Caller | undefined> {
  const known = new Map<string, { at: number; caller: Promise<Caller | undefined> }>();
  return (text) => {
    const found = known.get(text);
    if (found && performance.now() - found.at < sharedMs) return found.caller;
    const caller = ask(text);
    known.delete(text);
    known.set(text, { at: performance.now(), caller });
    if (known.size > keysAtMost) known.delete(known.keys().next().value ?? text);
    caller.catch(() => known.delete(text));
    return caller;
  };
}

/** A page that refreshes by itself says so, and does not keep the session of somebody who has left open. */
const inBackground = (req: Request): boolean => req.headers['x-in-background'] === 'yes';

/** As the history names them. A user is a person under their login, by which requests are assigned. */
function actorFor({ kind, code, name }: Caller, person: string | undefined): Actor {
  if (kind === 'user') return { kind: 'staff', name, person: code };
  return person ? { kind: 'staff', name: `${name} for ${person}`, person } : { kind: 'staff', name };
}
