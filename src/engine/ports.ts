/** What the engine needs from outside, and what the doors may ask of it, one file a subject. Values only; no adapter is named. */
export type { ActionField, Allowed as AllowedAction } from '../domain/staff-actions.js';
export type { DuplicateWish, RequestChange, RequestDraft } from './desk/request-draft.js';
export type * from './ports/arrivals.js';
export type * from './ports/courier.js';
export type * from './ports/doorbell.js';
export type * from './ports/figures.js';
export type * from './ports/gateway.js';
export type * from './ports/mail.js';
export * from './ports/messages.js';
export type * from './ports/orders.js';
export type * from './ports/partners.js';
export type * from './ports/requests.js';
export type * from './ports/siblings.js';
export type * from './ports/trials.js';
