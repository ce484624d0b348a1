import type { Request, RequestHandler, Response, Router } from 'express';
import type { Access } from '../../../engine/access/index.js';
import type { Operation } from '../../openapi/operation.js';
import { sendProblem } from '../../problems.js';
import { type Audit, audited } from './audited.js';
import { closerLook } from './closer-look.js';
import { guarded, operationOf } from './gates.js';
import { inVersion, type Versions } from './versions.js';

type Method = Operation['method'];
const methods: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete'];

export interface Guards {
  operations: readonly Operation[];
  access: Pick<Access, 'librariesOf'>;
  audit: Audit;
  versions: Versions;
}

/**
 * A router on which every route is guarded by its row of the document. A route without a row, or whose row does not say
 * its permission, throws when it is added: the node does not start. A call that no gate let in by this very row fails.
 */
export function guardedRoutes(router: Router, { operations, access, audit, versions }: Guards): Router {
  const add = (method: Method, path: string, handler: RequestHandler) => {
    const operation = rowOf(operations, method, path);
    router[method](path, async (req: Request, res: Response, next) => {
      if (operationOf(res)?.id !== operation.id)
        throw new Error(`${method} ${path} was reached by another gate than its own.`);
      const problem = await closerLook(operation, req, res, access);
      if (problem) return sendProblem(req, res, problem);
      await inVersion(operation, req, res, versions, async () => {
        await audited(operation, req, res, audit);
        await handler(req, res, next);
      });
    });
  };
  return new Proxy(router, {
    get: (target, name, receiver) =>
      methods.includes(name as Method)
        ? (path: string, handler: RequestHandler) => add(name as Method, path, handler)
        : Reflect.get(target, name, receiver),
  });
}

function rowOf(operations: readonly Operation[], method: Method, path: string) {
  const documented = path.replace(/:(\w+)/g, '{$1}');
  const row = operations.find((each) => each.method === method && each.path === documented);
  if (!row) throw new Error(`The route ${method} ${path} has no row in the document: nothing says who may call it.`);
  return guarded(row);
}
