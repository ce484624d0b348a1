/** Messages as they travelled, and what is sent again. */
import { initiatingKinds } from '../protocol/codes.js';
import { type Operation, ok, paging } from './operation.js';
import { integer, line, list, object, oneOfThese, page, ref, text } from './shape.js';

const direction = oneOfThese('in', 'out');

export const messageOperations = [
  {
    method: 'get',
    path: '/messages',
    id: 'listMessages',
    tag: 'messages',
    permission: 'seeMessages',
    summary: 'The message log, newest first.',
    query: {
      request: line(100),
      partner: line(64),
      direction,
      kind: oneOfThese(...initiatingKinds),
      status: line(64),
      ...paging,
    },
    answer: ok(page(ref('MessageEntry'))),
  },
  {
    method: 'get',
    path: '/messages/{direction}/{id}',
    about: { message: 'id' },
    id: 'readMessage',
    tag: 'messages',
    permission: 'seeMessages',
    summary: 'One message: raw XML both ways, schema verdict, every attempt.',
    params: { direction },
    answer: ok(ref('MessageDetail')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/messages/{direction}/{id}/xml',
    about: { message: 'id' },
    id: 'readMessageXml',
    tag: 'messages',
    permission: 'seeMessages',
    summary: 'The XML as it travelled, or the confirmation that answered it.',
    params: { direction },
    query: { part: { ...oneOfThese('message', 'confirmation'), default: 'message' } },
    answer: 'xml',
    problems: [404],
  },
  {
    method: 'post',
    path: '/replay',
    id: 'replay',
    tag: 'messages',
    permission: 'replayMessages',
    summary: 'Send messages again with the same bytes: a selection, a partner’s, or all since a time.',
    body: 'ReplaySelection',
    answer: ok(ref('ReplayResult')),
  },
  {
    method: 'get',
    path: '/quarantine',
    id: 'listQuarantine',
    tag: 'messages',
    permission: 'seeMessages',
    summary: 'What arrived and could not be read.',
    query: paging,
    answer: ok(page(ref('QuarantineEntry'))),
  },
] as const satisfies readonly Operation[];

export const messageSchemas = {
  ReplayResult: object({
    replayed: integer,
    skipped: list(object({ id: text, reason: text })),
  }),
};
