import { deskAnswers, deskOperations } from './desk-operations.js';
import { localAnswers, localOperations } from './local-operations.js';
import { items, made, type Operation, ok, paging } from './operation.js';
import { integer, line, list, object, oneOf, page, ref, type Schema, text } from './shape.js';
import { facetsOfRequests, sorting, workOperations } from './work-operations.js';

const direction = oneOf('in', 'out');

export const operations: Operation[] = [
  {
    ...{ method: 'get', path: '/requests', id: 'listRequests', tag: 'requests' },
    summary: 'Search requests, newest first unless `sort` says otherwise.',
    query: { ...facetsOfRequests, ...sorting, ...paging },
    answer: ok(page(ref('RequestSummary'))),
  },
  {
    ...{ method: 'post', path: '/requests', id: 'createRequest', tag: 'requests' },
    summary: 'Create a borrowing request; it is sent by an action.',
    body: 'RequestDraft',
    answer: made(ref('RequestView')),
    problems: [422],
  },
  {
    ...{ method: 'get', path: '/requests/{id}', id: 'readRequest', tag: 'requests' },
    summary: 'One request by id or external id, with the actions allowed now.',
    answer: ok(ref('RequestView')),
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/requests/{id}/history', id: 'readHistory', tag: 'requests' },
    summary: 'Everything that happened to a request, and who or which rule did it.',
    answer: ok(items('HistoryEntry')),
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/requests/{id}/explain', id: 'explainRequest', tag: 'requests' },
    summary: 'Who has it, why, what is expected next, and what happens by itself if nothing comes.',
    answer: ok(ref('Explanation')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/actions/{action}', id: 'act', tag: 'requests' },
    summary: 'Do one of the allowed actions. A 409 says who was faster, or why it is not allowed now.',
    body: 'ActionOrder',
    answer: ok(ref('RequestView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/attention/{attentionId}/dismiss', id: 'dismiss', tag: 'requests' },
    summary: 'Put an attention item aside.',
    answer: 'none',
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/messages', id: 'listMessages', tag: 'messages' },
    summary: 'The message log, newest first.',
    query: { request: line(100), partner: line(64), direction, status: line(64), ...paging },
    answer: ok(page(ref('MessageEntry'))),
  },
  {
    ...{ method: 'get', path: '/messages/{direction}/{id}', id: 'readMessage', tag: 'messages' },
    summary: 'One message: raw XML both ways, schema verdict, every attempt.',
    params: { direction },
    answer: ok(ref('MessageDetail')),
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/messages/{direction}/{id}/xml', id: 'readMessageXml', tag: 'messages' },
    summary: 'The XML as it travelled, or the confirmation that answered it.',
    params: { direction },
    query: { part: { ...oneOf('message', 'confirmation'), default: 'message' } },
    answer: 'xml',
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/replay', id: 'replay', tag: 'messages' },
    summary: 'Send messages again with the same bytes: a selection, a partner’s, or all since a time.',
    body: 'ReplaySelection',
    answer: ok(ref('ReplayResult')),
  },
  {
    ...{ method: 'get', path: '/quarantine', id: 'listQuarantine', tag: 'messages' },
    summary: 'What arrived and could not be read.',
    query: paging,
    answer: ok(page(ref('QuarantineEntry'))),
  },
  {
    ...{ method: 'get', path: '/partners', id: 'listPartners', tag: 'partners' },
    summary: 'All partners with the state of their channels.',
    answer: ok(items('PartnerView')),
  },
  {
    ...{ method: 'post', path: '/partners', id: 'addPartner', tag: 'partners' },
    summary: 'Add a partner. The token it will call us with is shown this once.',
    body: 'PartnerDraft',
    answer: made(ref('PartnerAdded')),
    problems: [422],
  },
  {
    ...{ method: 'get', path: '/partners/{code}', id: 'readPartner', tag: 'partners' },
    summary: 'One partner.',
    answer: ok(ref('PartnerView')),
    problems: [404],
  },
  {
    ...{ method: 'patch', path: '/partners/{code}', id: 'changePartner', tag: 'partners' },
    summary: 'Change what is named; the code and the symbols stay.',
    body: 'PartnerChange',
    answer: ok(ref('PartnerView')),
    problems: [404, 422],
  },
  {
    ...{ method: 'post', path: '/partners/{code}/test', id: 'testPartner', tag: 'partners' },
    summary: 'Try the connection step by step, with a remedy for each step that fails.',
    answer: ok(items('PartnerTestStep')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/partners/{code}/credentials', id: 'issueCredential', tag: 'partners' },
    summary: 'Issue another credential for the partner. The secret is shown this once.',
    body: 'CredentialOrder',
    answer: made(ref('CredentialIssued')),
    problems: [404],
  },
  {
    ...{ method: 'delete', path: '/partners/{code}/credentials/{id}', id: 'revokeCredential', tag: 'partners' },
    summary: 'Revoke a credential.',
    answer: 'none',
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/partners/{code}/channel/{order}', id: 'orderChannel', tag: 'partners' },
    summary: 'Hold or suspend sending, resume it in order, or try one message now.',
    params: { order: oneOf('hold', 'suspend', 'resume', 'probe') },
    answer: ok(ref('ChannelView')),
    problems: [404],
  },
  ...localOperations,
  ...deskOperations,
  ...workOperations,
  {
    ...{ method: 'get', path: '/node', id: 'readNode', tag: 'node' },
    summary: 'The node: its name, its symbols, its queues and its doorbell.',
    answer: ok(ref('NodeView')),
  },
];

/** Answers that exist only here. */
export const answers: Record<string, Schema> = {
  ReplayResult: object<{ replayed: number; skipped: { id: string; reason: string }[] }>({
    replayed: integer,
    skipped: list(object<{ id: string; reason: string }>({ id: text, reason: text })),
  }),
  PartnerAdded: object<{ partner: unknown; token: string }>({ partner: ref('PartnerView') as never, token: text }),
  ...localAnswers,
  ...deskAnswers,
  CredentialIssued: object<{ id: string; secret: string }>({ id: text, secret: text }),
};
