import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { MessageEntry, PartnerTestStep } from '../../src/contract/exchange-views.js';
import type { PartnerView } from '../../src/contract/partner-schemas.js';
import type { RequestView } from '../../src/contract/request-views.js';
import type { Page } from '../../src/engine/model/actor.js';
import { given, type Outcome } from '../cli/desk.js';
import { ofAlgonquin, selfSigned } from '../courier/self-signed.js';
import { eventually } from '../support/eventually.js';
import { freshTime, requesterXml, requestXml } from '../support/partner-voice.js';
import { openTlsProxy } from './support/tls-proxy.js';
import { type LibraryProcess, openTwoProcesses, type TwoLibraries } from './support/two-libraries.js';

/** A command of `interlend`, in the process of the tests: to start a program for each takes longer than all else. */
const run = (words: readonly string[], env: Record<string, string>): Promise<Outcome> =>
  given(words, { env, terminal: false });

async function answerOf<T>(words: readonly string[], env: Record<string, string>): Promise<T> {
  const { status, out, err } = await run([...words, '--json'], env);
  if (status !== 0) throw new Error(`interlend ${words.join(' ')} ended with ${status}: ${err}${out}`);
  return JSON.parse(out) as T;
}

const header = 'x-client-certificate';
const added = { token: '' };

/** By HTTP and the command line alone, as those who keep a node and those who call it do. */
describe('credentials between a node and its partners', function () {
  this.timeout(180_000);
  let two: TwoLibraries<LibraryProcess>;
  let folder: string;
  let proxy: Awaited<ReturnType<typeof openTlsProxy>>;
  const secrets: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-credentials-'));
    await writeFile(join(folder, 'authority.pem'), selfSigned.cert);
    const env = {
      INTERLEND_LOG_LEVEL: 'debug',
      INTERLEND_TRUSTED_PROXIES: '127.0.0.1/32',
      INTERLEND_CLIENT_CERTIFICATE_HEADER: header,
      NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
    };
    two = await openTwoProcesses(env, true);
    proxy = await openTlsProxy(at(two.lender), header);
  });
  after(async () => {
    await proxy?.close();
    await two?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const at = ({ env }: { env: Record<string, string> }) => env['INTERLEND_URL'] ?? '';
  const borrower = <T>(...words: string[]) => answerOf<T>(words, two.borrower.env);
  const lender = <T>(...words: string[]) => answerOf<T>(words, two.lender.env);
  async function issue(...words: string[]): Promise<{ id: string; secret: string }> {
    const issued = await lender<{ id: string; secret?: string }>('partner', 'credential', 'issue', 'BORROW', ...words);
    if (issued.secret) secrets.push(issued.secret);
    return { id: issued.id, secret: issued.secret ?? '' };
  }
  const revoke = (id: string) => lender('partner', 'credential', 'revoke', 'BORROW', id);

  /** Asks for the state of a request that nobody knows: whoever is let in gets a confirmation. */
  async function said(headers: Record<string, string> = {}, path = '', symbol = 'ISIL:CA-BORROW', account = '') {
    const about = { requester: symbol, supplier: 'ISIL:CA-LEND', id: `NONE-${freshTime()}`, timestamp: freshTime() };
    const body = requesterXml(about, 'StatusRequest').replace('</header>', `${account}</header>`);
    const sent = { method: 'POST', headers: { 'content-type': 'application/xml', ...headers }, body };
    return fetch(`${at(two.lender)}/iso18626${path}`, sent);
  }
  const calls = async (...given: Parameters<typeof said>) => (await said(...given)).status;
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

  it('a token is shown once, and opens as Bearer and as X-Api-Key', async () => {
    const add = ['partner', 'add', '--code', 'BORROW', '--name', 'BORROW Library', '--dialect', 'interlend'];
    const where = ['--symbol', 'ISIL:CA-BORROW', '--address', `${at(two.borrower)}/iso18626`];
    Object.assign(added, await lender<{ token: string }>(...add, ...where));
    secrets.push(added.token);
    expect(await calls(bearer(added.token))).to.equal(200);
    expect(await calls({ 'x-api-key': added.token })).to.equal(200);
    expect(await calls(bearer(`${added.token}x`))).to.equal(401);
    expect(await calls()).to.equal(401);
    const shown = JSON.stringify(await lender<PartnerView>('partner', 'show', 'BORROW'));
    expect(shown).to.include(added.token.slice(0, 8)).and.not.include(added.token);
  });

  it('two secrets are good while a partner changes over, then the old one is not (E17)', async () => {
    const fresh = await issue();
    expect([await calls(bearer(added.token)), await calls(bearer(fresh.secret))]).to.deep.equal([200, 200]);
    const third = await run(['partner', 'credential', 'issue', 'BORROW'], two.lender.env);
    expect([third.status, third.err]).to.satisfy(
      ([status, err]: [number, string]) => status === 1 && /Two of/.test(err),
    );
    const { credentials } = await lender<PartnerView>('partner', 'show', 'BORROW');
    await revoke(credentials.find(({ prefix }) => added.token.startsWith(prefix))?.id ?? '');
    await eventually('every process of the library knows it', async () => (await calls(bearer(added.token))) === 401);
    expect([await calls(bearer(added.token)), await calls(bearer(fresh.secret))]).to.deep.equal([401, 200]);
    added.token = fresh.secret;
  });

  it('a password opens with the code of the partner, an address with the secret in it', async () => {
    const [password, path] = [await issue('--kind', 'basic'), await issue('--kind', 'path')];
    const basic = (user: string) => ({
      authorization: `Basic ${Buffer.from(`${user}:${password.secret}`).toString('base64')}`,
    });
    expect([await calls(basic('borrow')), await calls(basic('other'))]).to.deep.equal([200, 401]);
    expect([await calls({}, `/${path.secret}`), await calls({}, `/${password.secret}`)]).to.deep.equal([200, 401]);
  });

  it('account and security code in the message are asked for besides, once they were issued', async () => {
    const account = await issue('--kind', 'account');
    const inHeader = (code: string) =>
      `<requestingAgencyAuthentication><accountId>BORROW</accountId><securityCode>${code}</securityCode></requestingAgencyAuthentication>`;
    const symbol = 'ISIL:CA-BORROW';
    expect(await calls(bearer(added.token))).to.equal(401);
    expect(await calls(bearer(added.token), '', symbol, inHeader('wrong'))).to.equal(401);
    expect(await calls(bearer(added.token), '', symbol, inHeader(account.secret))).to.equal(200);
    await revoke(account.id);
  });

  it('an address list is asked for besides, by the source that the trusted proxy names', async () => {
    await lender('partner', 'change', 'BORROW', '--network', '192.0.2.0/24');
    const from = (address: string) => ({ ...bearer(added.token), 'x-forwarded-for': address });
    expect([await calls(from('192.0.2.7')), await calls(from('198.51.100.7'))]).to.deep.equal([200, 401]);
    expect(await calls({ 'x-forwarded-for': '192.0.2.7' }), 'an address alone is not enough').to.equal(401);
    await lender('partner', 'change', 'BORROW', '--network', '127.0.0.0/8');
  });

  it('a credential speaks for its symbols, a broker for those of its list and no others', async () => {
    const both = ['--symbol', 'ISIL:CA-BORROW', '--symbol', 'ISIL:CA-BRANCH'];
    await lender('partner', 'change', 'BORROW', ...both);
    const branch = await issue('--symbol', 'ISIL:CA-BRANCH', '--kind', 'basic');
    const shown = { authorization: `Basic ${Buffer.from(`BORROW:${branch.secret}`).toString('base64')}` };
    expect(await calls(shown, '', 'ISIL:CA-BRANCH')).to.equal(200);
    expect(await calls(shown, '', 'ISIL:CA-BORROW')).to.equal(403);
    expect(await calls(bearer(added.token), '', 'ISIL:CA-BRANCH')).to.equal(200);
    const stranger = await said(bearer(added.token), '', 'ISIL:CA-STRANGER');
    expect(await stranger.text())
      .to.include('<messageStatus>ERROR')
      .and.include('requestingAgencyId');
    await revoke(branch.id);
  });

  it('a client certificate is shown through the proxy that ends TLS, from the test of the way to the loan', async () => {
    const pem = join(folder, 'ours.pem');
    await writeFile(pem, `${ofAlgonquin.certificate}${ofAlgonquin.key}`);
    const present = ['--present', 'certificate', '--secret-from', pem];
    const add = ['partner', 'add', '--code', 'LEND', '--name', 'LEND Library', '--symbol', 'ISIL:CA-LEND'];
    const dialect = ['--dialect', 'interlend'];
    const plain = await run(
      [...add, ...dialect, '--address', `${at(two.lender)}/iso18626`, ...present],
      two.borrower.env,
    );
    expect([plain.status, plain.err]).to.satisfy(
      ([status, err]: [number, string]) => status === 1 && /https/.test(err),
    );
    await borrower(...add, ...dialect, '--address', `${proxy.url}/iso18626`, ...present);

    const known = await borrower<PartnerView>('partner', 'show', 'LEND');
    expect(known.presents).to.equal('certificate');
    const { fingerprint = '', subject } = known.ourCertificate ?? {};
    expect([fingerprint.replaceAll(':', ''), subject]).to.deep.equal([ofAlgonquin.fingerprint, 'CN=algonquin.example']);
    const held = JSON.stringify(known);
    expect(held).to.not.include('PRIVATE').and.not.include('BEGIN');

    const tried = async () =>
      (await run(['partner', 'test', 'LEND', '--language', 'fr', '--json'], two.borrower.env)).out;
    const before = JSON.parse(await tried()) as PartnerTestStep[];
    expect(before.map(({ step, ok }) => `${step} ${ok}`)).to.deep.equal([
      ...['address true', 'connection true', 'tls true', 'credential false'],
    ]);
    expect(before.at(-1)?.remedy).to.include('certificat client');

    await lender('partner', 'change', 'BORROW', '--symbol', 'ISIL:CA-BORROW');
    await lender('partner', 'credential', 'issue', 'BORROW', '--kind', 'certificate', '--fingerprint', fingerprint);
    const after = JSON.parse(await tried()) as PartnerTestStep[];
    expect(after.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(after.find(({ step }) => step === 'tls')?.said).to.include('signé par une autorité reconnue');

    const made = await borrower<RequestView>('request', 'create', '--title', 'On seals', '--rota', 'LEND');
    await borrower('request', 'act', made.externalId, 'send');
    await two.lender.desk.until(made.externalId, 'created');
    const [sent] = (await borrower<Page<MessageEntry>>('message', 'list', '--direction', 'out')).items;
    expect(sent).to.include({ status: 'delivered' });

    const forged = { [header]: fingerprint };
    const body = requestXml({ requester: 'ISIL:CA-BORROW', supplier: 'ISIL:CA-LEND', id: 'FORGED-1' });
    const call = { method: 'POST', headers: { 'content-type': 'application/xml', ...forged }, body };
    const outside = { ...call.headers, 'x-forwarded-for': '198.51.100.7' };
    expect((await fetch(`${at(two.lender)}/iso18626`, { ...call, headers: outside })).status).to.equal(401);
  });

  it('none of them is in a log, at its most talkative (E16)', () => {
    const processes = [two.lender.process, two.borrower.process];
    const logs = processes.map((each) => each.log() + each.said()).join('');
    expect(logs).to.include('answered a partner').and.include('called a partner');
    const key = ofAlgonquin.key.split('\n')[1] ?? '';
    expect(secrets).to.have.length.at.least(6);
    for (const secret of [...secrets, key]) expect(logs.includes(secret), secret.slice(0, 8)).to.equal(false);
    expect(logs).to.not.include('PRIVATE KEY');
  });
});
