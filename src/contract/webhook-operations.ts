/** Webhooks, and the calls to other systems than partners. */

import { webhookEvents } from '../domain/request/webhook-events.js';
import { items, made, type Operation, ok, paging } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  instant,
  integer,
  line,
  list,
  object,
  oneOfThese,
  optional,
  page,
  ref,
  sentenceShape,
  text,
  writtenAs,
  yesNo,
} from './shape.js';

export const callStatuses = ['pending', 'sending', 'delivered', 'failed'] as const;

export const webhookOperations = [
  {
    method: 'get',
    path: '/webhook-events',
    id: 'listWebhookEvents',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'The events that a webhook can be told of, in words.',
    answer: ok(items('WebhookEventView')),
  },
  {
    method: 'get',
    path: '/webhooks',
    id: 'listWebhooks',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'Addresses of other systems that are told of events, with how their deliveries are.',
    answer: ok(items('WebhookView')),
  },
  {
    method: 'post',
    path: '/webhooks',
    id: 'addWebhook',
    tag: 'node',
    permission: 'keepWebhooks',
    summary:
      'Add an address. What is sent is a `WebhookMessage`, signed as Standard Webhooks says; the signing key is shown this once. Patron data needs the permission to send it.',
    body: 'WebhookDraft',
    answer: made(ref('WebhookSaved')),
    problems: [422],
  },
  {
    method: 'get',
    path: '/webhooks/{id}',
    id: 'readWebhook',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'One webhook, without its signing key.',
    answer: ok(ref('WebhookView')),
    problems: [404],
  },
  {
    method: 'patch',
    path: '/webhooks/{id}',
    id: 'changeWebhook',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'Change a webhook. An address at another origin gets a signing key of its own, which is shown this once.',
    body: 'WebhookChange',
    answer: ok(ref('WebhookSaved')),
    problems: [404, 409, 422],
  },
  {
    method: 'delete',
    path: '/webhooks/{id}',
    id: 'removeWebhook',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'Remove a webhook with its deliveries: what waits is not sent.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/webhooks/{id}/key',
    id: 'renewWebhookKey',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'Make a new signing key, which is shown this once. For another 24 hours the key before signs too.',
    answer: ok(ref('WebhookSaved')),
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/webhooks/{id}/test',
    id: 'testWebhook',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'Send the event `webhook.test`. The answer is in its delivery.',
    answer: made(ref('OutboundCallDetail')),
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/webhooks/{id}/again',
    id: 'sendWebhookAgain',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'Send all deliveries that failed or wait once more, now.',
    answer: ok(ref('CallsSentAgain')),
    problems: [404, 409],
  },
  {
    method: 'get',
    path: '/outbound-calls',
    id: 'listCalls',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'What was sent to other systems than partners, the newest first, with its answer.',
    query: {
      kind: oneOfThese('webhook'),
      target: line(100, { minLength: 1, description: 'The id of the webhook.' }),
      state: oneOfThese('waiting', 'delivered', 'failed'),
      ...paging,
    },
    answer: ok(page(ref('OutboundCall'))),
  },
  {
    method: 'get',
    path: '/outbound-calls/{id}',
    id: 'readCall',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'One call with what was sent and the first 1 KB of the answer.',
    answer: ok(ref('OutboundCallDetail')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/outbound-calls/{id}/again',
    id: 'sendCallAgain',
    tag: 'node',
    permission: 'keepWebhooks',
    summary: 'Send a call once more, now, as it was written.',
    answer: ok(ref('OutboundCallDetail')),
    problems: [404, 409],
  },
] as const satisfies readonly Operation[];

const name = line(100, { minLength: 1 });
const address = writtenAs('address', { maxLength: 2000 });
const events = list(oneOfThese(...webhookEvents), { maxItems: webhookEvents.length, uniqueItems: true });
const personal = {
  ...yesNo,
  description: 'With the id and the name of the patron; needs the permission to send them.',
};

const call = {
  id: text,
  kind: oneOfThese('webhook'),
  target: text,
  targetName: text,
  name: { ...text, description: 'The event.' },
  /** Id, side and number of the request that it is about. */
  request: optional(text),
  side: optional(oneOfThese('borrowing', 'lending')),
  externalId: optional(text),
  status: oneOfThese(...callStatuses),
  attempts: integer,
  createdAt: instant,
  answeredAt: optional(instant),
  nextAttemptAt: optional(instant),
  answerStatus: optional({ ...integer, description: 'The HTTP status of the last answer.' }),
  durationMs: optional(integer),
  problem: optional({ ...sentenceShape, description: 'Why no answer came.' }),
};

const nullable = { type: ['string', 'null'] };

export const webhookSchemas = {
  WebhookEventView: object({ code: oneOfThese(...webhookEvents), label: text }),
  WebhookDraft: closed({ name, address, events, personal: optional(personal), enabled: optional(yesNo) }),
  WebhookChange: closed(
    {
      name: optional(name),
      address: optional(address),
      events: optional(events),
      personal: optional(personal),
      enabled: optional(yesNo),
    },
    { minProperties: 1 },
  ),
  WebhookView: object({
    id: text,
    name: text,
    address: text,
    events: list(oneOfThese(...webhookEvents)),
    personal: yesNo,
    enabled: yesNo,
    createdAt: instant,
    createdBy: text,
    waiting: integer,
    failed: integer,
    delivered: { ...integer, description: 'In the last 30 days.' },
    failuresInARow: integer,
    failingSince: optional(instant),
    resumesAt: optional({ ...instant, description: 'Nothing is tried before then: too many calls failed in a row.' }),
    goneSince: optional({ ...instant, description: 'It answered 410, “gone”, and was switched off.' }),
    keyBeforeUntil: optional({ ...instant, description: 'Until then the key before signs too.' }),
  }),
  WebhookSaved: object({
    webhook: ref('WebhookView'),
    secret: optional({ ...text, description: 'The signing key, `whsec_…`, when a new one was made.' }),
  }),
  CallsSentAgain: object({ count: integer }),
  OutboundCall: object(call),
  OutboundCallDetail: object({
    ...call,
    messageId: { ...text, description: 'The header `webhook-id`: the same at each try.' },
    personal: { ...yesNo, description: 'It names a patron.' },
    sent: optional({ ...text, description: 'The body; left out for whoever may not see patrons, when it names one.' }),
    received: optional({ ...text, description: 'The first 1 KB of the last answer.' }),
  }),
  WebhookMessage: object(
    {
      id: text,
      type: oneOfThese(...webhookEvents, 'webhook.test'),
      timestamp: instant,
      data: object({
        request: optional(
          object({
            id: text,
            number: text,
            side: oneOfThese('borrowing', 'lending'),
            service: text,
            statusBefore: nullable as never,
            status: text,
            title: text,
            partner: { type: ['object', 'null'], additionalProperties: true } as never,
            dueDate: nullable as never,
            library: nullable as never,
            step: nullable as never,
            by: nullable as never,
            patron: optional({ type: 'object', additionalProperties: true } as never),
          }),
        ),
        message: optional(object({ kind: text, summary: text })),
        dueDateBefore: optional(nullable as never),
        letter: optional(text),
        attention: optional(text),
        job: optional(text),
        webhook: optional(text),
      }),
    },
    {
      description:
        'What a webhook is sent, with the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` of Standard Webhooks. Answer with a 2xx within 10 seconds; 410 switches the webhook off.',
    },
  ),
};

export type WebhookChange = Shape<'WebhookChange'>;
/** The signing key is shown this once. */
export type WebhookSaved = Shape<'WebhookSaved'>;
/** As people see it. */
export type WebhookView = Shape<'WebhookView'>;

export type WebhookDraft = Shape<'WebhookDraft'>;

/** A call of the list for staff. */
export type CallView = Shape<'OutboundCall'>;
export type CallDetail = Shape<'OutboundCallDetail'>;
