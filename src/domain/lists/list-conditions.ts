/** What a condition of a list of requests can be about, beside what a tick says. */
import { dayRanges, facetNames, takesSeveral } from './request-lists.js';

/** Days of creation are known of requests that are over, too; all others of requests under way alone. */
export const activeOnlyRanges = dayRanges.filter((name) => name !== 'createdOn');

/** What a condition can be about: it may be turned round (`not`), and two may be joined by *or* (`either`). */
export const listConditions = [...facetNames.filter(takesSeveral), ...dayRanges];
export type ListCondition = (typeof listConditions)[number];
