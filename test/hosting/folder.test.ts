import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readFolder } from '../../src/hosting/folder.js';

describe('the folder of a host', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-host-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const put = (name: string, ...lines: string[]) => writeFile(join(folder, name), `${lines.join('\n')}\n`);
  const read = (env: Record<string, string> = {}) => readFolder(folder, env);

  it('gives each library what its file says, and what the host says to all', async () => {
    await put('sault.env', 'INTERLEND_NAME="Sault College"', 'INTERLEND_ADDRESS=https://Sault.ill.example.ca/');
    const { nodes, problems } = await read({ INTERLEND_LANGUAGE: 'fr', INTERLEND_NAME: 'the host', PATH: '/bin' });
    expect([...problems]).to.deep.equal([]);
    const sault = nodes.get('sault');
    expect(sault).to.include({ name: 'sault', hostName: 'sault.ill.example.ca', ownProcess: false });
    expect(sault?.env).to.include({
      INTERLEND_NAME: 'Sault College',
      INTERLEND_LANGUAGE: 'fr',
      INTERLEND_DATA: join(folder, 'sault'),
      INTERLEND_HOST: '127.0.0.1',
      INTERLEND_PORT: '0',
      INTERLEND_PROCESSES: '1',
      INTERLEND_DATABASE_CONNECTIONS: '5',
      INTERLEND_TRUSTED_PROXIES: '127.0.0.1',
      PATH: '/bin',
    });
  });

  it('takes secrets, databases and symbols from the file only', async () => {
    await put('one.env', 'INTERLEND_ADDRESS=http://one.example');
    const { nodes } = await read({
      ...{ INTERLEND_SECRET_KEY: 'the key of the host!', INTERLEND_STAFF_TOKEN_FILE: '/run/token' },
      ...{ DATABASE_URL: 'postgres://db/host', AMQP_URL: 'amqp://all', INTERLEND_SYMBOLS: 'ISIL:HOST' },
      ...{ INTERLEND_BACKUP_FOLDER: '/backups', INTERLEND_NODE_ID: 'host', INTERLEND_FLEET_FILE: '/keys' },
    });
    const names = Object.keys(nodes.get('one')?.env ?? {});
    for (const name of ['SECRET_KEY', 'STAFF_TOKEN_FILE', 'SYMBOLS', 'BACKUP_FOLDER', 'NODE_ID', 'FLEET_FILE'])
      expect(names).not.to.include(`INTERLEND_${name}`);
    expect(names).not.to.include('DATABASE_URL');
    expect(names).not.to.include('AMQP_URL');
  });

  it('cannot be made to listen elsewhere by a file', async () => {
    await put('one.env', 'INTERLEND_ADDRESS=http://one.example', 'INTERLEND_HOST=0.0.0.0', 'INTERLEND_PORT=80');
    const { nodes } = await read();
    expect(nodes.get('one')?.env).to.include({ INTERLEND_HOST: '127.0.0.1', INTERLEND_PORT: '0' });
  });

  it('means a folder in a file from where the file is, and keeps the proxies that the host trusts', async () => {
    await put(
      'one.env',
      'INTERLEND_ADDRESS=http://one.example',
      'INTERLEND_DATA=data/one',
      'INTERLEND_OWN_PROCESS=yes',
    );
    const { nodes } = await read({ INTERLEND_TRUSTED_PROXIES: '10.0.0.0/8' });
    expect(nodes.get('one')).to.include({ ownProcess: true });
    expect(nodes.get('one')?.env).to.include({
      INTERLEND_DATA: join(folder, 'data', 'one'),
      INTERLEND_TRUSTED_PROXIES: '10.0.0.0/8,127.0.0.1',
    });
  });

  it('lets who runs keep its name, whatever file comes before it', async () => {
    await put('a.env', 'INTERLEND_ADDRESS=http://one.example');
    await put('b.env', 'INTERLEND_ADDRESS=http://one.example');
    const { nodes, problems } = await readFolder(folder, {}, new Set(['b']));
    expect([...nodes.keys()]).to.deep.equal(['b']);
    expect(problems.get('a')).to.equal('a.env: b.env has the host name one.example. Each library needs its own.');
  });

  it('names what is no library, and serves the others', async () => {
    await put('a.env', 'INTERLEND_ADDRESS=http://one.example', 'DATABASE_URL=postgres://ann@db:5432/loans');
    await put('b.env', 'INTERLEND_ADDRESS=http://One.example:8080');
    await put('c.env', 'INTERLEND_ADDRESS=http://three.example', 'DATABASE_URL=postgres://bob@db/loans');
    await put('d.env', 'INTERLEND_ADDRESS=http://four.example', 'INTERLEND_DATA=a');
    await put('e.env', 'INTERLEND_NAME=E');
    await put('Big Name.env', 'INTERLEND_ADDRESS=http://big.example');
    await put('notes.txt', 'not a library');
    const { nodes, problems } = await read();
    expect([...nodes.keys()]).to.deep.equal(['a']);
    expect(Object.fromEntries(problems)).to.deep.equal({
      b: 'b.env: a.env has the host name one.example. Each library needs its own.',
      c: 'c.env: a.env has the same database. Each library needs its own.',
      d: 'd.env: a.env has the same data folder. Each library needs its own.',
      e: 'e.env: INTERLEND_ADDRESS is missing or no address. The library is reached by its host name: write for example INTERLEND_ADDRESS=https://e.ill.example.ca.',
      'Big Name.env':
        'Big Name.env: a name of a file is expected such as sault.env: small letters, digits, - and _, at most 40.',
    });
  });
});
