/** What the engine needs from outside, and what the doors may ask of it, one file a subject. Values only; no adapter is named. */
export type { ActionField, Allowed as AllowedAction } from '../domain/staff-actions.js';
export type * from './model/actor.js';
export type * from './model/arrivals.js';
export type * from './model/courier.js';
export type * from './model/doorbell.js';
export type * from './model/figures.js';
export type * from './model/gateway.js';
export type * from './model/mail.js';
export * from './model/messages.js';
export type * from './model/orders.js';
export type * from './model/partners.js';
export type { RequestChange, RequestDraft } from './model/request-draft.js';
export type * from './model/requests.js';
export type * from './model/siblings.js';
export type * from './model/trials.js';
