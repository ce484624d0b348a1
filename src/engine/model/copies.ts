/** Copies as files: where they are kept, who looks into them, how they are fetched, and their rows. Values only. */

import type { Readable } from 'node:stream';
import type { CopyStatus } from '../../contract/copy-operations.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { Side } from '../../domain/tables/tables.js';
import type { Wording } from '../../words/message.js';
import type { Actor } from './actor.js';
import type { ClientCertificate } from './courier.js';

/** A file as its row tells of it; never its content. */
export interface CopyRecord {
  id: string;
  request: string;
  side: Side;
  status: CopyStatus;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  madeAt: Date;
  madeBy: string;
  /** Nobody is served it from then on. */
  until?: Date;
  partner?: string;
  /** Only with the credential of that partner; else whoever has the link. */
  withCredential?: boolean;
  /** Why it is not here, and when it is tried again. */
  trouble?: Wording;
  nextTryAt?: Date;
  /** When the patron accepted the notice. */
  acceptedAt?: Date;
}

/** What a lender says of a file that the borrower fetches. */
export interface FileOffer {
  reference: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
}

/** A file whose fetching is ours for a while. */
export interface ClaimedCopy extends CopyRecord {
  reference: string;
  tries: number;
  leaseToken: string;
}

export interface ByPartner {
  kind: 'partner';
  name: string;
}
/** What of a copy the history tells. */
export interface CopyLine {
  event: HistoryEvent;
  /** The name of the file. */
  note: string;
  facts?: LineFacts;
}

/** The rows of copies: on their own, or in the transaction of a step. */
export interface CopyRecords {
  ofRequest(request: string): Promise<CopyRecord[]>;
  read(id: string): Promise<CopyRecord | undefined>;
  /** By the digest of what is in the link. */
  byReference(digest: string): Promise<(CopyRecord & { externalId: string }) | undefined>;
  /** A file that was uploaded; older ones of the request that were not sent are removed. */
  keep(copy: Omit<CopyRecord, 'status' | 'partner' | 'withCredential'>): Promise<void>;
  /** It is sent: from now on the borrower is served it, and earlier files of the request are replaced. False: it is gone. */
  offer(
    id: string,
    offered: { request: string; until: Date; referenceDigest: string; partner?: string; withCredential: boolean },
  ): Promise<boolean>;
  /** It is to be fetched; earlier files of the request that are to be fetched are not wanted any more. */
  expect(told: FileOffer, about: { request: string; partner: string; now: Date }): Promise<string>;
  /** It is here: earlier files of the request are replaced. False: somebody else has it in hand, or it is not wanted. */
  arrived(id: string, leaseToken: string, until: Date): Promise<boolean>;
  /** It will not come by itself. False: somebody else has it in hand, or it is not wanted. */
  giveUp(id: string, leaseToken: string, trouble: Wording): Promise<boolean>;
  accepted(id: string, at: Date): Promise<void>;
  /** The patron's, when it is there to be read. */
  forPatron(patron: string, number: string, now: Date): Promise<CopyRecord | undefined>;
  /** Nobody is served it any more. */
  remove(id: string): Promise<void>;
  /** Files whose term is over. */
  ended(now: Date, limit: number): Promise<CopyRecord[]>;
  /** A line in the history of the request. */
  note(request: string, by: Pick<Actor, 'kind' | 'name'> | ByPartner, line: CopyLine, now: Date): Promise<void>;
}

/** What only the workers ask. */
export interface CopyStore extends CopyRecords {
  claim(options: { limit: number; instance: string; now: Date; leaseSeconds: number }): Promise<ClaimedCopy[]>;
  /** Still ours; the lease lasts longer. */
  prolong(id: string, leaseToken: string, until: Date): Promise<boolean>;
  /** `notTried`: nobody was asked for the file, and it does not count as a try. */
  putOff(id: string, leaseToken: string, trouble: Wording, nextTryAt: Date, tried?: 'notTried'): Promise<void>;
  /** Staff ask for it again. */
  again(id: string, now: Date): Promise<boolean>;
  /** Rows whose file is not to be there any more, and a word when it is not. */
  toClear(limit: number): Promise<string[]>;
  cleared(ids: readonly string[]): Promise<void>;
  /** Of these ids those whose file is to be kept. */
  wanted(ids: readonly string[]): Promise<Set<string>>;
}

export type TakenIn =
  | { kind: 'whole'; part: string; bytes: number; sha256: string; head: Uint8Array }
  | { kind: 'tooLarge' }
  /** It ended before it was whole. */
  | { kind: 'cut'; bytes: number };

/** Where the files are. Nothing of a file is ever held in memory as a whole. */
export interface CopyFolder {
  /** Writes a stream to a file next to the others; what is not whole leaves nothing. */
  takeIn(stream: Readable, maxBytes: number): Promise<TakenIn>;
  /** Goes on with a file that is being fetched, at the end of what is there. */
  goOn(id: string, stream: Readable, maxBytes: number): Promise<TakenIn>;
  /** How much of a file that is being fetched is there. */
  fetched(id: string): Promise<number>;
  /** What was taken in gets its place. Nothing is lost or half written when the machine stops here. */
  keep(part: string, id: string): Promise<void>;
  /** What was taken in, or began to be fetched, is thrown away. */
  drop(part: string): Promise<void>;
  dropFetched(id: string): Promise<void>;
  /** A part, from its first byte: for whoever looks into it. */
  readPart(part: string): Readable;
  /** A file from that byte on; nothing where it is not there. */
  read(id: string, from?: number): Promise<{ stream: Readable; bytes: number } | undefined>;
  remove(id: string): Promise<void>;
  /** Removes what killed processes left, and files that nobody wants. Gives how many. */
  sweep(wanted: (ids: readonly string[]) => Promise<Set<string>>): Promise<number>;
}

export type VirusVerdict = { kind: 'clean' } | { kind: 'found'; name: string } | { kind: 'away'; detail: string };
/** Looks into a file. */
export interface VirusCheck {
  check(stream: Readable): Promise<VirusVerdict>;
}

export type FetchedCopy =
  | { kind: 'answered'; stream: Readable; from: number }
  /** It is not there, was replaced, or its term is over: asking again changes nothing. */
  | { kind: 'gone'; status: number }
  /** What we present is not known there. */
  | { kind: 'notLet'; status: number }
  | { kind: 'blocked'; reason: Wording }
  | { kind: 'failed'; reason: string };

/** Gets a file under the guard of everything that is dialled; no redirects. */
export type FetchCopy = (call: {
  url: string;
  headers: Record<string, string>;
  certificate?: ClientCertificate;
  /** Bytes that are there already, of a file with this digest. */
  from: number;
  etag: string;
  signal: AbortSignal;
}) => Promise<FetchedCopy>;
