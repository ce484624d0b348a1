import type { RequestHandler, Response } from 'express';
import { patronsOf } from '../../../domain/request/patron-facts.js';
import { librariesWith, mayDo, permissions, permissionsOf } from '../../../domain/staff/permissions.js';
import { actionPermission, actionsFor, stepOfOthers } from '../../../domain/tables/action-permissions.js';
import type { Allowed as AllowedAction } from '../../../domain/tables/staff-actions.js';
import type { Side } from '../../../domain/tables/tables.js';
import type { AccessDesk, Caller } from '../../../engine/access/index.js';
import type { NextAction } from '../../../engine/model/requests.js';
import { callerIn } from './caller.js';
import { operationOf } from './gates.js';
import { withoutPatrons, withoutPatronsOf } from './without-patrons.js';

/** A request wherever it is in an answer. */
interface Shown extends Whose {
  actions: AllowedAction[];
}

/**
 * Answers as the caller may see them: requests with the actions that are theirs to do, lists without what belongs to
 * other libraries. Done to every answer, so that no route can forget it. A page may therefore be shorter than asked for.
 */
export function shownTo(access: Pick<AccessDesk, 'librariesOf'>): RequestHandler {
  return (req, res, next) => {
    const caller = callerIn(res);
    if (!caller || seesAll(caller)) return next();
    const json = res.json.bind(res);
    const where = librariesWith(caller, 'seeRequests');
    const patrons = patronsOf(caller);
    res.json = (body: unknown) => {
      const own = ownActions(caller, body);
      const list = listIn(own);
      if ((where === 'all' || !list) && (patrons === 'all' || isAboutWords(res))) return json(own);
      const items = where === 'all' || !list ? own : ownItems(own, list, new Set(where), access);
      Promise.resolve(items)
        .then((shown) =>
          patrons === 'all' || isAboutWords(res)
            ? shown
            : withoutPatronsOf(shown, patrons, access, requestInPath.exec(req.path)?.[1]),
        )
        .then(json, next);
      return res;
    };
    next();
  };
}

/** What is asked of one request belongs to it. */
const requestInPath = /^\/requests\/(\d+)\//;

/** Words of the catalogue are about nobody, whatever their keys. */
const isAboutWords = (res: Response): boolean => ['readWords', 'readSession'].includes(operationOf(res)?.id ?? '');

/** A request in a problem, for the one who asks. */
export const shownIn = <T>(res: Response, value: T): T => {
  const caller = callerIn(res);
  if (!caller || seesAll(caller)) return value;
  const own = ownActions(caller, value);
  const patrons = patronsOf(caller);
  const { owner } = (value ?? {}) as { owner?: string };
  const isSeen = patrons === 'all' || (patrons.length > 0 && (owner === undefined || patrons.includes(owner)));
  return isSeen ? own : withoutPatrons(own);
};

const seesAll = (caller: Caller): boolean =>
  permissionsOf(caller).length === permissions.length && permissions.every((each) => mayDo(caller, each));

function ownActions<T>(caller: Caller, value: T): T {
  if (Array.isArray(value)) return value.map((each) => ownActions(caller, each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const parts = { ...value } as Record<string, unknown>;
  for (const name of ['request', 'items', 'choices']) if (name in parts) parts[name] = ownActions(caller, parts[name]);
  if (isShown(parts)) {
    const usual = parts.actions.find(({ primary }) => primary);
    if (usual) ownStep(caller, parts, parts, usual);
    parts['actions'] = actionsFor(caller, parts.side, parts.owner, parts.actions);
  }
  const { request, action } = parts as { request?: Whose; action?: NextAction };
  // A row of a list is about itself, a line of the work queue about its request.
  const of = hasSide(parts) ? parts : request;
  if (typeof action === 'object' && of?.side) ownStep(caller, parts, of, action);
  return parts as T;
}

/** The usual next step is the caller's, or it is said whose it is. */
function ownStep(caller: Caller, parts: Record<string, unknown>, { side, owner }: Whose, step: NextAction): void {
  if (mayDo(caller, actionPermission(side, step.name), owner)) return;
  delete parts['action'];
  parts['stepOfOthers'] = stepOfOthers(side, step);
}

interface Whose {
  side: Side;
  owner?: string;
}

const hasSide = (parts: object): parts is Whose => 'side' in parts && 'id' in parts && 'version' in parts;

const isShown = (parts: object): parts is Shown =>
  'side' in parts && 'actions' in parts && Array.isArray(parts.actions);

/** Items of a page, or the requests that a scanned code could mean. */
function listIn(body: unknown): 'items' | 'choices' | undefined {
  const isList = (name: string) => Array.isArray(field(body, name));
  return isList('items') ? 'items' : isList('choices') ? 'choices' : undefined;
}

/** Of what belongs to a request only that of the caller’s libraries, and what is nobody’s. */
async function ownItems(
  body: unknown,
  list: 'items' | 'choices',
  where: ReadonlySet<string>,
  access: Pick<AccessDesk, 'librariesOf'>,
): Promise<unknown> {
  const all = field(body, list) as unknown[];
  const named = all.map(requestOf);
  const ids = [...new Set(named.filter((id): id is string => typeof id === 'string'))];
  const libraries = new Map((await access.librariesOf('request', ids)).map(({ id, library }) => [id, library]));
  const isOwn = (id: string | undefined, item: unknown) => {
    const library = id === undefined ? ownerIn(item) : libraries.get(id);
    return library === undefined || where.has(library);
  };
  return { ...(body as object), [list]: all.filter((item, at) => isOwn(named[at], item)) };
}

const field = (item: unknown, name: string): unknown =>
  typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[name] : undefined;

const requestOf = (item: unknown): string | undefined => {
  const id = field(item, 'requestId') ?? field(item, 'request');
  return typeof id === 'string' ? id : undefined;
};

/** A request itself, or a line about one. */
const ownerIn = (item: unknown): string | undefined => {
  const owner = field(item, 'owner') ?? field(field(item, 'request'), 'owner');
  return typeof owner === 'string' ? owner : undefined;
};
