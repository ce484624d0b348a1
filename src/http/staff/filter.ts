import type { Request } from 'express';

/** How many items a page has when the caller does not say. */
const usualLimit = 50;

/**
 * A filter from the query. Names and forms were checked against the document before; here words become what they mean:
 * `limit` a number, `attention` yes or no. Nothing else is converted.
 */
export function filterFrom<F extends { limit: number }>(req: Request): F {
  const filter: Record<string, unknown> = { ...req.query };
  filter['limit'] = Number(filter['limit'] ?? usualLimit);
  if (filter['attention'] !== undefined) filter['attention'] = String(filter['attention']) === 'true';
  return filter as F;
}
