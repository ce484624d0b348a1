import { activeOnlyRanges, type ListCondition, listConditions } from '../../../domain/lists/list-conditions.js';
import { type DayRange, isActiveOnly } from '../../../domain/lists/request-lists.js';
import { isDayRange, type ShownActivity, type ShownFacet } from '../question.js';

/** What a condition of a list can be about, as it is offered. */
export type ShownCondition = Exclude<ListCondition, 'urgency'> & (ShownFacet | DayRange);
export const shownConditions = listConditions.filter((name): name is ShownCondition => name !== 'urgency');

/** Whether a list of that activity can be asked for it. */
export const isAskedOf = (activity: ShownActivity, name: ShownCondition): boolean =>
  activity === 'active' ||
  (isDayRange(name) ? !(activeOnlyRanges as readonly string[]).includes(name) : !isActiveOnly(name));
