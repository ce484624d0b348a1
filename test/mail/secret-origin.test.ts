import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { createSmtpCarrier, type SmtpSettings } from '../../src/adapters/mail/smtp-carrier.js';

/** A mail server that speaks by a script and keeps every byte. */
async function scriptedServer(reply: (line: string) => string) {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 mail.example ESMTP\r\n');
    socket.on('data', (chunk) => {
      heard.push(chunk.toString('latin1'));
      for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) socket.write(`${reply(line)}\r\n`);
    });
  });
  await new Promise<void>((open) => void server.listen(0, '127.0.0.1', open));
  return {
    port: (server.address() as AddressInfo).port,
    wire: () => heard.join(''),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

const password = 'password-of-the-mail-server';
const settings = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  smtpHost: '127.0.0.1',
  smtpPort: port,
  smtpTls: 'none',
  smtpUser: 'ill',
  smtpPassword: password,
  smtpFrom: 'ill@library.example',
  name: 'Algonquin',
  ...more,
});
const mail = {
  messageId: 'm1',
  to: 'reader@library.example',
  fromName: 'Algonquin',
  subject: 'Your item',
  text: 'It is here.',
  writtenAt: new Date('2026-11-30T12:00:00Z'),
  language: 'en',
} as Parameters<ReturnType<typeof createSmtpCarrier>['send']>[0];
/** As AUTH says it. */
const shown = [
  password,
  Buffer.from(password).toString('base64'),
  Buffer.from(`\0ill\0${password}`).toString('base64'),
];

describe('KD3 the password of the mail server', () => {
  it('goes to the server that the settings name, and to no other that this one names', async () => {
    const other = await scriptedServer(() => '250 OK');
    const named = await scriptedServer((line) => {
      if (/^EHLO/i.test(line)) return '250-mail.example\r\n250 AUTH PLAIN LOGIN';
      if (/^AUTH/i.test(line)) return '235 2.7.0 Accepted';
      return /^RCPT/i.test(line) ? `551 5.7.1 User not local; please try <reader@127.0.0.1:${other.port}>` : '250 OK';
    });
    try {
      const answer = await createSmtpCarrier(settings(named.port)).send(mail);
      expect(answer.kind).to.not.equal('sent');
      expect(shown.some((form) => named.wire().includes(form))).to.equal(true);
      expect(other.wire()).to.equal('');
    } finally {
      await Promise.all([named.close(), other.close()]);
    }
  });

  it('is not said in the clear when the connection is to be secured and the server does not offer that', async () => {
    const plain = await scriptedServer((line) =>
      /^EHLO/i.test(line) ? '250-mail.example\r\n250 AUTH PLAIN LOGIN' : /^STARTTLS/i.test(line) ? '502 No' : '250 OK',
    );
    try {
      const answer = await createSmtpCarrier(settings(plain.port, { smtpTls: 'starttls' })).send(mail);
      expect(answer.kind).to.not.equal('sent');
      for (const form of shown) expect(plain.wire()).to.not.include(form);
      expect(plain.wire()).to.not.match(/AUTH /i);
    } finally {
      await plain.close();
    }
  });
});
