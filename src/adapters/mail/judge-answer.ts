import type { MailAnswer } from '../../engine/model/mail.js';

/** What nodemailer says of a try that failed. */
interface SmtpFailure {
  message?: string;
  code?: string;
  /** The whole answer of the server, where there was one. */
  response?: string;
  responseCode?: number;
  /** What it answered: `RCPT TO`, `MAIL FROM`, `DATA`, `AUTH PLAIN`, `CONN`. */
  command?: string;
}

/** Before the recipient is named, a server that says no says it to us, not to this mail. */
const ofUs = /^(CONN|EHLO|HELO|AUTH|MAIL FROM|STARTTLS)/;
/** 550 5.1.1 and its neighbours: there is no such box, or no such domain. Policy (5.7.x) and full boxes (5.2.2) may change. */
const noBox = /\b5\.(1\.[0-36]|1\.10|2\.1|4\.4)\b/;
const otherCause = /\b5\.(2\.[2-4]|3|4|5|6|7)\.?\d*\b/;

export function judgedAnswer(error: unknown): MailAnswer {
  const { message = '', code = '', response, responseCode, command = '' } = error as SmtpFailure;
  const words = (response ?? message).replace(/\s+/g, ' ').trim().slice(0, 500);
  const answered = { words, ...(responseCode ? { code: responseCode } : {}) };
  if (code === 'EAUTH' || code === 'ETLS' || code === 'ENOENT' || code === 'BLOCKED')
    return { kind: 'notOurs', ...answered };
  // nodemailer refuses an address that it cannot write: it is none.
  if (code === 'EENVELOPE' && !responseCode) return { kind: 'noSuchAddress', ...answered };
  if (!responseCode || responseCode < 500) return { kind: 'later', ...answered };
  if (ofUs.test(command)) return { kind: 'notOurs', ...answered };
  if (command === 'RCPT TO' && (noBox.test(words) || !otherCause.test(words)))
    return { kind: 'noSuchAddress', ...answered };
  return { kind: 'refused', ...answered };
}
