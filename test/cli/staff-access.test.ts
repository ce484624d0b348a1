import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('how a command finds its node and its token', () => {
  let node: NodeDouble;
  let folder: string;
  before(async () => {
    node = await startNodeDouble();
    node.answers['GET /partners'] = { body: { items: [], count: 0 } };
    folder = await mkdtemp(join(tmpdir(), 'interlend-cli-'));
    await writeFile(join(folder, 'staff-token'), 'the-kept-token\n', { mode: 0o600 });
  });
  after(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });
  const lastHeaders = () => node.calls.at(-1)?.headers;

  it('needs no flags on the machine of the node: its port and the token in its data folder', async () => {
    const env = { INTERLEND_DATA: folder, INTERLEND_HOST: '0.0.0.0', INTERLEND_PORT: new URL(node.url).port };
    expect(await typed('partner list', { env })).to.include({ status: 0, err: '' });
    expect(lastHeaders()?.authorization).to.equal('Bearer the-kept-token');
  });

  it('prefers flags to the environment', async () => {
    const env = { INTERLEND_URL: 'http://127.0.0.1:1', INTERLEND_STAFF_TOKEN: 'from-the-environment' };
    await typed(`partner list --url ${node.url} --token from-the-flag`, { env });
    expect(lastHeaders()?.authorization).to.equal('Bearer from-the-flag');
  });

  it('says who sits at the keyboard, also with accents', async () => {
    await typed('partner list', { env: node.env });
    const said = Buffer.from(String(lastHeaders()?.['x-on-behalf-of']), 'latin1').toString('utf8');
    expect(said).to.equal('élise');
  });

  it('never takes the kept token to another machine', async () => {
    const env = { INTERLEND_DATA: folder, INTERLEND_URL: 'https://elsewhere.example' };
    const { status, err } = await typed('partner list', { env, fetch: forbidden });
    expect(status).to.equal(1);
    expect(err).to.match(/No staff token is given for elsewhere\.example/);
  });

  it('warns when others may read the kept token', async () => {
    await chmod(join(folder, 'staff-token'), 0o644);
    const { err } = await typed(`partner list --url ${node.url}`, { env: { INTERLEND_DATA: folder } });
    expect(err).to.match(/others on this machine may read/);
  });

  it('warns before a token travels unencrypted to another machine', async () => {
    const { err } = await typed('partner list --url http://192.0.2.1 --token t', { fetch: forbidden });
    expect(err).to.match(/travels to 192\.0\.2\.1 unencrypted/);
  });

  it('names the remedies when there is no token anywhere', async () => {
    const { status, err } = await typed('partner list', { env: { INTERLEND_DATA: '/nowhere' }, fetch: forbidden });
    expect(status).to.equal(1);
    expect(err).to.match(
      /nowhere\/staff-token is not there\.\n→ Set INTERLEND_STAFF_TOKEN, give --token, or set INTERLEND_DATA/,
    );
  });

  it('refuses what is no address', async () => {
    expect(await typed('partner list --url localhost:8626 --token t')).to.include({ status: 2 });
  });
});

const forbidden: typeof fetch = async () => {
  throw new TypeError('fetch failed');
};
