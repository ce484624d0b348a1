import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { operations } from '../../src/contract/operations.js';
import { settingRows } from '../../src/settings/rows.js';
import { typed } from '../cli/desk.js';
import { filledPath } from '../http/field-walk.js';
import { openNode, type PlantedNode } from '../patron-data/logged-node.js';
import { say } from '../support/partner-voice.js';

/** Each secret has words that nothing else has. */
const planted = {
  staffToken: 'staff-token-quagga-0001',
  secretKey: 'secret-key-quagga-0002',
  smtpPassword: 'smtp-password-quagga-0003',
  openIdSecret: 'openid-secret-quagga-0004',
  outbound: 'outbound-bearer-quagga-0005',
  password: 'password of quaggas 0006 runs',
  pin: '739164',
  securityCode: 'security-code-quagga-0008',
  otherSecretKey: 'other-secret-key-quagga-0009',
  basicPassword: 'basic-password-quagga-0010',
  headerValue: 'header-value-quagga-0011',
  accountCode: 'account-code-quagga-0012',
  typedAsName: 'a password typed as the name quagga 0013',
  typedAsCard: '8841775520017',
  inAddress: 'secret-in-an-address-quagga-0014',
};
/** Where the settings that are secrets are planted; a new one fails until it has a place here. */
const ofSettings: Record<string, string> = {
  INTERLEND_STAFF_TOKEN: planted.staffToken,
  INTERLEND_SECRET_KEY: planted.secretKey,
  INTERLEND_OTHER_SECRET_KEY: planted.otherSecretKey,
  INTERLEND_SMTP_PASSWORD: planted.smtpPassword,
  INTERLEND_OPENID_CLIENT_SECRET: planted.openIdSecret,
};

describe('E16: secrets that were planted', function () {
  this.timeout(120_000);
  let node: PlantedNode;
  /** Secrets that the node makes: the partner's token, a key, the cookie. */
  const made: Record<string, string> = {};
  const lines: string[] = [];

  before(async () => {
    const logTo = new Writable({
      write(chunk, _encoding, done) {
        lines.push(...String(chunk).split('\n').filter(Boolean));
        done();
      },
    });
    node = await openNode(logTo, {
      ...ofSettings,
      INTERLEND_SMTP_HOST: '127.0.0.1',
      INTERLEND_SMTP_PORT: '9',
      INTERLEND_SMTP_FROM: 'ill@library.example',
      INTERLEND_SMTP_USER: 'ill',
      INTERLEND_OPENID_ISSUER: 'http://127.0.0.1:9',
      INTERLEND_OPENID_CLIENT_ID: 'interlend',
    });
    const { call } = node;
    const partner = await call('POST', '/partners', {
      code: 'LACITE',
      name: 'La Cité',
      symbols: [{ type: 'ISIL', value: 'CA-OOLAC' }],
      url: 'http://127.0.0.1:59999/iso18626',
      dialect: 'standard-1.2',
    });
    made['partnerToken'] = partner.body.token;
    await call('PATCH', '/partners/LACITE', { outboundAuth: { kind: 'bearer', token: planted.outbound } });
    const presents = {
      basic: ['user', 'password', planted.basicPassword],
      header: ['name', 'value', planted.headerValue],
    };
    for (const [kind, [name = '', value = '', secret]] of Object.entries(presents)) {
      const code = kind.toUpperCase();
      await call('POST', '/partners', {
        code,
        name: code,
        symbols: [{ type: 'ISIL', value: `CA-${code}` }],
        dialect: 'standard-1.2',
        url: 'http://127.0.0.1:59999/iso18626',
        outboundAuth: {
          kind,
          [name]: 'X-Key',
          [value]: secret,
          account: { accountId: 'us', securityCode: planted.accountCode },
        },
      });
    }
    for (const kind of ['basic', 'path'])
      made[`${kind}Credential`] = (await call('POST', '/partners/LACITE/credentials', { kind })).body.secret;
    await fetch(`${node.url}/iso18626/${made['pathCredential']}`, { method: 'POST', body: '<broken' });
    made['key'] = (
      await call('POST', '/keys', { name: 'A program', roles: [{ role: 'fulfillmentServicesOperator' }] })
    ).body.secret;
    await call('POST', '/users', {
      code: 'eroy',
      name: 'Élise Roy',
      password: planted.password,
      language: 'en',
      roles: [{ role: 'generalSystemAdministrator' }],
    });
    const signedIn = await fetch(`${node.url}/api/v1/session`, {
      method: 'POST',
      body: JSON.stringify({ user: 'eroy', password: planted.password }),
      headers: { 'content-type': 'application/json', origin: node.url, 'x-interlend-desk': 'yes' },
    });
    expect(signedIn.status, await signedIn.text()).to.be.below(300);
    made['cookie'] = /=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1] ?? '';
    await call('POST', '/patrons', { id: '20417', name: 'A Patron' });
    await call('PUT', '/patrons/20417/pin', { pin: planted.pin });
    const made1 = await call('POST', '/requests', {
      serviceType: 'Loan',
      title: 'A book',
      rota: ['LACITE'],
      patron: { id: '20417' },
    });
    await call('POST', `/requests/${made1.body.id}/actions/send`, { version: made1.body.version });
    await call('PATCH', '/policies', { patronsSide: true });
    const json = { 'content-type': 'application/json', origin: node.url };
    const inAsPatron = await fetch(`${node.url}/api/patron/v1/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ card: '20417', pin: planted.pin }),
    });
    expect(inAsPatron.status).to.equal(201);
    made['patronCookie'] = /=([^;]+)/.exec(inAsPatron.headers.get('set-cookie') ?? '')?.[1] ?? '';
    // A tired person types a secret into the field above, or a program writes it into the address.
    await fetch(`${node.url}/api/v1/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ user: planted.typedAsName, password: 'x' }),
    });
    await fetch(`${node.url}/api/patron/v1/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ card: planted.typedAsCard, pin: '0000' }),
    });
    await fetch(`${node.url}/api/v1/password-links`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ user: planted.typedAsName }),
    });
    for (const path of [
      '/api/v1/requests',
      '/api/patron/v1/search',
      '/sru',
      '/openurl',
      '/copies/x',
      '/my',
      '/metrics',
    ])
      await fetch(`${node.url}${path}?q=${planted.inAddress}&access_token=${planted.inAddress}`, {
        redirect: 'manual',
      });
    await fetch(`${node.url}/copies/${planted.inAddress}`);
    // What is wrong is said, and not what was tried.
    for (const authorization of [`Bearer ${planted.outbound}`, `Bearer ${planted.smtpPassword}`])
      await fetch(`${node.url}/api/v1/requests`, { headers: { authorization } });
    await fetch(`${node.url}/api/v1/session`, {
      method: 'POST',
      body: JSON.stringify({ user: 'eroy', password: `${planted.password}!` }),
      headers: { 'content-type': 'application/json', origin: node.url },
    });
  });
  after(() => node?.close());

  const secrets = () => Object.entries({ ...planted, ...made });
  const foundIn = (text: string): string[] =>
    secrets()
      .filter(([, secret]) => text.includes(secret))
      .map(([name]) => name);

  it('were all planted, every setting that is one among them', () => {
    const secretSettings = Object.values(settingRows).filter(({ type }) => type === 'secret');
    expect(Object.keys(ofSettings)).to.have.members(secretSettings.map(({ env }) => env));
    for (const [name, secret] of secrets()) expect(secret.length, name).to.be.greaterThan(5);
  });

  it('and sent by a partner in its message, stand in no answer and no table', async () => {
    const code = `<requestingAgencyAuthentication><accountId>us</accountId><securityCode>${planted.securityCode}</securityCode></requestingAgencyAuthentication>`;
    const { symbol } = node;
    const [type, value] = symbol.split(':');
    const agency = (element: string, kind: string, name: string) =>
      `<${element}><agencyIdType>${kind}</agencyIdType><agencyIdValue>${name}</agencyIdValue></${element}>`;
    const xml = `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><request><header>${agency('supplyingAgencyId', type ?? '', value ?? '')}${agency('requestingAgencyId', 'ISIL', 'CA-OOLAC')}<timestamp>${new Date().toISOString()}</timestamp><requestingAgencyRequestId>Q-1</requestingAgencyRequestId>${code}</header><bibliographicInfo><title>A book</title></bibliographicInfo><serviceInfo><requestType>New</requestType><serviceType>Loan</serviceType></serviceInfo></request></ISO18626Message>`;
    const reply = await say(node.url, made['partnerToken'] ?? '', xml);
    expect(foundIn(reply.body)).to.deep.equal([]);
  });

  it('stand in no answer of the API, at no address that looks', async () => {
    const told: string[] = [];
    for (const { id, path } of operations.filter(({ method, path }) => method === 'get' && path !== '/events')) {
      const filled = filledPath(path)
        .replace('/partners/1', '/partners/LACITE')
        .replace('/users/1', '/users/eroy')
        .replace('/patrons/1', '/patrons/20417');
      const { text } = await node.call('GET', filled);
      for (const name of foundIn(text)) told.push(`${id}: ${name}`);
    }
    expect(told).to.deep.equal([]);
  });

  it('stand on no page, in no metric and in no answer about the health of the node', async () => {
    for (const address of [
      `${node.url}/`,
      `${node.url}/my`,
      `${node.url}/about`,
      `${node.adminUrl}/metrics`,
      `${node.adminUrl}/health/ready`,
      `${node.url}/api/v1/openapi.json`,
      `${node.url}/sru?operation=explain`,
      `${node.url}/api/patron/v1/site`,
    ]) {
      const answer = await fetch(address, { headers: { accept: 'text/html,*/*' } });
      expect(foundIn(await answer.text()), address).to.deep.equal([]);
    }
  });

  it('stand in no row of the database, of which backups are made, and in no directory file', async () => {
    const tables = await node.rows<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const told: string[] = [];
    for (const { name } of tables) {
      const rows = await node.rows<{ row: string }>(`select t::text as row from "${name}" t`);
      const text = rows.map(({ row }) => row).join('\n');
      const bytes = text.replace(/\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('utf8'));
      for (const found of foundIn(`${text}\n${bytes}`)) told.push(`${name}: ${found}`);
    }
    expect(told).to.deep.equal([]);
    expect(foundIn((await node.call('GET', '/directory/file')).text)).to.deep.equal([]);
  });

  it('stand in no backup: who has the file has digests of passwords, PINs and keys, and credentials that are sealed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'interlend-planted-'));
    try {
      const file = join(folder, 'planted.backup');
      const { status, err } = await typed(`backup --to ${file} --database ${node.databaseUrl}`);
      expect(status, err).to.equal(0);
      expect((await stat(file)).mode & 0o777).to.equal(0o600);
      const text = gunzipSync(await readFile(file)).toString('utf8');
      // In COPY text a backslash stands twice: `\\\\x…` are bytes.
      const bytes = text.replace(/\\\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('utf8'));
      expect(foundIn(`${text}\n${bytes}`)).to.deep.equal([]);
      // It is all there, in the form in which it opens nothing.
      const [staff] = await node.rows<{ hash: string }>(`select hash from staff_password`);
      expect(text).to.include(staff?.hash).and.include('A Patron');
      const [sealed] = await node.rows<{ kept: string }>(
        `select outbound_auth as kept from partner where code = 'LACITE'`,
      );
      expect(text).to.include(sealed?.kept);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('stand in no line of the log, which was kept at its most talkative', () => {
    expect(lines.length).to.be.greaterThan(10);
    expect(foundIn(lines.join('\n'))).to.deep.equal([]);
  });

  it('E6: ids with line ends, control characters and a megabyte make one short line of JSON each', async () => {
    const before = lines.length;
    const odd = ['line\nforged {"level":"error"}', '\u001b[31mred\u001b[0m', '\u2028\u2029', 'x'.repeat(1_000_000)];
    for (const id of odd) {
      const title = id.replace(/\p{Cc}/gu, (sign) => (sign === '\n' ? '&#10;' : '')).slice(0, 900_000);
      await say(node.url, made['partnerToken'] ?? '', `<broken id="${title}">`);
      await fetch(`${node.url}/api/v1/requests/${encodeURIComponent(id.slice(0, 6000))}/actions/x%0Ay`, {
        method: 'POST',
        body: '{"version":1}',
        headers: { authorization: `Bearer ${planted.staffToken}`, 'content-type': 'application/json' },
      });
    }
    const said = lines.slice(before);
    expect(said.length).to.be.greaterThan(0);
    for (const line of said) {
      const fields = JSON.parse(line) as Record<string, unknown>;
      expect(line).to.not.match(/\p{Cc}/u);
      for (const [name, value] of Object.entries(fields)) expect(String(value).length, name).to.be.below(2200);
    }
  });
});
