import net from 'node:net';
import { expect } from 'chai';
import { createSmtpCarrier } from '../../src/adapters/mail/smtp-carrier.js';
import type { MailCarrier } from '../../src/engine/model/mail.js';

type Mail = Parameters<MailCarrier['send']>[0];

/** A mail server that keeps what it is told. */
async function listen() {
  const told: string[] = [];
  let words = '';
  const server = net.createServer((socket) => {
    let data: string | undefined;
    socket.on('error', () => undefined);
    socket.write('220 mail.example ready\r\n');
    socket.setEncoding('utf8').on('data', (text: string) => {
      if (data !== undefined) {
        data += text;
        if (!data.includes('\r\n.\r\n')) return;
        words = data;
        data = undefined;
        return void socket.write('250 taken\r\n');
      }
      for (const line of text.split('\r\n').filter(Boolean)) {
        told.push(line);
        if (line === 'DATA') data = '';
        socket.write(line === 'DATA' ? '354 go on\r\n' : '250 fine\r\n');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    recipients: () => told.filter((line) => /^RCPT/.test(line)),
    words: () => words,
    close: () => server.close(),
  };
}

const usual = {
  messageId: 'one',
  to: 'sam@student.example',
  subject: 'Ready',
  text: 'Your item is here.',
  writtenAt: new Date('2026-11-27T14:00:00Z'),
  language: 'en',
} as Mail;
const more = '\r\nBcc: all@evil.example\r\nX-Evil: yes';

describe('E5: line ends and lists in what becomes the head of a mail', () => {
  for (const [what, part] of [
    ['the name of the reader', { toName: `Sam${more}` }],
    ['a name that looks like addresses', { toName: 'Sam" <all@evil.example>, "x' }],
    ['the name of the library', { fromName: `Lakes${more}` }],
    ['a subject', { subject: `Ready${more}` }],
    ['a subject with other line ends', { subject: 'Ready\u2028Bcc: all@evil.example\u0085X-Evil: yes' }],
    ['an address for answers', { replyTo: `ill@college.example${more}` }],
    ['the name of a file', { attachments: [{ name: `list.csv${more}`, type: 'text/csv', content: 'YQ==' }] }],
    ['a text with the words of the protocol', { text: '.\r\nRCPT TO:<all@evil.example>\r\n.\r\n' }],
    ['a list where one address goes', { to: 'sam@student.example,all@evil.example' }],
  ] as const) {
    it(`add no header and no reader: ${what}`, async () => {
      const server = await listen();
      try {
        const settings = {
          smtpHost: '127.0.0.1',
          smtpPort: server.port,
          smtpTls: 'none',
          smtpUser: '',
          smtpPassword: '',
        };
        const carrier = createSmtpCarrier({ ...settings, smtpFrom: 'node@college.example', name: 'Lakes' } as never);
        await carrier.send({ ...usual, ...part } as Mail);
        const [head = ''] = server.words().split('\r\n\r\n');
        expect(head)
          .to.not.match(/^(Bcc|X-Evil):/im)
          .and.not.match(/=0D|=0A/);
        expect(server.recipients().length).to.equal(1);
        expect(server.recipients()[0]).to.not.equal('RCPT TO:<all@evil.example>');
      } finally {
        server.close();
      }
    });
  }
});
