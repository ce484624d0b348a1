import { type Operation, ok } from './operation.js';
import { instant, integer, list, object, oneOf, optional, ref, text, yesNo } from './shape.js';

const changed = { answer: ok(ref('RequestView')), problems: [404, 409, 422] } satisfies Partial<Operation>;

/** The desk's work on requests beside their actions. */
export const deskOperations: Operation[] = [
  {
    ...{ method: 'put', path: '/requests/{id}/rota', id: 'changeRota', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Add, take out and reorder the partners still to be asked. An exhausted rota gets going again.',
    body: 'RotaOrder',
    ...changed,
  },
  {
    ...{ method: 'post', path: '/requests/{id}/assign', id: 'assign', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Make it somebody’s task. One that is somebody’s is passed on by that person alone.',
    body: 'AssignOrder',
    ...changed,
  },
  {
    ...{ method: 'get', path: '/requests/{id}/ask', id: 'whoMayStep', tag: 'requests' },
    permission: 'seeRequests',
    summary: 'Who may take the usual next step of the request.',
    answer: ok({ type: 'object', required: ['items'], properties: { items: list(ref('Person')) } }),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/ask', id: 'askForStep', tag: 'requests' },
    permission: 'seeRequests',
    summary:
      'Ask somebody who may take the next step: it becomes their task, also when the one who asks may not take it.',
    body: 'AssignOrder',
    ...changed,
  },
  {
    ...{ method: 'post', path: '/requests/{id}/release', id: 'release', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Release the request: it is nobody’s task.',
    body: 'ReleaseOrder',
    ...changed,
  },
  {
    ...{ method: 'post', path: '/requests/{id}/answers', id: 'enterAnswer', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Enter what a partner that speaks only e-mail wrote: the same step follows as by message.',
    body: 'AnswerOrder',
    ...changed,
  },
  {
    ...{ method: 'post', path: '/requests/{id}/notes', id: 'addNote', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Note something. An active note travels: with the request before Send, afterwards as a message.',
    body: 'NoteOrder',
    ...changed,
  },
  {
    ...{ method: 'post', path: '/requests/{id}/notes/{noteId}/dismiss', id: 'dismissNote', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Put an active note aside, with the mark that shows the same words.',
    answer: 'none',
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/status', id: 'changeStatus', tag: 'requests' },
    permission: 'workOnRequests',
    summary:
      'Change the status by hand: nothing is sent. A 409 “out-of-step” names the action that would tell the partner.',
    body: 'StatusOrder',
    ...changed,
  },
  {
    ...{ method: 'post', path: '/requests/bulk', id: 'doForMany', tag: 'requests' },
    permission: 'byAction',
    summary:
      'One action, one change of status, one assignment or one slip for up to 500 requests: each row says what came of it, or as a trial what would.',
    body: 'BulkOrder',
    answer: ok({ type: 'object', required: ['items'], properties: { items: list(ref('BulkRow')) } }),
    problems: [422],
  },
];

export const deskAnswers = {
  AssignmentView: object({
    assignedTo: text,
    name: optional(text),
    note: optional(text),
    assignedBy: text,
    assignedAt: instant,
  }),
  NoteView: object({
    id: text,
    text,
    active: yesNo,
    authorKind: oneOf('staff', 'partner', 'system', 'patron'),
    author: text,
    partner: optional(text),
    createdAt: instant,
    dismissedAt: optional(instant),
    dismissedBy: optional(text),
  }),
  BulkRow: object({
    id: text,
    result: oneOf('done', 'possible', 'stale', 'notAllowed', 'warned', 'invalid', 'unknown', 'failed'),
    reason: optional(text),
    matchingAction: optional(text),
    state: optional(text),
    version: optional(integer),
  }),
};
