/** What the patrons’ side stores of its own: PINs, sessions, and a look at a patron’s own requests. Values only. */

import type { Language } from '../../domain/fulfilment/patron.js';
import type { TemporaryItemStatus } from '../../domain/fulfilment/temporary-item.js';
import type { Postal } from '../../domain/partner/address-lines.js';
import type { BorrowingState } from '../../domain/tables/borrowing.js';
import type { Service } from '../../domain/tables/tables.js';
import type { InEach, Wording } from '../../words/message.js';
import type { AccessStore } from '../access/ports.js';

/** Somebody who borrows here, at a browser. */
export interface PatronCaller {
  id: string;
  name: string;
  language?: Language;
  email?: string;
  pickupLibrary?: string;
  session: {
    /** A page says it back with every change. */
    csrf: string;
    /** When nothing is done until then. */
    idleEndsAt: string;
    endsAt: string;
  };
}

export type PatronAccount = Omit<PatronCaller, 'session'>;
export type PatronWayIn = 'pin' | 'openId';

/** A word between a patron and the library, about one request. */
export interface StoredWord {
  /** RFC 3339. */
  at: string;
  by: 'library' | 'patron';
  /** Of a question of the library; both may mention facts of the request. */
  heading?: InEach;
  lines?: InEach;
  /** The last day on which an answer helps. */
  replyBy?: string;
  note?: string;
  /** Of what the patron writes. */
  about?: Wording;
}

/** A request as its patron may see it: nothing of partners, of staff, or of what passes between libraries. */
export interface StoredMine {
  id: string;
  number: string;
  version: number;
  state: BorrowingState;
  serviceType: Service;
  title: string;
  author?: string;
  article?: string;
  createdAt: Date;
  pickup?: string;
  pickupName?: string;
  pickupAddress?: Postal;
  /** The mail that confirms the request, where one is written. */
  confirmation?: { to: string; isSent: boolean };
  /** Who asked for a cancellation last: the patron, or the library. */
  cancelledBy?: 'patron' | 'library';
  /** Local days. `since`: from when it stands where it is. */
  since?: string;
  heldUntil?: string;
  dueDay?: string;
  /** The loan that can be renewed. */
  loan?: string;
  /** A copy that can be read; `until` is a local day. */
  copy?: { name: string; type: string; bytes: number; until: string; accepted: boolean; conditions?: string[] };
  /** There was a copy to be read, until that local day. */
  copyGoneOn?: string;
  /** A copy of our own that was set aside: it waits, it was fetched, or nobody came for it. */
  ownCopy?: 'held' | 'fetched' | 'left';
  /** Under which its lender lends it. */
  conditions?: string[];
  /** Every item that it has or had here, as its lender named them. */
  items?: ItemOfMine[];
  /** What staff asked the patron and what the patron wrote, in their order. */
  talk: StoredWord[];
}

/** A volume: what staff called it, where it is, and whether it is still here. */
export interface ItemOfMine {
  position: number;
  description: string | null;
  status: TemporaryItemStatus;
  isHere: boolean;
}

export interface MineFilter {
  closed: boolean;
  after?: string;
  limit: number;
}

export interface PatronStore extends Pick<AccessStore, 'countAttempt' | 'forgetAttempt' | 'securityEvent'> {
  /** By card number, in any capitals. */
  account(card: string): Promise<{ account: PatronAccount; pinHash?: string } | undefined>;
  /** Digests of PINs by card number in small letters. */
  pinHashes(cards: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Sets a PIN and ends the patron’s sessions; whether there is such a patron. */
  setPin(card: string, hash: string, at: Date): Promise<boolean>;
  openSession(session: {
    tokenHash: string;
    patron: string;
    way: PatronWayIn;
    address: string;
    at: Date;
    endsAt: Date;
    /** Digest of the PIN that was proved. False: it is the patron’s no more. */
    provedBy?: string | undefined;
  }): Promise<boolean>;
  session(
    tokenHash: string,
    at: Date,
    idleMs: number,
  ): Promise<{ account: PatronAccount; seenAt: Date; endsAt: Date } | undefined>;
  closeSession(tokenHash: string): Promise<void>;
  tidySessions(at: Date): Promise<void>;
  setLanguage(patron: string, language: Language): Promise<void>;
  mine(patron: string, filter: MineFilter, at: Date): Promise<{ items: StoredMine[]; next?: string }>;
  /** In how many days what other libraries lent was here: the middle half of the last ones; nothing while these are few. */
  usualDays(): Promise<{ from: number; to: number } | undefined>;
  /** How many are over. */
  finished(patron: string): Promise<number>;
  /** One by its number; nothing when it is not this patron’s. */
  one(patron: string, number: string, at: Date): Promise<StoredMine | undefined>;
}
