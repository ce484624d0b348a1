import { type Request, type RequestHandler, type Response, Router } from 'express';
import { asRoute, type Operation } from '../../../contract/operation.js';
import {
  librariesWith,
  type Permission,
  permissionRows,
  rolesThatGive,
  whatIsMissing,
} from '../../../domain/staff/permissions.js';
import type { Caller } from '../../../engine/access/index.js';
import { message } from '../../../words/message.js';
import { admit, admittedIn } from '../../openapi/admitted.js';
import { type ProblemFacts, sendProblem } from '../../problems.js';
import { callerIn } from './caller.js';

/**
 * One gate for each row of the document, before any body is read: an unknown caller reads how to sign in, a caller without the
 * permission reads what is missing. What depends on the body, or on whose the thing is, comes at the route.
 */
export function gates(operations: readonly Operation[]): Router {
  const router = Router();
  for (const operation of plainFirst(operations))
    router[operation.method](asRoute(operation.path), gateOf(guarded(operation)));
  router.use((req, res, next) => (callerIn(res) ? next() : notSignedIn(req, res)));
  return router;
}

const gateOf =
  (operation: Operation): RequestHandler =>
  (req, res, next) => {
    const caller = callerIn(res);
    if (!caller && operation.permission !== 'public') return notSignedIn(req, res);
    const missing = caller && missingAt(operation, caller);
    if (missing) return sendProblem(req, res, forbidden(missing));
    admit(operation, req, res);
    next('router');
  };

/** Judged without knowing what it is about. */
function missingAt({ permission, about = {} }: Operation, caller: Caller): Permission | undefined {
  if (permission === 'public' || permission === 'signedIn') return undefined;
  const asked = permission === 'byAction' ? 'seeRequests' : permission;
  const where = librariesWith(caller, asked);
  if (where === 'all') return undefined;
  const ofOneLibrary = permissionRows[asked].without === 'anyLibrary' || 'library' in about;
  return where.length > 0 && ofOneLibrary ? undefined : asked;
}

/** A row that does not say who may call it, or whose thing by a part that its address has not, keeps the node from starting. */
export function guarded(operation: Operation): Operation {
  const { permission, method, path, about = {} } = operation;
  if (!permission) throw new Error(`The operation ${method} ${path} does not say which permission it needs.`);
  for (const name of Object.values(about))
    if (!path.includes(`{${name}}`))
      throw new Error(
        `The operation ${method} ${path} says whose thing it is by {${name}}, which is not in its address.`,
      );
  return operation;
}

/** The row that a gate let this call in by. */
export const operationOf = (res: Response): Operation | undefined => admittedIn(res)?.operation;

/** `/requests/facets` is looked at before `/requests/{id}`, and so is `/letters/{id}.pdf`: they would be taken for ids. */
export const plainFirst = (operations: readonly Operation[]): Operation[] =>
  [...operations].sort((one, other) => plainness(other) - plainness(one));

const plainness = ({ path }: Operation): number =>
  path
    .split('/')
    .reduce(
      (sum, part, at) => sum + (part.startsWith('{') ? (part.endsWith('}') ? 0 : 0.25 / 2 ** at) : 1 / 2 ** at),
      0,
    );

export function forbidden(permission: Permission, library?: string): ProblemFacts {
  const roles = rolesThatGive(permission);
  return {
    status: 403,
    kind: 'forbidden',
    title: message('refusedCall.notAllowed'),
    detail: whatIsMissing(permission, library),
    more: { permission, ...(library ? { library } : {}), roles },
  };
}

function notSignedIn(req: Request, res: Response): void {
  res.setHeader('WWW-Authenticate', 'Bearer realm="staff"');
  sendProblem(req, res, {
    status: 401,
    kind: 'not-signed-in',
    title: message('refusedAccess.signInFirst'),
    detail: message('refusedAccess.signInHow'),
  });
}
