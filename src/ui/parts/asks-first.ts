import type { Action } from './use-order.js';

/** An optional note is no reason to ask before the usual next step. */
const noteNames = ['note', 'internalNote'];

/** Whether the form of an action is shown before it is ordered. */
export const asksFirst = ({ primary, fields }: Action): boolean =>
  !primary || fields.some(({ name, required }) => required || !noteNames.includes(name));
