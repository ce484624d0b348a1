import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { operations } from '../../src/contract/operations.js';
import { fieldsOf, schemaNamed } from '../http/field-walk.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

/** Every field of the staff API that holds an address of the web or of a machine, and whether the node ever calls it. */
const fields: Record<string, 'called' | 'shown'> = {
  'addPartner url': 'called',
  'changePartner url': 'called',
  'setLocateProfile address': 'called',
  'subscribe url': 'called',
  'addWebhook address': 'called',
  'changeWebhook address': 'called',
  'setLibrarySystem settings.address': 'called',
  'setLibrarySystem settings.sip2.host': 'called',
  'changeSettings smtpHost': 'called',
  // A link to follow a parcel: people open it.
  'shipItems url': 'shown',
  // The secret at the end of a link in a mail, and the words of a link on the patrons’ pages.
  'usePasswordLink link': 'shown',
  'changePolicies patronLink': 'shown',
  'changePolicies patronLinkFrench': 'shown',
};
const named = /(url|uri|href|host|link|endpoint|webhook)$|^address$|Link[A-Z]/i;

/** One machine is listed, 127.0.0.1; beside it stands one that is not, and it must never hear of us. */
describe('addresses that staff, a directory or a catalogue can make the node call (E1–E4)', function () {
  this.timeout(60_000);
  let library: LibraryUnderTest;
  let inside: Server;
  let listed: Server;
  let heard = 0;
  let port = 0;
  let redirects = '';
  const open = (server: Server, host: string) =>
    new Promise<number>((done) => server.listen(0, host, () => done((server.address() as AddressInfo).port)));

  before(async () => {
    inside = createServer((_req, res) => void res.end('{"secret":"of the cloud"}'));
    inside.on('connection', () => {
      heard += 1;
    });
    port = await open(inside, '127.0.0.2');
    listed = createServer(
      (_req, res) => void res.writeHead(302, { location: `http://127.0.0.2:${port}/latest` }).end(),
    );
    redirects = `http://127.0.0.1:${await open(listed, '127.0.0.1')}`;
    library = await openLibrary({ INTERLEND_ALLOW_ADDRESSES: '127.0.0.1/32' });
    await library.addPartner('OURS', `${redirects}/iso18626`);
  });
  after(async () => {
    await library?.close();
    for (const server of [inside, listed]) server?.close();
  });

  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${library.hand.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: 'Bearer a-staff-token-of-tests',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const forbidden = () => [
    `http://127.0.0.2:${port}/`,
    `http://2130706434:${port}/`,
    `http://0x7f.2:${port}/`,
    `http://[::ffff:127.0.0.2]:${port}/`,
    `http://[::1]:${port}/`,
    `http://0.0.0.0:${port}/`,
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://127.0.0.1:5432/',
    'http://user:pass@127.0.0.1/',
    'file:///etc/passwd',
    'gopher://127.0.0.2/',
    'data:text/xml,x',
  ];
  const draft = (url: string) => ({
    code: 'INSIDE',
    name: 'Inside',
    symbols: [{ type: 'ISIL', value: 'CA-INSIDE' }],
    dialect: 'standard-1.2',
    url,
  });
  async function profile(address: string) {
    const preset = JSON.parse((await call('GET', '/network/presets/alma')).text);
    return { ...preset, address };
  }

  it('are these fields and no others', () => {
    const found = operations.flatMap(({ id, body }) =>
      body === undefined
        ? []
        : fieldsOf(schemaNamed(body))
            .filter(({ path, piece }) => named.test(path.at(-1) ?? '') && [piece.type].flat().includes('string'))
            .map(({ path }) => `${id} ${path.join('.')}`),
    );
    expect(found.sort()).to.deep.equal(Object.keys(fields).sort());
  });

  it('are refused when they are saved: nothing is kept, and nobody inside is called', async () => {
    const before = await library.rows('select code, url from partner order by code');
    const well = { name: 'Parcels', address: `${redirects}/events`, events: ['request.created'] };
    const { webhook } = JSON.parse((await call('POST', '/webhooks', well)).text);
    for (const url of forbidden()) {
      const orders: [string, string, object][] = [
        ['POST', '/partners', draft(url)],
        ['PATCH', '/partners/OURS', { url }],
        ['PUT', '/directory/subscription', { url }],
        ['PUT', '/partners/OURS/locate-profile', await profile(url)],
        ['POST', '/webhooks', { name: 'Inside', address: url, events: ['request.created'] }],
        ['PATCH', `/webhooks/${webhook.id}`, { address: url }],
      ];
      for (const [method, path, body] of orders) {
        const { status, text } = await call(method, path, body);
        expect(status, `${method} ${path} ${url}: ${text}`).to.be.oneOf([400, 422]);
        expect(text, url).to.not.include('of the cloud');
      }
    }
    const hosts = ['127.0.0.2', '2130706434', '0x7f.2', '::ffff:127.0.0.2', '::1', '0.0.0.0', '169.254.169.254'];
    for (const smtpHost of hosts) {
      const mail = { smtpHost, smtpPort: port, smtpTls: 'none', smtpFrom: 'ill@college.ca' };
      const { status, text } = await call('PATCH', '/node/settings', mail);
      expect(status, `${smtpHost}: ${text}`).to.equal(422);
    }
    expect(await library.rows('select from node_setting')).to.have.length(0);
    expect(await library.rows('select code, url from partner order by code')).to.deep.equal(before);
    expect(await library.rows('select from locate_profile')).to.have.length(0);
    expect(await library.rows('select name, address from webhook')).to.deep.equal([
      { name: well.name, address: well.address },
    ]);
    expect((await call('GET', '/directory/subscription')).text).to.not.include('127.0.0.2');
    expect(heard).to.equal(0);
  });

  it('that came in another way, or redirect there, are not called, and what stands there is shown to nobody', async () => {
    const good = await call('PUT', '/partners/OURS/locate-profile', await profile(`${redirects}/sru`));
    expect(good.status, good.text).to.equal(200);
    expect((await call('PUT', '/directory/subscription', { url: `${redirects}/directory.json` })).status).to.equal(200);
    const asks = async () => {
      const answers = [
        await call('POST', '/partners/OURS/test'),
        await call('POST', '/partners/OURS/locate', { isbns: ['9780385256520'] }),
        await call('POST', '/directory/subscription/run'),
        await call('GET', '/network/search?q=rivers'),
      ];
      for (const { status, text } of answers) {
        expect(status, text).to.be.below(500);
        expect(text).to.not.include('of the cloud');
      }
    };
    await asks();
    const evil = `http://127.0.0.2:${port}/`;
    await library.rows('update partner set url = $1, outbound_origin = $2', [evil, new URL(evil).origin]);
    await library.rows('update directory_subscription set url = $1', [evil]);
    await library.rows(`update locate_profile set profile = jsonb_set(profile, '{address}', to_jsonb($1::text))`, [
      evil,
    ]);
    library.hand.node.context.book.forget();
    await asks();
    expect(heard).to.equal(0);
  });
});
