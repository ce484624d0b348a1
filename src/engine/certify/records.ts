import type { LogEntry } from '../../domain/certify/judge.js';
import type { TalkName } from '../../domain/certify/script.js';
import type { CertificationStep } from '../../domain/certify/steps.js';
import type { BorrowerSays } from '../../domain/practice/scenario.js';
import type { EventName } from '../../domain/tables/tables.js';
import type { IsoVersion } from '../../protocol/codes.js';
import type { Wording } from '../../words/message.js';

export type CertificationState = 'running' | 'done' | 'stopped';

export interface CertificationRecord {
  id: string;
  /** Stands in the ids of its requests: six letters and digits. */
  key: string;
  partnerCode: string;
  state: CertificationState;
  /** How long each message of the partner is waited for. */
  waitSeconds: number;
  without: CertificationStep[];
  startedBy: string;
  startedAt: Date;
  finishedAt?: Date;
}

/** What reading a message of the partner brought to light. */
export interface ReadingVerdict {
  valid: boolean;
  problems: string[];
  tolerances: string[];
  /** `ill:version` as it was written. */
  versionText?: string;
}

export interface ReceivedAnswer {
  taken: 'accepted' | 'refused' | 'notSupported' | 'failed';
  /** The partner's words, or what became of the call. */
  words: Wording;
  durationMs: number;
  at: string;
}

/** What was sent (`send:Received`) or received (`supplier.loaned`), or that it could not be read or written. */
export type CertifiedEvent = BorrowerSays | EventName | 'unreadable' | 'unwritable';

interface Message {
  id: string;
  isoVersion?: IsoVersion;
  /** The XML as it travelled; a dialect may need two messages for one thing. */
  bodies: string[];
  at: Date;
}
export interface SentMessage extends Message {
  direction: 'out';
  talk: TalkName;
  move: number;
  event: BorrowerSays | 'unwritable';
  answer?: ReceivedAnswer;
}
export interface ReceivedMessage extends Message {
  direction: 'in';
  event: EventName | 'unreadable';
  talk?: TalkName;
  words: string;
  verdict?: ReadingVerdict;
}
export type CertificationMessage = SentMessage | ReceivedMessage;

/** Where certifications are kept. Times of what is written are handed in. */
export interface CertificationStore {
  /** Nothing when one is running with that partner already. */
  begin(draft: Omit<CertificationRecord, 'id' | 'state' | 'finishedAt'>): Promise<CertificationRecord | undefined>;
  find(partnerCode: string, key: string): Promise<CertificationRecord | undefined>;
  /** The newest 50 of a partner. */
  list(partnerCode: string): Promise<CertificationRecord[]>;
  running(partnerCode: string): Promise<CertificationRecord | undefined>;
  /** Those that run and are nobody's, or this instance's: leased to it for so many seconds. */
  claim(instance: string, seconds: number): Promise<CertificationRecord[]>;
  finish(id: string, state: 'done' | 'stopped', at: Date): Promise<void>;
  messages(id: string): Promise<CertificationMessage[]>;
  /** The id of the message; nothing when another process has said that move meanwhile. */
  say(id: string, message: Omit<SentMessage, 'id' | 'direction' | 'answer'>): Promise<string | undefined>;
  answered(messageId: string, answer: ReceivedAnswer): Promise<void>;
  /** A message with an identity that is there already changes nothing. */
  hear(id: string, message: Omit<ReceivedMessage, 'id' | 'direction'> & { identity?: string }): Promise<void>;
}

/** The log as the judge reads it. */
export const logOf = (messages: readonly CertificationMessage[]): LogEntry[] =>
  messages.map((message) => {
    if (message.direction === 'in') return message;
    const { direction, talk, move, at, answer } = message;
    if (!answer) return { direction, talk, move, at };
    const { taken, words } = answer;
    return { direction, talk, move, at, answer: { taken, words, at: new Date(answer.at) } };
  });
