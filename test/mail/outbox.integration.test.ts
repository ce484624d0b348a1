import { expect } from 'chai';
import type { MailDraft } from '../../src/engine/model/mail.js';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

const report: MailDraft = {
  purpose: 'report',
  to: 'head@library.example',
  toName: 'Robin Specimen',
  language: 'fr',
  subject: 'Rapport du mois',
  text: 'Le rapport est joint.',
  html: '<p>Le rapport est <b>joint</b>.</p>',
  attachments: [
    {
      name: 'rapport.csv',
      type: 'text/csv',
      content: Buffer.from('a,b\n1,2\n').toString('base64'),
    },
  ],
};

describe('the outbox of mails', () => {
  let server: CatchingServer;
  let library: LibraryUnderTest;
  let node: InProcess;
  const smtp = () => ({
    INTERLEND_SMTP_HOST: '127.0.0.1',
    INTERLEND_SMTP_PORT: String(server.port),
    INTERLEND_SMTP_TLS: 'none',
    INTERLEND_SMTP_FROM: 'ill@college.example',
    INTERLEND_SWEEP_SECONDS: '3600',
  });
  beforeEach(async () => {
    server = await catchMail();
    library = await openLibrary();
    node = await library.serve(smtp(), false);
  });
  afterEach(async () => {
    await library.close();
    await server.close();
  });
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const mail = async () =>
    (await library.rows<{ status: string; answer: string }>('select status, answer from mail'))[0];

  it('hands a mail to the server: both parts, the file, the language, the name of the library', async () => {
    expect(await node.node.mails.queue(report)).to.include({ kind: 'queued' });
    expect(await node.node.mailer.runOnce()).to.equal(1);
    const [caught] = server.mails;
    expect(caught?.subject).to.equal('Rapport du mois');
    expect(caught?.text).to.contain('Le rapport est joint.');
    expect(caught?.html).to.contain('<b>joint</b>');
    expect(caught?.from?.text).to.match(/^"?Library .*<ill@college\.example>$/);
    expect(caught?.headers.get('content-language')).to.equal('fr');
    expect(caught?.attachments[0]).to.include({
      filename: 'rapport.csv',
      contentType: 'text/csv',
    });
    expect(await mail()).to.include({ status: 'sent' });
  });

  it('tries again later what is put off (4xx), with the same Message-ID', async () => {
    await node.node.mails.queue(report);
    server.refuse(451, '4.7.1 Try again later');
    await node.node.mailer.runOnce();
    expect(await mail())
      .to.include({ status: 'waiting' })
      .and.to.have.property('answer')
      .contain('Try again later');
    expect(await node.node.mailer.runOnce(), 'not before its time').to.equal(0);
    expect(await node.node.mailer.runOnce(inMinutes(2))).to.equal(1);
    const [{ message_id: id } = { message_id: '' }] = await library.rows<{
      message_id: string;
    }>('select message_id from mail');
    expect(server.mails.map(({ messageId }) => messageId)).to.deep.equal([`<${id}@college.example>`]);
  });

  it('gives up what is refused for good (5xx), and Home says so', async () => {
    await node.node.mails.queue(report);
    server.refuse(550, '5.1.1 No such user here');
    await node.node.mailer.runOnce();
    expect(await mail())
      .to.include({ status: 'failed' })
      .and.to.have.property('answer')
      .contain('No such user here');
    const { notices } = await node.desk<{ notices: { kind: string }[] }>('GET', '/node');
    expect(notices.map(({ kind }) => kind)).to.include('mailFailed');
  });

  it('KD1 is not sent again when the database could not note that it was sent: the answer is stored later', async () => {
    await node.node.mails.queue(report);
    await library.rows(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.status = 'sent' then raise 'cut off'; end if; return new; end $$`);
    await library.rows('create trigger refuse before update on mail for each row execute function refuse()');
    expect(await node.node.mailer.runOnce()).to.equal(1);
    expect(await node.node.mailer.runOnce(inMinutes(4)), 'its process keeps the answer').to.equal(0);
    await library.rows('drop trigger refuse on mail');
    expect(await node.node.mailer.runOnce(inMinutes(4))).to.equal(0);
    expect(await mail()).to.include({ status: 'sent' });
    expect(server.mails).to.have.length(1);
  });

  it('waits without a server, and Home says what to set', async () => {
    await node.node.mails.queue(report);
    const { notices } = await library.hand.desk<{
      notices: { kind: string; text: string }[];
    }>('GET', '/node');
    expect(notices.find(({ kind }) => kind === 'mailWaits')?.text).to.match(
      /^1 letter waits: no mail server is set\. Print the letters, or ask the person who runs the system to set up a mail server\.$/,
    );
  });

  it('does not send what waited longer than five days for a server', async () => {
    await node.node.mails.queue(report);
    expect(await node.node.mailer.runOnce(inMinutes(5 * 24 * 60 + 1))).to.equal(0);
    expect(server.mails).to.have.length(0);
    expect(await mail()).to.include({ status: 'failed' });
  });

  it('refuses an address that is none with a sentence, and keeps nothing', async () => {
    const outcome = await node.node.mails.queue({
      ...report,
      to: 'Robin <robin>',
    });
    expect(outcome).to.have.nested.property('problems[0].field', 'to');
    expect(await mail()).to.equal(undefined);
  });

  it('a test mail is sent at once and answered with the words of the server', async () => {
    const trial = await node.desk<{ kind: string; words: string }>('POST', '/mail/test', { to: 'me@library.example' });
    expect(trial.kind).to.equal('sent');
    expect(server.mails[0]?.subject).to.match(/^Mail from Library .* arrives$/);
  });
});
