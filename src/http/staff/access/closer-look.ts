import type { Request, Response } from 'express';
import type { Operation } from '../../../contract/operation.js';
import { librariesWith, mayDo, type Permission } from '../../../domain/staff/permissions.js';
import { missingFor } from '../../../domain/tables/action-permissions.js';
import { isOrderName } from '../../../domain/tables/staff-actions.js';
import type { AccessDesk, Caller } from '../../../engine/access/index.js';
import type { ProblemFacts } from '../../problems.js';
import { type About, aboutOf } from './about.js';
import { callerIn } from './caller.js';
import { forbidden } from './gates.js';

/** The second look, with the body read: whose the thing is, and what the order itself asks for. */
export async function closerLook(
  operation: Operation,
  req: Request,
  res: Response,
  access: Pick<AccessDesk, 'librariesOf'>,
): Promise<ProblemFacts | undefined> {
  const { permission } = operation;
  const caller = callerIn(res);
  if (!caller || !permission || permission === 'public' || permission === 'signedIn') return undefined;
  if (permission === 'byAction') return orderProblem(req, caller, access);
  const needed = [permission, ...besides(operation, req, caller)];
  if (needed.every((each) => librariesWith(caller, each) === 'all')) return undefined;
  const libraries = (await Promise.all(aboutOf(operation, req).map((about) => librariesIn(about, access)))).flat();
  for (const each of needed)
    for (const library of libraries.length > 0 ? libraries : [undefined])
      if (library === 'all' ? librariesWith(caller, each) !== 'all' : !mayDo(caller, each, library))
        return forbidden(each, library === 'all' ? undefined : library);
  if (operation.id === 'createRequest' || operation.id === 'enterRequest') ownTheRequest(req, caller);
  return undefined;
}

/** Some orders ask for more than their address says. */
function besides({ id }: Operation, req: Request, caller: Caller): Permission[] {
  // Whoever works on requests anywhere does so only where they may; all others lend and take back.
  if (id === 'scan' && librariesWith(caller, 'workOnRequests').length > 0) return ['workOnRequests'];
  if (id === 'declareLoanLost' && (req.body as { fee?: string } | undefined)?.fee !== undefined)
    return ['setReplacementCost'];
  if (/^(add|replace)Holding$/.test(id) && (req.body as { replacementCost?: string } | undefined)?.replacementCost)
    return ['setReplacementCost'];
  return id === 'settleFee' && req.params['how'] === 'waived' ? ['waiveFees'] : [];
}

async function librariesIn(
  { what, ids }: About,
  access: Pick<AccessDesk, 'librariesOf'>,
): Promise<(string | undefined | 'all')[]> {
  if (what === 'institution') return ['all'];
  if (what === 'library') return [...ids];
  return (await access.librariesOf(what, ids)).map(({ library }) => library);
}

/** One action, or one for many, or a change of status for many: each needs what its row says, at each library. */
async function orderProblem(req: Request, caller: Caller, access: Pick<AccessDesk, 'librariesOf'>) {
  const { action: named, ids } = (req.body ?? {}) as { action?: string; ids?: string[] };
  const action = ids ? named : String(req.params['action']);
  const requests = await access.librariesOf('request', ids ?? [String(req.params['id'])]);
  for (const { library, side = 'borrowing' } of requests) {
    if (!mayDo(caller, 'seeRequests', library)) return forbidden('seeRequests', library);
    const missing =
      action === undefined || !isOrderName(side, action)
        ? mayDo(caller, 'workOnRequests', library)
          ? undefined
          : 'workOnRequests'
        : missingFor(caller, { side, action, ...(library ? { library } : {}) });
    if (missing) return forbidden(missing, library);
  }
  return undefined;
}

/** Whoever works for some libraries makes requests of those: the first, when the form does not say which. */
function ownTheRequest(req: Request, caller: Caller): void {
  const where = librariesWith(caller, 'workOnRequests');
  const draft = req.body as { ownerLibrary?: string };
  if (where !== 'all' && where[0] !== undefined) draft.ownerLibrary ??= where[0];
}
