import type { BorrowingEffect } from '../tables/borrowing.js';
import type { LendingEffect } from '../tables/lending.js';

type Sent<Effect> = Effect extends `send:${infer Name}` ? Name : never;
/** A message by the name that lists give it: `Request`, `Loaned`. */
export type MessageName = Sent<BorrowingEffect | LendingEffect>;
