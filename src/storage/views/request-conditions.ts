/** The facets of a list as conditions on `request r`. */
import { states } from '../../domain/states.js';
import type { Facet, RequestFacets } from '../../engine/desk-lists.js';
import type { Side } from '../../engine/ports.js';
import { namesOf } from './names.js';

/** Collects values and gives the place of each. */
export interface Values {
  all: unknown[];
  add(value: unknown): string;
}
export function values(): Values {
  const all: unknown[] = [];
  return { all, add: (value) => `$${all.push(value)}` };
}

export const dueBucket = `case when r.due_date is null then 'none' when r.due_date < now() then 'overdue'
  when r.due_date < now() + interval '3 days' then 'within3days' when r.due_date < now() + interval '7 days' then 'within7days'
  else 'later' end`;
export const createdBucket = `case when r.created_at > now() - interval '1 day' then 'day'
  when r.created_at > now() - interval '7 days' then 'week' when r.created_at > now() - interval '30 days' then 'month'
  else 'older' end`;

/** The same as ranges, of which the planner can tell how many rows they leave. */
const dueConditions: Record<NonNullable<RequestFacets['due']>, string> = {
  overdue: 'r.due_date < now()',
  within3days: `r.due_date >= now() and r.due_date < now() + interval '3 days'`,
  within7days: `r.due_date >= now() + interval '3 days' and r.due_date < now() + interval '7 days'`,
  later: `r.due_date >= now() + interval '7 days'`,
  none: 'r.due_date is null',
};
const createdConditions: Record<NonNullable<RequestFacets['created']>, string> = {
  day: `r.created_at > now() - interval '1 day'`,
  week: `r.created_at <= now() - interval '1 day' and r.created_at > now() - interval '7 days'`,
  month: `r.created_at <= now() - interval '7 days' and r.created_at > now() - interval '30 days'`,
  older: `r.created_at <= now() - interval '30 days'`,
};

/** Dates are for what is under way: nothing that is over falls due. */
export const understood = <F extends RequestFacets>(filter: F): F =>
  filter.due && !filter.activity ? { ...filter, activity: 'active' } : filter;

/** The conditions, or `undefined` when nothing can fit. `without`: all but that facet's own. */
export function conditionsOf(
  filter: RequestFacets,
  { add }: Values,
  without?: Facet,
  found?: string,
): string[] | undefined {
  const { [without as 'side']: _left, ...set } = filter as RequestFacets;
  if (set.due && set.activity === 'completed') return undefined;
  const standing = statesCondition(set, add);
  if (standing === undefined) return undefined;
  return [
    ...standing,
    ...(set.partner ? [`r.partner_code = ${add(set.partner)}`] : []),
    ...(set.assignedTo
      ? [`r.id in (select request_id from assignment where assigned_to = ${add(set.assignedTo)})`]
      : []),
    ...(set.attention === undefined ? [] : [`r.attention_count ${set.attention ? '>' : '='} 0`]),
    ...(set.serviceType ? [`r.service_type = ${add(set.serviceType)}`] : []),
    ...(set.due ? [dueConditions[set.due]] : []),
    ...(set.created ? [createdConditions[set.created]] : []),
    ...(set.q ? [`r.id in (${found ?? foundBy(set.q, add)})`] : []),
  ];
}

/** Requests by words of title and author, ISBN or ISSN with or without hyphens, External ID or barcode, each by its index. */
export function foundBy(q: string, add: Values['add']): string {
  const words = add(q);
  return `select request_id from citation where to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(author, '')
      || ' ' || coalesce(translate(bibliographic ->> 'bibliographicItemId', '-', ''), ''))
      @@ (plainto_tsquery('simple', ${words}) || plainto_tsquery('simple', translate(${words}, '-', '')))
    union all select id from request where external_id = any(${add(namesOf(q))})
    union all select request_id from request_barcode where barcode = ${add(q.trim())}`;
}

/** The states that side, state and activity leave, in the form that the index on (side, state, id) serves. */
function statesCondition({ side, state, activity }: RequestFacets, add: Values['add']): string[] | undefined {
  const sides = (side ? [side] : Object.keys(states)) as Side[];
  const left = sides.flatMap((each) => {
    const names = Object.keys(states[each]).filter((name) => {
      if (state !== undefined && name !== state) return false;
      return activity === undefined || (states[each][name]?.final === true) === (activity === 'completed');
    });
    return names.length > 0 ? [{ side: each, names }] : [];
  });
  const [first, second] = left;
  if (!first) return undefined;
  if (state === undefined && activity === undefined) return side ? [`r.side = ${add(side)}`] : [];
  if (state !== undefined)
    return [second ? `r.side in ('borrowing', 'lending')` : `r.side = ${add(first.side)}`, `r.state = ${add(state)}`];
  return [`(${left.map((each) => `(r.side = ${add(each.side)} and r.state = any(${add(each.names)}))`).join(' or ')})`];
}
