/** What one person is told of, and what of it they have read. */
import { type Operation, ok } from './operation.js';
import { closed, instant, integer, line, list, object, oneOfThese, optional, ref, text, yesNo } from './shape.js';

export const inboxKinds = ['message', 'patron', 'assigned', 'step', 'closed', 'reopened'] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** As many as the bell shows, without a number. */
const pageLimit = { ...integer, minimum: 1, maximum: 100, default: 60 };

export const inboxOperations = [
  {
    method: 'get',
    path: '/inbox',
    id: 'listInbox',
    tag: 'access',
    permission: 'seeRequests',
    summary:
      'One’s own notifications of the last 30 days, the unread first, of both the newest: messages of partners and answers of patrons, ' +
      'tasks that others gave, what others did with one’s tasks, closures of partners. Never what one did oneself.',
    query: {
      unread: { ...yesNo, description: 'Only what is unread.' },
      after: line(200, { minLength: 1 }),
      limit: pageLimit,
    },
    answer: ok(ref('Inbox')),
    problems: [409],
  },
  {
    method: 'post',
    path: '/inbox/read',
    id: 'markInboxRead',
    tag: 'access',
    permission: 'seeRequests',
    summary: 'Mark one’s own notifications as read: these, or without a list all of them.',
    body: 'InboxRead',
    answer: 'none',
    problems: [409],
  },
] as const satisfies readonly Operation[];

export const inboxSchemas = {
  InboxRead: closed({ items: optional(list(line(100, { minLength: 1 }), { maxItems: 100 })) }),
  Inbox: object({
    items: list(ref('InboxItem')),
    next: optional(text),
    unread: { ...integer, description: 'How many are unread, counted up to 100.' },
  }),
  InboxItem: object({
    id: text,
    kind: oneOfThese(...inboxKinds),
    at: instant,
    isRead: { ...yesNo, description: 'By this person, or on the request by anybody.' },
    who: optional({ ...text, description: 'A partner or a person; none where it was the patron.' }),
    says: optional({ ...text, description: 'What they wrote.' }),
    label: optional({ ...text, description: 'Of a step: its event in words.' }),
    request: optional({ ...text, description: 'Id of the request that it is about.' }),
    side: optional(oneOfThese('borrowing', 'lending')),
    title: optional(text),
    unread: optional({
      ...object({ kind: oneOfThese('mark', 'note'), id: text }),
      description: 'What is dismissed on the request when the message is read: its attention item, or its active note.',
    }),
    partner: optional({ ...text, description: 'Of a closure: code of the partner.' }),
    from: optional(text),
    until: optional(text),
    requests: optional({ ...integer, description: 'How many of our requests a closure touches.' }),
  }),
};
