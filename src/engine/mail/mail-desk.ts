import { randomUUID } from 'node:crypto';
import type { NodeNotice } from '../../contract/directory-views.js';
import type { MailTrial } from '../../contract/mail-operations.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import { isMailAddress } from '../../domain/letters/mail-address.js';
import { type Code, type Facts, message, say } from '../../words/index.js';
import type { Outcome } from '../model/local/outcome.js';
import type { MailCarrier, MailLogo, MailStore } from '../model/mail.js';

/** A letter that somebody is writing, as it would read. */
export interface LetterToTry {
  subject: string;
  text: string;
  html: string;
  language: Language;
  replyTo?: string;
  logo?: MailLogo;
  /** Of whoever tries it; accounts may have none. */
  to: string | undefined;
}

/** Mail as staff see it: its state, and a test. */
export interface MailDesk {
  /** Whether a mail server is set. */
  canSend(): boolean;
  notices(): Promise<NodeNotice[]>;
  /** Sends a mail at once, outside of the outbox, and gives the server’s answer. */
  test(to: string, language: Language, now: Date): Promise<Outcome<MailTrial>>;
  /** The same for a letter that somebody is writing, to their own address. */
  sendNow(letter: LetterToTry, now: Date): Promise<Outcome<MailTrial>>;
}

export function createMailDesk(
  settings: { smtpHost: string; smtpPort: number; smtpFrom: string; name: string },
  store: MailStore,
  carrier: MailCarrier,
): MailDesk {
  const canSend = () => settings.smtpHost !== '';
  return {
    canSend,
    notices: async () => {
      const { waiting, failed, trouble } = await store.standing();
      const notices: NodeNotice[] = [];
      const notice = (kind: NodeNotice['kind'], code: Code, facts: Facts, since?: string) =>
        notices.push({
          kind,
          text: message(code, facts),
          ...(since ? { since } : {}),
        });
      if (!canSend() && waiting > 0) notice('mailWaits', 'mail.noServer', { waiting });
      if (canSend() && trouble)
        notice('mailNotTaken', 'mail.notTaken', { waiting, words: trouble.words }, trouble.since);
      if (failed > 0) notice('mailFailed', 'mail.notMailed', { failed });
      return notices;
    },
    sendNow: async ({ to, ...letter }, now) => {
      if (!canSend()) return { kind: 'notNow', reason: message('refusedMail.noServer', {}) };
      if (!to || !isMailAddress(to)) return { kind: 'notNow', reason: message('refusedLetter.noAddress') };
      const server = `${settings.smtpHost}:${settings.smtpPort}`;
      const { kind, words } = await carrier.send({
        ...asTest(letter),
        to,
        purpose: 'test',
        messageId: randomUUID(),
        writtenAt: now,
      });
      return { kind: 'done', value: { to, server, kind, words } };
    },
    test: async (to, language, now) => {
      if (!isMailAddress(to))
        return {
          kind: 'invalid',
          problems: [{ field: 'to', problem: message('refusedMail.noAddress', { address: to }) }],
        };
      if (!canSend()) return { kind: 'notNow', reason: message('refusedMail.noServer', {}) };
      const server = `${settings.smtpHost}:${settings.smtpPort}`;
      const { kind, words } = await carrier.send({
        purpose: 'test',
        to,
        language,
        messageId: randomUUID(),
        writtenAt: now,
        subject: say(message('mail.testSubject', { library: settings.name }), language),
        text: say(message('mail.testText', { library: settings.name, server, from: settings.smtpFrom }), language),
      });
      return { kind: 'done', value: { to, server, kind, words } };
    },
  };
}

/** Says first that it is a test: it looks like a letter that a patron or partner gets. */
function asTest<L extends Omit<LetterToTry, 'to'>>(letter: L): L {
  const { language } = letter;
  const says = say(message('mail.trialText'), language);
  return {
    ...letter,
    subject: say(message('mail.trialSubject', { subject: letter.subject }), language),
    text: `${says}\n\n${letter.text}`,
    html: letter.html.replace(
      /<body[^>]*>/,
      (body) => `${body}<p style="margin:16px;font-family:sans-serif">${says}</p>`,
    ),
  };
}
