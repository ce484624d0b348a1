import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { ParsedMail } from 'mailparser';
import { type CatchingServer, catchMail } from '../support/catching-server.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';

describe('a node that is killed while it mails', function () {
  this.timeout(300_000);
  let server: CatchingServer;
  let library: LibraryUnderTest;

  beforeEach(async () => {
    server = await catchMail();
    library = await openLibrary({
      INTERLEND_SMTP_HOST: '127.0.0.1',
      INTERLEND_SMTP_PORT: String(server.port),
      INTERLEND_SMTP_TLS: 'none',
      INTERLEND_SMTP_FROM: 'node@college.example',
    });
    await library.addPartner('PARTNER', 'http://127.0.0.1:18626');
    await library.hand.desk('POST', '/patrons', { id: '8', name: 'Sam Example', email: 'sam@student.example' });
  });
  afterEach(async () => {
    await library.close();
    await server.close();
  });

  /** The patron is told of so many cancelled requests, a letter each. */
  async function cancels(count: number): Promise<void> {
    for (let number = 1; number <= count; number++) {
      const wish = await library.hand.desk<{ id: string }>('POST', '/requests', {
        serviceType: 'Loan',
        title: `Lakes, volume ${number}`,
        rota: ['PARTNER'],
        patron: { id: '8' },
      });
      await library.hand.act(wish.id, 'cancel', { notifyPatron: true });
    }
    await library.rows(`update mail set next_try_at = now() where status = 'waiting'`);
  }
  const statuses = async () =>
    (await library.rows<{ status: string }>('select status from mail order by id')).map(({ status }) => status);
  const leasesEnd = () =>
    library.rows(`update mail set lease_until = now(), next_try_at = now() where status in ('waiting', 'sending')`);
  async function untilAllSent(): Promise<void> {
    for (const end = Date.now() + 20_000; (await statuses()).some((status) => status !== 'sent'); await pause(50))
      if (Date.now() > end) throw new Error(`Mails that did not leave: ${await statuses()}`);
  }
  const whole = ({ messageId, subject, text, html, to }: ParsedMail) =>
    JSON.stringify([messageId, subject, text, html, Array.isArray(to) ? '' : to?.text]);

  it('after the server took a letter and before its note of it: the same letter comes again, whatever changed since', async () => {
    await cancels(1);
    const node = await library.fork({ INTERLEND_FAULT: 'mailSent:1' });
    expect(await node.died).to.equal('SIGKILL');
    expect(await statuses()).to.deep.equal(['sending']);
    expect(server.mails).to.have.length(1);
    await library.hand.desk('PATCH', '/patrons/8', { name: 'Sam Renamed', email: 'renamed@student.example' });

    await library.serve();
    await nothingFor(1500, 'no sweep sends a mail whose lease has not ended');
    expect(server.mails, 'its lease has not ended').to.have.length(1);
    await leasesEnd();
    await untilAllSent();
    expect(server.mails).to.have.length(2);
    expect(new Set(server.mails.map(whole)).size, 'one letter').to.equal(1);
    expect(server.mails[1]?.to, 'where it went first').to.have.property('text', '"Sam Example" <sam@student.example>');
  });

  it('again and again: each event has one letter, which may come twice but never in two wordings', async () => {
    await cancels(6);
    for (const fault of ['mailSent:2', 'mailSent:1', 'mailSent:3']) {
      const node = await library.fork({ INTERLEND_FAULT: fault });
      await node.died;
      await leasesEnd();
    }
    await library.serve();
    await untilAllSent();
    const titles = server.mails.map(({ text }) => /Lakes, volume \d/.exec(String(text))?.[0]);
    expect([...new Set(titles)].sort()).to.deep.equal([1, 2, 3, 4, 5, 6].map((number) => `Lakes, volume ${number}`));
    expect(server.mails.length, 'some came twice').to.be.greaterThan(6);
    expect(new Set(server.mails.map(whole)).size, 'six letters').to.equal(6);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).to.equal(6);
  });
});
