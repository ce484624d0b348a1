/** Mail that leaves the library: what anybody of this library may queue, what is stored of it, who carries it. */
import type { MailPurpose } from '../../contract/mail-log-operations.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { LogoType } from '../../letters/logo.js';
import type { FieldProblem } from './local/outcome.js';

export interface MailAttachment {
  /** As the reader saves it: `report.csv`. */
  name: string;
  /** `text/csv; charset=utf-8`. */
  type: string;
  /** Its bytes in base64. */
  content: string;
}

/** The picture that the HTML of a mail shows. */
export interface MailLogo {
  /** The digest of its bytes. */
  id: string;
  type: LogoType;
  /** Its bytes in base64. */
  content: string;
}

/** What the audit log keeps of a mail: who had it sent, from which thing, and what it carries. */
export interface MailAudit {
  actor: string;
  actorKind: 'user' | 'key' | 'node';
  actorCode: string;
  operation: string;
  thing: string;
  thingId: string;
  after: Readonly<Record<string, unknown>>;
}

/** A mail to one reader, in words that are ready. */
export interface MailDraft {
  purpose: MailPurpose;
  to: string;
  toName?: string;
  /** By what name the library signs; without it the node’s. */
  fromName?: string;
  replyTo?: string;
  language: Language;
  subject: string;
  /** A letter of its own, not a notice that there is HTML. */
  text: string;
  html?: string;
  attachments?: readonly MailAttachment[];
  /** Not sent before; without it at once. */
  notBefore?: Date;
  /** The request that it is about. */
  request?: string;
  /** Names the occasion: a mail of the same occasion is not written again. */
  once?: string;
  /** Written into the audit log together with the mail, or neither. */
  audit?: MailAudit;
}

/** What somebody may ask of the outbox of mails. A server is not needed to queue: mails wait until there is one. */
export interface MailQueue {
  /** Gives the mail’s id, or says which part of the draft is no mail. */
  queue(draft: MailDraft): Promise<{ kind: 'queued'; id: string } | { kind: 'invalid'; problems: FieldProblem[] }>;
}

/** A mail that this process may send now. */
export interface ClaimedMail extends Omit<MailDraft, 'notBefore' | 'once' | 'audit'> {
  id: string;
  leaseToken: string;
  /** The left side of its Message-ID, kept over all tries, so that a repeat is recognised. */
  messageId: string;
  tries: number;
  writtenAt: Date;
  patron?: string;
  letter?: string;
  /** Travels with it. */
  logo?: MailLogo;
}

/**
 * What became of one try. `later`: the server is away, or asks to come again. `refused`: it will not take this mail, ever.
 * `noSuchAddress`: nor any other to this address. `notOurs`: it does not take mail from us; every mail would fare alike.
 */
export type MailAnswer = { words: string; code?: number } & {
  kind: 'sent' | 'later' | 'refused' | 'noSuchAddress' | 'notOurs';
};

/** Hands mails to a server. Never throws. */
export interface MailCarrier {
  send(mail: Omit<ClaimedMail, 'id' | 'leaseToken' | 'tries'>): Promise<MailAnswer>;
  close(): Promise<void>;
}

/** How mail stands, for staff. */
export interface MailStanding {
  /** Mails that wait. */
  waiting: number;
  /** Mails that no server took and that nobody looked at yet. */
  failed: number;
  /** The words of a server that takes nothing from us, and since when. */
  trouble?: { words: string; since: string };
}

export interface MailClaim {
  limit: number;
  instance: string;
  now: Date;
  /** Mails that this process is sending, or whose answer it keeps: they stay its own. */
  holding: readonly string[];
  /** Whether it may take what processes that are gone left behind. */
  takesOver: boolean;
}

/** The outbox as the worker needs it. */
export interface MailStore extends MailQueue {
  claim(order: MailClaim): Promise<ClaimedMail[]>;
  /**
   * Settles a try, once, however often it is asked; without effect when the lease was lost, which it then says.
   * `nextTryAt` undefined: it is over.
   */
  settle(mail: ClaimedMail, answer: MailAnswer, now: Date, nextTryAt: Date | undefined): Promise<boolean>;
  standing(): Promise<MailStanding>;
}
