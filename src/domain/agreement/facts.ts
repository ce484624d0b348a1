/** What a node says of itself, of its partners and of the requests that it shares with them, for a comparison: no patron is in it. */
import type { Side } from '../tables/tables.js';

/** Days on which a library is closed, both included. */
export interface ClosedDays {
  from: string;
  until: string;
}

/** A node as it describes itself. */
export interface NodeFacts {
  name: string;
  /** As `ISIL:CA-OOALG`; the first one signs. */
  symbols: string[];
  /** Where partners send their messages. */
  address: string;
  /** Today at its library. */
  today: string;
  /** Closures that have not ended. */
  closures: ClosedDays[];
}

/** How messages are signed, without the secret: the kind, and for a key that a node made the beginning of its hash. */
export interface KeyFacts {
  kind: string;
  mark?: string | undefined;
}

/** A partner as a node has it in its directory. */
export interface PartnerFacts {
  code: string;
  name: string;
  symbols: string[];
  address: string;
  dialect: string;
  isoVersion: string;
  /** Days on which the partner is closed, as far as this node knows. */
  closures: ClosedDays[];
  presents: KeyFacts;
  accepts: KeyFacts[];
  /** Since when the partner refuses what is presented to it. */
  refusedSince?: string | undefined;
}

/** A message of a conversation. */
export interface MessageNote {
  id: string;
  at: string;
  /** In two or three words, as lists show it: `Loaned`. */
  summary: string;
  /** Of one that was sent: on its way, delivered, or given up. */
  standing?: 'waiting' | 'delivered' | 'stopped' | undefined;
  /** Of one that was received: how often it came again. */
  repeats?: number | undefined;
}

/** One conversation of a request, as one of its two libraries has it. */
export interface SharedRequestFacts {
  side: Side;
  /** The id that the borrower gave it. */
  agencyRequestId: string;
  borrower: string;
  lender: string;
  title: string;
  /** Code of the partner at this node. */
  partner: string;
  /** As this node calls it: a node of a newer version may know more of them. */
  state: string;
  /** Of the borrower: it counts on this lender, has left it, or the request is over. */
  line: 'asked' | 'passed' | 'ended';
  changedAt: string;
  dueDay?: string | undefined;
  conditions: string[];
  price?: { amount: string; currency?: string | undefined } | undefined;
  volumes: number;
  sent: MessageNote[];
  received: MessageNote[];
}
