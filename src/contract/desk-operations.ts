import { type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import { instant, integer, list, object, oneOfThese, optional, ref, text, wording, yesNo } from './shape.js';

const changed = { answer: ok(ref('RequestView')), problems: [404, 409, 422] } satisfies Partial<Operation>;

/** The desk's work on requests beside their actions. */
export const deskOperations = [
  {
    method: 'put',
    path: '/requests/{id}/rota',
    about: { request: 'id' },
    id: 'changeRota',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Add, take out and reorder the partners still to be asked. An exhausted rota gets going again.',
    body: 'RotaOrder',
    ...changed,
  },
  {
    method: 'put',
    path: '/requests/{id}/copy',
    about: { request: 'id' },
    id: 'chooseCopy',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Choose which of the copies that were found is lent. Nothing is sent.',
    body: 'CopyChoice',
    ...changed,
  },
  {
    method: 'post',
    path: '/requests/{id}/assign',
    about: { request: 'id' },
    id: 'assign',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Make it somebody’s task. One that is somebody’s is passed on by that person alone.',
    body: 'AssignOrder',
    ...changed,
  },
  {
    method: 'get',
    path: '/requests/{id}/ask',
    about: { request: 'id' },
    id: 'whoMayStep',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'Who may take the usual next step of the request.',
    answer: ok({ type: 'object', required: ['items'], properties: { items: list(ref('Person')) } }),
    problems: [404],
  },
  {
    method: 'post',
    path: '/requests/{id}/ask',
    about: { request: 'id' },
    id: 'askForStep',
    tag: 'requests',
    permission: 'seeRequests',
    summary:
      'Ask somebody who may take the next step: it becomes their task, also when the one who asks may not take it.',
    body: 'AssignOrder',
    ...changed,
  },
  {
    method: 'post',
    path: '/requests/{id}/release',
    about: { request: 'id' },
    id: 'release',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Release the request: it is nobody’s task.',
    body: 'ReleaseOrder',
    ...changed,
  },
  {
    method: 'post',
    path: '/requests/{id}/answers',
    about: { request: 'id' },
    id: 'enterAnswer',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Enter what a partner that speaks only e-mail wrote: the same step follows as by message.',
    body: 'AnswerOrder',
    ...changed,
  },
  {
    method: 'post',
    path: '/requests/{id}/notes',
    about: { request: 'id' },
    id: 'addNote',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Note something. An active note travels: with the request before Send, afterwards as a message.',
    body: 'NoteOrder',
    ...changed,
  },
  {
    method: 'post',
    path: '/requests/{id}/notes/{noteId}/dismiss',
    about: { request: 'id' },
    id: 'dismissNote',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Put an active note aside, with the mark that shows the same words.',
    answer: 'none',
    problems: [404],
  },
  {
    method: 'post',
    path: '/requests/{id}/status',
    about: { request: 'id' },
    id: 'changeStatus',
    tag: 'requests',
    permission: 'workOnRequests',
    summary:
      'Change the status by hand: nothing is sent. A 409 “out-of-step” names the action that would tell the partner.',
    body: 'StatusOrder',
    ...changed,
  },
  {
    method: 'post',
    path: '/requests/bulk',
    id: 'doForMany',
    tag: 'requests',
    permission: 'byAction',
    summary:
      'One action, one change of status, one assignment or one slip for up to 500 requests: each row says what came of it, or as a trial what would.',
    body: 'BulkOrder',
    answer: ok({ type: 'object', required: ['items'], properties: { items: list(ref('BulkRow')) } }),
    problems: [422],
  },
] as const satisfies readonly Operation[];

export const deskSchemas = {
  AssignmentView: object({
    /** The user name. */
    assignedTo: text,
    /** As colleagues call them; absent when they are no user here any more. */
    name: optional(text),
    note: optional(text),
    assignedBy: text,
    assignedAt: instant,
  }),
  NoteView: object({
    id: text,
    text,
    active: yesNo,
    authorKind: oneOfThese('staff', 'partner', 'system', 'patron'),
    author: text,
    partner: optional(text),
    createdAt: instant,
    dismissedAt: optional(instant),
    dismissedBy: optional(text),
  }),
  BulkRow: object({
    id: text,
    /** `possible`: it was a trial, and it would be done. */
    result: oneOfThese('done', 'possible', 'stale', 'notAllowed', 'warned', 'invalid', 'unknown', 'failed'),
    /** Why it was not done. */
    reason: optional(wording),
    matchingAction: optional(text),
    state: optional(text),
    version: optional(integer),
    undoes: optional(
      object(
        { action: text, version: integer },
        { description: 'What was done can be taken back: an undo names it so.' },
      ),
    ),
  }),
};

/** Whose task a request is. */
export type AssignmentView = Shape<'AssignmentView'>;
/** A note on a request. Internal ones never leave; an active one stands out until somebody puts it aside. */
export type NoteView = Shape<'NoteView'>;

export type BulkRow = Shape<'BulkRow'>;
