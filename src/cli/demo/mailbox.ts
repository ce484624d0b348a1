/** A small mail server of the demo, and a page on which a visitor reads what it got. Nothing leaves this machine. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** Where libraries hand in their mails. */
  smtpPort: number;
  /** Where they are read. */
  url: string;
  close(): Promise<void>;
}

/** As many as a visitor looks at; the oldest go. */
const atMost = 300;

export async function openMailbox(wishedPort: number): Promise<Mailbox> {
  const mails: { number: number; mail: ParsedMail }[] = [];
  let number = 0;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    size: 10_000_000,
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.unshift({ number: ++number, mail });
        mails.splice(atMost);
        done();
      }, done);
    },
  });
  // A library that is killed in the middle of a mail is a story of the demo, not of the mailbox.
  smtp.on('error', () => undefined);
  await new Promise<void>((open) => void smtp.listen(0, '127.0.0.1', open));
  const pages = createServer((req, res) => {
    const [, what = '', wanted = ''] = (req.url ?? '/').split('/');
    if (what === '') return answer(res, 200, listPage(mails));
    const found = mails.find((each) => String(each.number) === wanted)?.mail;
    if (!found) return answer(res, 404, frame('Not here any more', '<p><a href="/">All mails</a></p>'));
    // The letter as it came, which may do nothing but be read.
    if (what === 'letter')
      return answer(res, 200, found.html || `<pre>${escaped(found.text ?? '')}</pre>`, 'sandbox; ');
    return answer(res, 200, mailPage(found, wanted));
  });
  await new Promise<void>((open) => {
    pages.once('error', () => pages.listen(0, '127.0.0.1'));
    pages.once('listening', open);
    pages.listen(wishedPort, '127.0.0.1');
  });
  return {
    smtpPort: (smtp.server.address() as AddressInfo).port,
    url: `http://127.0.0.1:${(pages.address() as AddressInfo).port}/`,
    close: async () => {
      pages.closeAllConnections();
      await Promise.all([
        new Promise((done) => pages.close(done)),
        new Promise<void>((done) => smtp.close(() => done())),
      ]);
    },
  };
}

function answer(res: ServerResponse, status: number, page: string, policy = ''): void {
  res.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `${policy}default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'`,
    'x-content-type-options': 'nosniff',
  });
  res.end(page);
}

function listPage(mails: readonly { number: number; mail: ParsedMail }[]): string {
  const rows = mails.map(
    ({ number, mail }) =>
      `<tr><td><a href="/mail/${number}">${escaped(mail.subject ?? '')}</a></td><td>${escaped(toOf(mail))}</td><td>${escaped(
        mail.from?.text ?? '',
      )}</td><td>${timeOf(mail)}</td></tr>`,
  );
  return frame(
    'Mailbox of the demo',
    mails.length === 0
      ? '<p>No mail yet. Receive an item and lend it to a patron: the letters arrive here.</p>'
      : `<table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">From</th><th scope="col">Written</th></tr></thead><tbody>${rows.join(
          '',
        )}</tbody></table>`,
    '<meta http-equiv="refresh" content="10">',
  );
}

const mailPage = (mail: ParsedMail, number: string): string =>
  frame(
    mail.subject ?? '',
    `<p><a href="/">All mails</a></p>
<dl><dt>From</dt><dd>${escaped(mail.from?.text ?? '')}</dd><dt>To</dt><dd>${escaped(toOf(mail))}</dd><dt>Reply to</dt><dd>${escaped(
      mail.replyTo?.text ?? '–',
    )}</dd><dt>Written</dt><dd>${timeOf(mail)}</dd></dl>
<iframe title="The letter" src="/letter/${number}"></iframe>
<h2>Plain text</h2><pre>${escaped(mail.text ?? '')}</pre>`,
  );

const toOf = ({ to }: ParsedMail): string =>
  [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
const timeOf = ({ date }: ParsedMail): string => (date ? date.toLocaleString('en-CA', { hourCycle: 'h23' }) : '');

const frame = (title: string, body: string, head = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}
<title>${escaped(title)}</title>
<style>
body { font: 16px/1.5 Arial, sans-serif; color: #1A1D26; background: #F5F6F8; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
table { width: 100%; border-collapse: collapse; background: #fff } th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid #DCE0E8 }
dl { display: grid; grid-template-columns: 7rem 1fr } dd { margin: 0 } a { color: #364FC7 }
iframe { width: 100%; height: 46rem; border: 1px solid #DCE0E8; background: #fff } pre { background: #fff; padding: 1rem; white-space: pre-wrap }
</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
