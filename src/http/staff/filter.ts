import type { Request, Response } from 'express';
import { readsWithoutPatrons } from '../../domain/patron-facts.js';
import { librariesWith } from '../../domain/permissions.js';
import { personOf } from '../../engine/desk/attempt.js';
import { callerOf } from './access/caller.js';
import { actorOf } from './actor.js';

/** How many items a page has when the caller does not say. */
const usualLimit = 50;
const yesNo = ['attention', 'notes', 'unread', 'toPrint'];

/**
 * A filter from the query. Names and forms were checked against the document before; here words become what they mean:
 * `limit` a number, some facets yes or no. Nothing else is converted.
 */
export function filterFrom<F extends { limit: number }>(req: Request): F {
  const filter: Record<string, unknown> = { ...req.query };
  filter['limit'] = Number(filter['limit'] ?? usualLimit);
  for (const name of yesNo) if (filter[name] !== undefined) filter[name] = String(filter[name]) === 'true';
  return filter as F;
}

/** The same, where `me` is who calls, and of requests only those of the libraries that are theirs. */
export function ownFilterFrom<F extends { limit: number; assignedTo?: string; owners?: readonly string[] }>(
  req: Request,
  res: Response,
): F {
  const caller = callerOf(res);
  const where = librariesWith(caller, 'seeRequests');
  const filter: F = {
    ...filterFrom<F>(req),
    ...(where === 'all' ? {} : { owners: where }),
    ...(readsWithoutPatrons(caller) ? { withoutPatrons: true } : {}),
  };
  return filter.assignedTo === 'me' ? { ...filter, assignedTo: personOf(actorOf(res)) } : filter;
}
