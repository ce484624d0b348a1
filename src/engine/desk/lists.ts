/** How desks narrow a list of requests, and what they are told about the numbers. */
import { activeOnly } from '../../domain/request-lists.js';
import { message } from '../../words/message.js';
import type { OneOrMore, RequestFacets } from '../model/lists.js';

/** As whose task nobody's is named. */
export const nobody = 'unassigned';
export const oneOrMore = <V extends string>(value: OneOrMore<V>): readonly V[] =>
  typeof value === 'string' ? [value] : value;

/** Above it a wider view says "10,000 or more", and an export ends. */
export const countedAtMost = 10_000;

/** What may be asked of a list together: only the active view is small enough to be sorted by other things than age. */
export function listProblems({ sort, ...filter }: Partial<RequestFacets> & { sort?: string }) {
  const { activity } = understood(filter);
  return sort && sort !== 'created' && activity !== 'active'
    ? [{ field: 'sort', problem: message('refusedOrder.listSort', { sort }) }]
    : [];
}

/** A facet that only requests under way have means those. */
export const understood = <F extends RequestFacets>(filter: F): F =>
  !filter.activity && activeOnly.some((facet) => filter[facet] !== undefined)
    ? { ...filter, activity: 'active' }
    : filter;
