/** Mails that left, that wait and that failed: who got which letter, when, and why one did not arrive. */
import type { MailPurpose, MailStatus } from '../../../contract/mail-log-operations.js';
import type { LetterCode } from '../../../domain/letters/letters.js';
import type { Side } from '../../../domain/tables/tables.js';
import type { Wording } from '../../../words/message.js';
import type { Actor, Page } from '../actor.js';
import type { MailAnswer } from '../mail.js';
import type { Outcome } from './outcome.js';

export interface LoggedMail {
  id: string;
  purpose: MailPurpose;
  status: MailStatus;
  writtenAt: string;
  /** When it was sent or given up; of one that waits the next try. */
  at: string;
  tries: number;
  patronEmail: string;
  patronName?: string;
  subject: string;
  /** The letter that it carries. */
  letter?: LetterCode;
  letterName?: Wording;
  request?: string;
  side?: Side;
  externalId?: string;
  title?: string;
  patron?: string;
  /** The words of the mail server at the last try. */
  answer?: string;
  answerKind?: MailAnswer['kind'];
}

export interface MailLogFilter {
  status?: MailStatus;
  code?: LetterCode;
  /** Its id or External ID. */
  request?: string;
  patron?: string;
  /** Words of the address, the name or the subject, from their beginnings; or an External ID. */
  q?: string;
  /** RFC 3339: written then or later. */
  from?: string;
  until?: string;
  /** Mails about requests of these libraries only. */
  owners?: readonly string[];
  after?: string;
  limit: number;
}

export interface MailLogRecords {
  /** The newest first. */
  list(filter: MailLogFilter): Promise<Page<LoggedMail>>;
  /** With its text as it was sent; a mail with a link to a password is read by its reader alone. */
  read(id: string, owners?: readonly string[]): Promise<(LoggedMail & { text?: string }) | undefined>;
  /** Sends one that failed once more, to the address that its patron has now. */
  again(id: string, by: Actor, now: Date, owners?: readonly string[]): Promise<Outcome<LoggedMail>>;
}
