import type { Message } from '../../words/message.js';
import type { BorrowingEffect } from '../tables/borrowing.js';
import type { LendingEffect } from '../tables/lending.js';
import type { EventName } from '../tables/tables.js';

export type LenderSays = Extract<LendingEffect, `send:${string}`>;
export type BorrowerSays = Extract<BorrowingEffect, `send:${string}`>;

/** How long the practice partner waits before it says something; the lengths are handed in. */
export const pauses = ['atOnce', 'soon', 'later'] as const;
export type Pause = (typeof pauses)[number];

/** One thing that is said, and in which manner. */
export interface Saying<Says extends string = LenderSays | BorrowerSays> {
  say: Says;
  after: Pause;
  /** `twice`: the same bytes again, then the same under a new time. `stale`: under a time an hour ago. */
  manner?: 'twice' | 'stale';
  /** A second try of the request, with a better citation; not a consent to conditions. */
  mended?: true;
}

/** What happened in a conversation: an event of the tables, or its beginning. */
export type Cue = EventName | 'start';

/** What is said each time something happens: the first time the first list, then the next; the last one stays. */
export type Cues<Says extends string> = Readonly<Partial<Record<Cue, readonly (readonly Saying<Says>[])[]>>>;

/** How one practice partner behaves in one conversation. */
export interface Scenario<Says extends string = LenderSays | BorrowerSays> {
  says: Message;
  /** By the event that was received; a borrower begins by itself with `start`. */
  cues: Cues<Says>;
  /** How it confirms what it receives: properly when nothing is said here. */
  confirms?: 'garbage' | 'nothing' | undefined;
}
