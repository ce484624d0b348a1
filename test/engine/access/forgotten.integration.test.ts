import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { type CatchingServer, catchMail } from '../../support/catching-server.js';
import { eventually } from '../../support/eventually.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../../support/node-under-test.js';

const old = 'correct horse battery';
const next = 'another long sentence';

describe('FA43: a forgotten password', () => {
  let server: CatchingServer;
  let library: LibraryUnderTest;
  let node: InProcess;
  before(async () => {
    server = await catchMail();
    library = await openLibrary();
    node = await library.serve(
      {
        INTERLEND_SMTP_HOST: '127.0.0.1',
        INTERLEND_SMTP_PORT: String(server.port),
        INTERLEND_SMTP_TLS: 'none',
        INTERLEND_SMTP_FROM: 'ill@college.example',
        INTERLEND_ADDRESS: 'https://ill.college.example',
      },
      false,
    );
    const roles = [{ role: 'fulfillmentServicesOperator' }];
    await node.desk('POST', '/users', {
      code: 'marie',
      name: 'Marie',
      email: 'marie@college.example',
      password: old,
      roles,
    });
    await node.desk('POST', '/users', { code: 'paul', name: 'Paul', email: 'paul@college.example', roles });
  });
  after(async () => {
    await library.close();
    await server.close();
  });

  const call = (method: string, path: string, body: object) =>
    fetch(`${node.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const signsIn = async (password: string) =>
    (await call('POST', '/session', { user: 'marie', password })).status === 201;
  /** Asks, and reads the link out of the mail that arrives. */
  async function linkFor(user: string): Promise<string> {
    server.mails.splice(0);
    expect((await call('POST', '/password-links', { user })).status).to.equal(204);
    await eventually('a mail is queued', async () => (await node.node.mailer.runOnce()) > 0);
    const [mail] = server.mails;
    expect(mail?.subject).to.match(/^Set a new password for Library /);
    expect(mail?.to).to.have.property('text').contain('marie@college.example');
    return /https:\/\/ill\.college\.example\/new-password#([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
  }

  it('is set anew by the link of the mail, once; the sessions of before are over', async () => {
    const before = await call('POST', '/session', { user: 'marie', password: old });
    const cookie = before.headers.get('set-cookie')?.split(';')[0] ?? '';
    const link = await linkFor('MARIE');
    expect((await call('PUT', '/password-links', { link, password: 'short' })).status, 'too short').to.equal(422);
    expect(await signsIn(old), 'nothing changed yet').to.equal(true);
    expect((await call('PUT', '/password-links', { link, password: next })).status).to.equal(204);
    expect(await signsIn(next)).to.equal(true);
    expect(await signsIn(old)).to.equal(false);
    expect((await fetch(`${node.url}/api/v1/session`, { headers: { cookie } })).status).to.equal(401);
    const again = await call('PUT', '/password-links', { link, password: 'a third long sentence' });
    expect(again.status).to.equal(409);
    expect(await again.json())
      .to.have.property('detail')
      .match(/^This link does not work any more: it was used/);
    expect(await signsIn(next)).to.equal(true);
  });

  it('a link works for 30 minutes, and the newest alone', async () => {
    const first = await linkFor('marie');
    const second = await linkFor('marie');
    expect((await call('PUT', '/password-links', { link: first, password: old })).status).to.equal(409);
    const [left] = await library.rows<{ minutes: number; hash: string }>(
      'select round(extract(epoch from expires_at - now()) / 60)::int as minutes, token_hash as hash from password_link',
    );
    expect(left?.minutes).to.equal(30);
    expect(left?.hash, 'a digest only').not.to.equal(second);
    await library.rows(`update password_link set expires_at = now() - interval '1 second'`);
    expect((await call('PUT', '/password-links', { link: second, password: old })).status).to.equal(409);
    expect(await signsIn(next)).to.equal(true);
  });

  it('the answer is the same for names that there are not, and for accounts without a password; nothing is mailed', async () => {
    server.mails.splice(0);
    for (const user of ['nobody', 'paul', "'; drop table staff; --"]) {
      const answer = await call('POST', '/password-links', { user });
      expect([answer.status, await answer.text()], user).to.deep.equal([204, '']);
    }
    // A fourth link of one account within a quarter of an hour is one too many.
    for (const _ of [1, 2, 3]) await call('POST', '/password-links', { user: 'marie' });
    await eventually('all were looked at', async () => {
      const [row] = await library.rows<{ failures: number }>(
        `select failures from sign_in_failure where source = '${createHash('sha256').update('link marie').digest('base64url')}'`,
      );
      return (row?.failures ?? 0) >= 6;
    });
    const mails = await library.rows(`select from mail where purpose = 'password'`);
    expect(mails).to.have.length(3);
    expect(await library.rows(`select from mail where recipient = 'paul@college.example'`)).to.have.length(0);
  });

  it('is not offered where no mail server or no address of the node is set', async () => {
    const offered = async (at: { url: string }) =>
      ((await (await fetch(`${at.url}/api/v1/sign-in`)).json()) as { forgotten?: boolean }).forgotten;
    expect(await offered(node)).to.equal(true);
    expect(await offered(library.hand)).to.equal(undefined);
  });
});
