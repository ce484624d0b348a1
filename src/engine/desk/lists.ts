/** How desks narrow a list of requests, and what they read about the counts. */
import { activeOnlyRanges, type ListCondition } from '../../domain/lists/list-conditions.js';
import { activeOnly, dayRanges, daysOfRange, turns } from '../../domain/lists/request-lists.js';
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

/** A condition that only requests under way can be asked for means those; a turn that is not meant means the others. */
export function understood<F extends RequestFacets>(asked: F): F {
  const filter = withoutBadRanges(asked);
  const isTurned = filter.turn !== undefined && isNot(filter, 'turn');
  const meant = isTurned
    ? {
        ...filter,
        turn: turns.filter((turn) => !oneOrMore(filter.turn ?? []).includes(turn)),
        not: oneOrMore(filter.not ?? []).filter((name) => name !== 'turn'),
      }
    : filter;
  return !meant.activity && asksOfActive(meant) ? { ...meant, activity: 'active' } : meant;
}

function withoutBadRanges<F extends RequestFacets>(filter: F): F {
  const bad = dayRanges.filter((name) => filter[name] !== undefined && !daysOfRange(filter[name] ?? ''));
  return bad.length === 0 ? filter : { ...filter, ...Object.fromEntries(bad.map((name) => [name, undefined])) };
}

/** Whether something is asked that is known of requests under way alone. */
export const asksOfActive = (filter: RequestFacets): boolean =>
  [...activeOnly, ...activeOnlyRanges].some((name) => filter[name] !== undefined) || eitherOf(filter).length > 1;

/** Whether what does not fit that condition is asked for. */
export const isNot = ({ not = [] }: RequestFacets, name: string): boolean =>
  (oneOrMore(not) as readonly string[]).includes(name);

/** The two conditions of which one is enough; fewer where not both are set. */
export function eitherOf(filter: RequestFacets): readonly ListCondition[] {
  const set = [...new Set(oneOrMore(filter.either ?? []))].filter((name) => filter[name] !== undefined).slice(0, 2);
  return set.length === 2 ? set : [];
}
