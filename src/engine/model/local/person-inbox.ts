/** What one person is told of: messages, tasks, steps of their requests, closures of partners. */

import type { Side } from '../../../domain/tables.js';
import type { Wording } from '../../../words/message.js';

export const inboxKinds = ['message', 'patron', 'assigned', 'step', 'closed', 'reopened'] as const;
export type InboxKind = (typeof inboxKinds)[number];

export interface InboxItem {
  /** Names it among all items, as `mark 12`. */
  id: string;
  kind: InboxKind;
  at: string;
  isRead: boolean;
  /** Who did it: a partner or a person; none where it was the patron. */
  who?: string;
  /** What they wrote. */
  says?: Wording;
  /** Of a step: its event in words. */
  label?: Wording;
  /** The request that it is about. */
  request?: string;
  side?: Side;
  title?: string;
  /** What made the message new on its request, while nobody has read it there. */
  unread?: { kind: 'mark' | 'note'; id: string };
  /** Of a closure. */
  partner?: string;
  from?: string;
  until?: string;
  /** How many of our requests it touches. */
  requests?: number;
}

export interface InboxReader {
  code: string;
  name: string;
  /** Only of these libraries, and what is no library's own. */
  owners?: readonly string[];
  withoutPatrons?: boolean;
}

export interface PersonInbox {
  /** The newest first, and how many of them are unread. */
  read(reader: InboxReader): Promise<{ items: InboxItem[]; unread: number }>;
  /** These, or everything until now. */
  markRead(code: string, items?: readonly string[]): Promise<void>;
}
