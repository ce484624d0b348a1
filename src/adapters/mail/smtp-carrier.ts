import type { Socket } from 'node:net';
import type { SMTPTransportGetSocket } from 'nodemailer/lib/smtp-transport';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { MailAnswer, MailCarrier, MailLogo } from '../../engine/model/mail.js';
import { contentId } from '../../letters/logo.js';
import type { Settings } from '../../settings/read-settings.js';
import { judgedAnswer } from './judge-answer.js';

export type SmtpSettings = Pick<
  Settings,
  'smtpHost' | 'smtpPort' | 'smtpTls' | 'smtpUser' | 'smtpPassword' | 'smtpFrom' | 'name'
>;

/** Opens the connection to a server; throws what failed, in the language of the mail. */
export type DialMailServer = (to: { host: string; port: number; language: Language }) => Promise<Socket>;

/**
 * Hands mails to the server that the settings name at that moment. `guarded` opens the connection to a server that somebody
 * typed in the browser; it gives nothing for one that the environment names, which is called wherever it is.
 */
export function createSmtpCarrier(
  settings: SmtpSettings,
  guarded: () => DialMailServer | undefined = () => undefined,
): MailCarrier {
  return {
    send: async ({
      messageId,
      to,
      toName,
      fromName,
      replyTo,
      subject,
      text,
      html,
      attachments = [],
      logo,
      writtenAt,
      language,
    }) => {
      try {
        // Loaded with the first mail: many nodes send none, or begin to long after their start.
        const { createTransport } = await import('nodemailer');
        const dial = guarded();
        const transport = createTransport({
          ...connection(settings),
          ...(dial ? { getSocket: socketBy(dial, language) } : {}),
        });
        try {
          const taken = await transport.sendMail({
            messageId: `<${messageId}@${settings.smtpFrom.split('@')[1]}>`,
            from: { name: inOneLine(fromName || settings.name), address: settings.smtpFrom },
            // One address each, whatever is in it: a list would go to others too.
            to: { name: inOneLine(toName ?? ''), address: to },
            ...(replyTo ? { replyTo: inOneLine(replyTo) } : {}),
            subject: inOneLine(subject),
            text,
            ...(html ? { html } : {}),
            date: writtenAt,
            // Out-of-office answers to notices help nobody.
            headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
            attachments: [
              ...(logo ? [inline(logo)] : []),
              ...attachments.map(({ name, type, content }) => ({
                filename: inOneLine(name),
                contentType: type,
                content,
                encoding: 'base64',
              })),
            ],
            disableFileAccess: true,
            disableUrlAccess: true,
          });
          return { kind: 'sent', words: taken.response, code: Number(taken.response.slice(0, 3)) || 250 } as MailAnswer;
        } finally {
          transport.close();
        }
      } catch (error) {
        return judgedAnswer(error);
      }
    },
    close: async () => undefined,
  };
}

/** What is in a header has no line of its own. */
const inOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** The picture that the HTML names by its content id, and no file to save. */
const inline = ({ id, type, content }: MailLogo) => ({
  filename: type === 'image/png' ? 'logo.png' : 'logo.jpg',
  contentType: type,
  content,
  encoding: 'base64',
  cid: contentId(id),
  contentDisposition: 'inline' as const,
});

/** nodemailer makes a connection secure by itself. */
const socketBy =
  (dial: DialMailServer, language: Language): SMTPTransportGetSocket =>
  ({ host = '', port = 0 }, answer) => {
    dial({ host, port: Number(port), language }).then(
      (socket) => answer(null, { connection: socket }),
      (error: Error) => answer(error, undefined),
    );
  };

function connection(settings: SmtpSettings) {
  const { smtpHost, smtpPort, smtpTls, smtpUser, smtpPassword } = settings;
  return {
    host: smtpHost,
    port: smtpPort,
    secure: smtpTls === 'implicit',
    requireTLS: smtpTls === 'starttls',
    ignoreTLS: smtpTls === 'none',
    ...(smtpUser ? { auth: { user: smtpUser, pass: smtpPassword } } : {}),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  };
}
