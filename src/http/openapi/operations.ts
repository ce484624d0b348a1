import { credentialPartNames } from '../../domain/partner/credential-parts.js';
import { messageKinds } from '../../engine/ports.js';
import { accessOperations } from './access-operations.js';
import { almaOperations, almaSchemas } from './alma-operations.js';
import { catalogueOperations, catalogueSchemas } from './catalogue-operations.js';
import { certificationOperations, certificationSchemas } from './certification-operations.js';
import { copyOperations, copySchemas } from './copy-operations.js';
import { deskAnswers, deskOperations } from './desk-operations.js';
import { directoryOperations } from './directory-operations.js';
import { directorySchemas } from './directory-views.js';
import { figureOperations, figureViews } from './figure-operations.js';
import { jobOperations, jobViews } from './job-operations.js';
import { lendingOperations, lendingSchemas } from './lending-operations.js';
import { letterOperations, letterSchemas } from './letter-operations.js';
import { letterStyleOperations, letterStyleSchemas } from './letter-style-operations.js';
import { listViewOperations, listViewSchemas } from './list-view-operations.js';
import { localAnswers, localOperations } from './local/index.js';
import { lostCaseOperations, lostCaseViews } from './lost-case-operations.js';
import { mailOperations, mailSchemas } from './mail-operations.js';
import { meOperations, meSchemas } from './me-operations.js';
import { networkOperations, networkSchemas } from './network-operations.js';
import { items, made, type Operation, ok, paging } from './operation.js';
import { rotaOperations, rotaViews } from './rota-operations.js';
import { ruleOperations } from './rule-operations.js';
import { scanOperations, scanSchemas } from './scan-operations.js';
import { eachOnce, integer, line, list, object, oneOf, optional, page, ref, text } from './shape.js';
import { slipOperations, slipSchemas } from './slip-operations.js';
import { staffJobInputs, staffJobOperations } from './staff-job-operations.js';
import { spokenIn, wordOperations } from './word-operations.js';
import { facetsOfRequests, sorting, workOperations } from './work-operations.js';

const direction = oneOf('in', 'out');

export const operations: Operation[] = [
  {
    ...{ method: 'get', path: '/requests', id: 'listRequests', tag: 'requests' },
    permission: 'seeRequests',
    summary: 'Search requests, newest first unless `sort` says otherwise.',
    query: { ...facetsOfRequests, ...sorting, ...paging },
    answer: ok(page(ref('RequestSummary'))),
  },
  {
    ...{ method: 'post', path: '/requests', id: 'createRequest', tag: 'requests' },
    permission: 'workOnRequests',
    summary:
      'Create a borrowing request (Save). It is then ready to be sent, or waits for a review, or with `hold` stays at Created.',
    body: 'RequestDraft',
    answer: made(ref('RequestView')),
    problems: [422],
  },
  {
    ...{ method: 'post', path: '/requests/preview', id: 'previewRequest', tag: 'requests' },
    permission: 'workOnRequests',
    summary:
      'What a draft would come to: what is wrong, what staff would look at first, whom it would ask. Nothing is kept.',
    body: 'RequestDraft',
    answer: ok(ref('RequestPreview')),
  },
  {
    ...{ method: 'patch', path: '/requests/{id}', id: 'editRequest', tag: 'requests' },
    permission: 'workOnRequests',
    summary:
      'Change what staff wrote down. After Send the lender is told of what concerns it; once the item is on its way, only what stays in this library.',
    body: 'RequestEdit',
    answer: ok(ref('RequestView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/requests/entered', id: 'enterRequest', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Type in a request that a partner that speaks only e-mail wrote: a new lending request.',
    body: 'EnteredRequest',
    answer: made(ref('RequestView')),
    problems: [422],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/duplicate', id: 'duplicateRequest', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Copy a borrowing request to a new one, at Created, with a rota of its own.',
    body: 'DuplicateOrder',
    answer: made(ref('RequestView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'get', path: '/requests/{id}', id: 'readRequest', tag: 'requests' },
    permission: 'seeRequests',
    summary: 'One request by id or external id, with the actions allowed now.',
    answer: ok(ref('RequestView')),
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/requests/{id}/history', id: 'readHistory', tag: 'requests' },
    permission: 'seeRequests',
    summary: 'Everything that happened to a request, and who or which rule did it.',
    answer: ok(items('HistoryEntry')),
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/requests/{id}/explain', id: 'explainRequest', tag: 'requests' },
    permission: 'seeRequests',
    summary: 'Who has it, why, what is expected next, and what happens by itself if nothing comes.',
    headers: spokenIn,
    answer: ok(ref('Explanation')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/actions/{action}', id: 'act', tag: 'requests' },
    permission: 'byAction',
    summary: 'Do one of the allowed actions. A 409 says who was faster, or why it is not allowed now.',
    body: 'ActionOrder',
    answer: ok(ref('RequestView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/attention/{attentionId}/dismiss', id: 'dismiss', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Put an attention item aside.',
    answer: 'none',
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/messages', id: 'listMessages', tag: 'messages' },
    permission: 'seeMessages',
    summary: 'The message log, newest first.',
    query: {
      request: line(100),
      partner: line(64),
      direction,
      kind: oneOf(...messageKinds),
      status: line(64),
      ...paging,
    },
    answer: ok(page(ref('MessageEntry'))),
  },
  {
    ...{ method: 'get', path: '/messages/{direction}/{id}', id: 'readMessage', tag: 'messages' },
    permission: 'seeMessages',
    summary: 'One message: raw XML both ways, schema verdict, every attempt.',
    params: { direction },
    answer: ok(ref('MessageDetail')),
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/messages/{direction}/{id}/xml', id: 'readMessageXml', tag: 'messages' },
    permission: 'seeMessages',
    summary: 'The XML as it travelled, or the confirmation that answered it.',
    params: { direction },
    query: { part: { ...oneOf('message', 'confirmation'), default: 'message' } },
    answer: 'xml',
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/replay', id: 'replay', tag: 'messages' },
    permission: 'replayMessages',
    summary: 'Send messages again with the same bytes: a selection, a partner’s, or all since a time.',
    body: 'ReplaySelection',
    answer: ok(ref('ReplayResult')),
  },
  {
    ...{ method: 'get', path: '/quarantine', id: 'listQuarantine', tag: 'messages' },
    permission: 'seeMessages',
    summary: 'What arrived and could not be read.',
    query: paging,
    answer: ok(page(ref('QuarantineEntry'))),
  },
  {
    ...{ method: 'get', path: '/partners', id: 'listPartners', tag: 'partners' },
    permission: 'seePartners',
    summary: 'All partners with the state of their channels.',
    answer: ok(items('PartnerView')),
  },
  {
    ...{ method: 'get', path: '/removed-partners', id: 'listRemovedPartners', tag: 'partners' },
    permission: 'seePartners',
    summary: 'Partners that were removed and are kept for their past requests.',
    answer: ok(items('RemovedPartner')),
  },
  {
    ...{ method: 'post', path: '/partners', id: 'addPartner', tag: 'partners' },
    permission: 'keepPartners',
    summary: 'Add a partner. The token it will call us with is shown this once.',
    body: 'PartnerDraft',
    answer: made(ref('PartnerAdded')),
    problems: [422],
  },
  {
    ...{ method: 'get', path: '/partners/{code}', id: 'readPartner', tag: 'partners' },
    permission: 'seePartners',
    summary: 'One partner.',
    answer: ok(ref('PartnerView')),
    problems: [404],
  },
  {
    ...{ method: 'patch', path: '/partners/{code}', id: 'changePartner', tag: 'partners' },
    permission: 'keepPartners',
    summary: 'Change what is named; the code stays. Lists, also that of the symbols, are said anew.',
    body: 'PartnerChange',
    answer: ok(ref('PartnerView')),
    problems: [404, 422],
  },
  {
    ...{ method: 'delete', path: '/partners/{code}', id: 'removePartner', tag: 'partners' },
    permission: 'keepPartners',
    summary:
      'Remove a partner with its symbols and credentials. Not while requests with it are open: a 409 lists them.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/partners/{code}/test', id: 'testPartner', tag: 'partners' },
    permission: 'keepPartners',
    summary: 'Try the connection step by step, with a remedy for each step that fails.',
    answer: ok(items('PartnerTestStep')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/partners/{code}/credentials', id: 'issueCredential', tag: 'partners' },
    permission: 'keepPartners',
    summary:
      'Issue another credential for the partner, two of a kind at once at most. The secret is shown this once; a certificate has none.',
    body: 'CredentialOrder',
    answer: made(ref('CredentialIssued')),
    problems: [404, 422],
  },
  {
    ...{ method: 'delete', path: '/partners/{code}/credentials/{id}', id: 'revokeCredential', tag: 'partners' },
    permission: 'keepPartners',
    summary: 'Revoke a credential.',
    answer: 'none',
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/partners/{code}/channel/{order}', id: 'orderChannel', tag: 'partners' },
    permission: 'keepPartners',
    summary: 'Hold or suspend sending, resume it in order, or try one message now.',
    params: { order: oneOf('hold', 'suspend', 'resume', 'probe') },
    answer: ok(ref('ChannelView')),
    problems: [404],
  },
  ...certificationOperations,
  ...almaOperations,
  ...catalogueOperations,
  ...networkOperations,
  ...directoryOperations,
  ...rotaOperations,
  ...jobOperations,
  ...staffJobOperations,
  ...localOperations,
  ...ruleOperations,
  ...accessOperations,
  ...meOperations,
  ...deskOperations,
  ...scanOperations,
  ...lendingOperations,
  ...copyOperations,
  ...letterOperations,
  ...letterStyleOperations,
  ...slipOperations,
  ...mailOperations,
  ...workOperations,
  ...wordOperations,
  ...listViewOperations,
  ...lostCaseOperations,
  ...figureOperations,
  {
    ...{ method: 'get', path: '/node', id: 'readNode', tag: 'node' },
    permission: 'seeConfiguration',
    summary: 'The node: its name, its symbols, its queues and its doorbell.',
    answer: ok(ref('NodeView')),
  },
  {
    ...{ method: 'get', path: '/node/settings', id: 'readSettings', tag: 'node' },
    permission: 'readAudit',
    summary: 'What the node was started with: every setting with its value; of secrets only whether they are set.',
    answer: ok(ref('SettingsView')),
  },
];

/** Answers that exist only here. */
export const answers = eachOnce(
  {
    ReplayResult: object({
      replayed: integer,
      skipped: list(object({ id: text, reason: text })),
    }),
    PartnerAdded: object({
      partner: ref('PartnerView') as never,
      token: text,
      parts: list(ref('CredentialPart')),
    }),
    CredentialIssued: object({
      id: text,
      secret: optional(text),
      parts: list(ref('CredentialPart')),
    }),
    CredentialPart: object(
      { part: oneOf(...credentialPartNames), value: text },
      {
        description: 'What the partner sets up in its system; the secret ones are shown this once.',
      },
    ),
  },
  localAnswers,
  rotaViews,
  jobViews,
  staffJobInputs,
  certificationSchemas,
  almaSchemas,
  catalogueSchemas,
  networkSchemas,
  directorySchemas,
  deskAnswers,
  lendingSchemas,
  copySchemas,
  scanSchemas,
  letterSchemas,
  letterStyleSchemas,
  slipSchemas,
  mailSchemas,
  listViewSchemas,
  lostCaseViews,
  figureViews,
  meSchemas,
);
