/** The notices of one person: messages, tasks, steps of their requests, closures of partners. */

import type { InboxKind } from '../../../contract/inbox-operations.js';
import type { Side } from '../../../domain/tables/tables.js';
import type { Wording } from '../../../words/message.js';
import type { Page } from '../actor.js';

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
  unreadOnly?: boolean;
  /** The key of the page before. */
  after?: string;
  limit?: number;
}

/** A page of the notices of one person: the unread first, of both the newest. */
export interface Inbox extends Page<InboxItem> {
  /** How many are unread, counted up to 100. */
  unread: number;
}

export interface PersonInbox {
  read(reader: InboxReader): Promise<Inbox>;
  /** These, or everything until now. */
  markRead(code: string, items?: readonly string[]): Promise<void>;
}
