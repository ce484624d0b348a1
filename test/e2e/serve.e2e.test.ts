import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import type { RequestSummary } from '../../src/contract/request-views.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { answerOf, newFolder, type Program, run, start } from './support/program.js';
import { backupIsOfAnHourAgo, stopped } from './support/two-libraries.js';

const library = {
  INTERLEND_NAME: 'Library of the Lakes',
  INTERLEND_SYMBOLS: 'ISIL:CA-LAKES',
  INTERLEND_INSTITUTION_CODE: 'LAKES',
  INTERLEND_PORT: '0',
  INTERLEND_ADMIN_PORT: '0',
};

describe('a node that is started with wrong settings', () => {
  let folder: string;
  let taken: Server;
  before(async () => {
    folder = await newFolder('wrong');
    taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  });
  after(async () => {
    taken.close();
    await rm(folder, { recursive: true, force: true });
  });
  const wrongly = (env: Record<string, string>) => run(['serve'], { ...library, INTERLEND_DATA: folder, ...env });

  it('does not start, and names each of them with what is expected', async () => {
    const { status, err } = await run(['serve'], {
      INTERLEND_DATA: folder,
      INTERLEND_NAME: 'Library of the Lakes',
      INTERLEND_PORT: 'eighty',
      INTERLEND_STAFF_TOKEN: 'short',
      INTERLEND_TIME_ZONE: 'Canada/Nowhere',
      DATABASE_URL: 'mysql://db.example/lakes',
    });
    expect(status).to.equal(2);
    expect(err).to.contain('INTERLEND_SYMBOLS is not set.');
    expect(err).to.contain('INTERLEND_PORT is "eighty", but a whole number from 0 to 65535 is expected.');
    expect(err).to.contain('INTERLEND_STAFF_TOKEN is "…", but 16 characters or more is expected.');
    expect(err).to.contain('INTERLEND_TIME_ZONE is "Canada/Nowhere", but a time zone such as America/Toronto');
    expect(err).to.contain('DATABASE_URL begins with another word than postgres://.');
  });

  it('names DATABASE_URL when there is no such database, and never its password', async () => {
    const url = new URL(process.env['DATABASE_URL'] ?? '');
    url.pathname = '/interlend_test_not_there';
    const { status, err } = await wrongly({ DATABASE_URL: url.href });
    expect(status).to.equal(2);
    expect(err).to.contain(`DATABASE_URL names ${url.host}/interlend_test_not_there, but that cannot be used`);
    if (url.password) expect(err).not.to.contain(url.password);
  });

  it('names the settings of its address when somebody else listens there', async () => {
    const database = await createTestDatabase();
    const { port } = taken.address() as { port: number };
    try {
      const { status, err } = await wrongly({ DATABASE_URL: database.url, INTERLEND_PORT: String(port) });
      expect(status).to.equal(2);
      expect(err).to.match(new RegExp(`Cannot listen on 127.0.0.1:${port}: .* INTERLEND_PORT`));
    } finally {
      await database.drop();
    }
  });
});

describe('a node without DATABASE_URL', function () {
  this.timeout(120_000);
  let folder: string;
  const databases: TestDatabase[] = [];
  const nodes: Program[] = [];
  const serve = (env: Record<string, string>) => {
    const node = start(['serve'], { INTERLEND_LOG_LEVEL: 'error', ...env });
    nodes.push(node);
    return node;
  };
  before(async () => {
    folder = await newFolder('own');
  });
  after(async () => {
    await Promise.all(nodes.map(stopped));
    for (const database of databases) await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  const own = () => ({
    ...library,
    INTERLEND_DATA: folder,
    INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
    INTERLEND_UNDO_SECONDS: '0',
  });
  const emptyDatabase = async () => {
    const database = await createTestDatabase();
    databases.push(database);
    return database.url;
  };
  /** What a node that runs with these settings answers to `interlend request list`. */
  const requestsOf = async (env: Record<string, string>, before: () => Promise<void> = async () => {}) => {
    const node = serve(env);
    const [, url = ''] = await node.until(/partners at (\S+)\/iso18626/);
    await before();
    const { items } = await answerOf<{ items: RequestSummary[] }>(['request', 'list'], { ...env, INTERLEND_URL: url });
    await stopped(node);
    return items;
  };
  let requests: RequestSummary[];

  it('says that it keeps an embedded database, and takes requests', async () => {
    const node = serve(own());
    const [, url = ''] = await node.until(/partners at (\S+)\/iso18626/);
    expect(node.said()).to.contain(`DATABASE_URL is not set: an embedded PostgreSQL keeps the data under ${folder}.`);
    expect(node.said()).to.contain('AMQP_URL is not set');
    await node.until(/The staff token is in \S+staff-token/);
    const desk = { INTERLEND_URL: url, INTERLEND_DATA: folder };
    const partner = [
      'partner',
      'add',
      '--code',
      'RIVERS',
      '--name',
      'Library of the Rivers',
      '--symbol',
      'ISIL:CA-RIV',
    ];
    await answerOf(partner.concat('--address', 'http://127.0.0.1:8999/iso18626', '--dialect', 'alma'), desk);
    const titles = ['Lakes', 'Rivers', 'Canoes'];
    for (const title of titles) await answerOf(['request', 'create', '--title', title, '--rota', 'RIVERS'], desk);
    const { items } = await answerOf<{ items: RequestSummary[] }>(['request', 'list'], desk);
    expect(items.map(({ title }) => title)).to.have.members(titles);
    requests = items;

    const early = await run(['move', '--to', await emptyDatabase()], own());
    expect(early.status, 'a move while the node runs').to.equal(1);
    expect(early.err).to.contain('A node is running on');

    node.child.kill('SIGTERM');
    const { status, err } = await node.ended;
    expect({ status, err }).to.deep.equal({ status: 0, err: '' });
    expect(node.said()).to.match(/Stopping/);
  });

  it('KF5: does not start when its settings name another symbol than its database, and says the command that mends it', async function () {
    this.timeout(240_000);
    const corrected = { ...own(), INTERLEND_SYMBOLS: 'ISIL:CA-LAKE', INTERLEND_PORT: '1' };
    const { status, err } = await run(['serve'], corrected);
    expect(status, err).to.equal(2);
    expect(err).to.contain(
      'INTERLEND_SYMBOLS says ISIL:CA-LAKE, but requests of Library of the Lakes in this database are signed with ISIL:CA-LAKES',
    );
    const [, command = ''] = /interlend (library change RES_SHARE --symbol ISIL:CA-LAKE) /.exec(err) ?? [];
    const changed = await run(command.split(' '), corrected);
    expect(changed.status, changed.err).to.equal(0);
    expect(changed.out).to.contain('New requests are signed with ISIL:CA-LAKE.');
    expect(changed.out).to.contain('INTERLEND_NODE_ID=ISIL_CA-LAKES');
    expect(changed.out).to.match(/Tell this partner, .*\n {2}Library of the Rivers \(RIVERS\)/);

    const node = serve({ ...corrected, INTERLEND_PORT: '0' });
    const [, url = ''] = await node.until(/partners at (\S+)\/iso18626/);
    const desk = { INTERLEND_URL: url, INTERLEND_DATA: folder };
    const [change] = (
      await answerOf<{ items: { operation: string; before: object; after: object }[] }>(['audit', 'list'], desk)
    ).items;
    expect(change).to.deep.include({ operation: 'changeLibrary' });
    expect(change?.after).to.include({ symbol: 'ISIL:CA-LAKE' });
    await answerOf(['library', 'change', 'RES_SHARE', '--symbol', 'ISIL:CA-LAKES'], desk);
    await stopped(node);
  });

  it('is saved, and restored into a server, with the same requests, each marked for staff once', async () => {
    const file = join(folder, 'lakes.backup');
    const saved = await run(['backup', '--to', file], own());
    expect(saved.status, saved.err).to.equal(0);
    expect(saved.err, 'no file of a copy is missing').not.to.include('copies');
    const url = await emptyDatabase();
    const restored = await run(['restore', '--from', file, '--database', url], own());
    expect(restored.status, restored.err).to.equal(0);
    await backupIsOfAnHourAgo(url);
    const found = await requestsOf({ ...own(), DATABASE_URL: url }, () => untilMarked(url));
    const { mark, same } = marksOf(found);
    expect(mark).to.deep.equal(
      requests.map(({ version }) => ({ needsAttention: 1, version: version + 1, later: true })),
    );
    expect(same).to.deep.equal(marksOf(requests).same);
  });
  /** The job of each minute that marks the requests of a restored copy; a new one catches up what it missed at the start. */
  const untilMarked = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const isMarked = async () =>
      (await client.query('select 1 from node_check where restored_at is null')).rowCount === 1;
    await eventually('all are marked', isMarked, 90_000).finally(() => client.end());
  };
  /** What the mark changes, and what it leaves as it was. */
  const marksOf = (found: readonly RequestSummary[]) => ({
    mark: found.map(({ needsAttention, version, updatedAt, createdAt }) => ({
      needsAttention,
      version,
      later: updatedAt > createdAt,
    })),
    same: found.map(({ needsAttention: _, version: __, updatedAt: ___, ...same }) => same),
  });

  it('moves to a server with the same requests, and its own database stays as it was', async () => {
    const url = await emptyDatabase();
    const moved = await run(['move', '--to', url], own());
    expect(moved.status, moved.err).to.equal(0);
    expect(await requestsOf({ ...own(), DATABASE_URL: url })).to.deep.equal(requests);
    expect(await requestsOf(own())).to.deep.equal(requests);
  });
});
