import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { type Desk, demoDeskOf } from '../../src/cli/demo/desk.js';
import { introduceAll } from '../../src/cli/demo/network.js';
import { freePort } from '../../src/storage/embedded/ports.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { migrated } from '../support/migrated.js';
import { type Program, run, start } from './support/program.js';
import { killed, lend, stopped } from './support/two-libraries.js';

interface Health {
  status: string;
  nodes: { name: string; state: string; process?: number; since: string; problem?: string }[];
  problems: { file: string; problem: string }[];
  processes: { number: number; pid: number; nodes: string[] }[];
  ends: number;
}

/** Each library is reached by an address of this machine, as elsewhere by a name. */
const hostNames: Record<string, string> = { sault: '127.0.0.2', fanshawe: '127.0.0.3', canadore: '127.0.0.4' };

describe('many libraries on one host', function () {
  this.timeout(120_000);
  let folder: string;
  let port: number;
  let admin: number;
  let host: Program | undefined;
  const databases: TestDatabase[] = [];
  const urls = new Map<string, string>();
  const ending = new AbortController();

  const put = async (name: string, ...more: string[]) => {
    const url = urls.get(name) ?? (await newDatabase(name));
    const lines = [
      `INTERLEND_NAME="${name} library"`,
      `INTERLEND_SYMBOLS=ISIL:CA-${name.toUpperCase()}`,
      `INTERLEND_INSTITUTION_CODE=${name.toUpperCase()}`,
      `INTERLEND_ADDRESS=http://${hostNames[name]}:${port}`,
      `INTERLEND_STAFF_TOKEN=a-staff-token-of-${name}`,
      `DATABASE_URL=${url}`,
      ...more,
    ];
    await writeFile(join(folder, `${name}.env`), `${lines.join('\n')}\n`);
  };
  async function newDatabase(name: string): Promise<string> {
    const database = await createTestDatabase(migrated);
    databases.push(database);
    urls.set(name, database.url);
    return database.url;
  }
  const health = async () => (await (await fetch(`http://127.0.0.1:${admin}/health`)).json()) as Health;
  const stateOf = async (name: string) => (await health()).nodes.find((each) => each.name === name)?.state;
  const deskOf = (name: string): Desk =>
    demoDeskOf(
      {
        code: name.toUpperCase(),
        name: `${name} library`,
        symbol: `ISIL:CA-${name.toUpperCase()}`,
        institutionCode: name.toUpperCase(),
        host: hostNames[name] ?? '',
        port,
        adminPort: 0,
        database: '',
        staffToken: `a-staff-token-of-${name}`,
      },
      ending.signal,
    );
  const answerOf = (name: string, token: string) =>
    fetch(`http://${hostNames[name]}:${port}/api/v1/node`, { headers: { authorization: `Bearer ${token}` } });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-host-'));
    [port, admin] = [await freePort(), await freePort()];
    await put('sault');
    await put('fanshawe', 'INTERLEND_OWN_PROCESS=yes');
    host = start(
      ['host', '--folder', folder, '--port', String(port), '--admin-port', String(admin), '--processes', '1'],
      {
        INTERLEND_HOST: '0.0.0.0',
        INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
        INTERLEND_UNDO_SECONDS: '0',
        INTERLEND_SWEEP_SECONDS: '1',
      },
    );
    await host.until(/fanshawe is open by the name 127\.0\.0\.3\.\nsault is open by the name 127\.0\.0\.2\./);
  });
  after(async () => {
    ending.abort();
    if (host) await killed(host);
    await Promise.all(databases.map((each) => each.drop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('lend to each other over HTTP, each with its own database and staff', async () => {
    const [borrower, lender] = [deskOf('sault'), deskOf('fanshawe')];
    await introduceAll([borrower, lender]);
    await lend({ borrower, lender }, 'The Stone Diaries');
    expect((await answerOf('sault', 'a-staff-token-of-sault')).status).to.equal(200);
    expect((await answerOf('sault', 'a-staff-token-of-fanshawe')).status).to.equal(401);
    expect((await fetch(`http://127.0.0.9:${port}/`)).status).to.equal(421);
  });

  it('are seen together at the administration port: health, and metrics with their names', async () => {
    const { status, nodes, processes } = await health();
    expect(status).to.equal('ready');
    expect(nodes.map(({ name, state, process }) => ({ name, state, process }))).to.deep.equal([
      { name: 'fanshawe', state: 'open', process: 2 },
      { name: 'sault', state: 'open', process: 1 },
    ]);
    expect(processes.map(({ nodes: own }) => own)).to.deep.equal([['sault'], ['fanshawe']]);
    const metrics = await (await fetch(`http://127.0.0.1:${admin}/metrics`)).text();
    for (const name of ['sault', 'fanshawe']) {
      expect(metrics).to.match(
        new RegExp(`^interlend_messages_in_total\\{library="${name}",kind="[A-Za-z]+".*\\} [1-9]`, 'm'),
      );
      expect(metrics).to.include(`interlend_host_library_open{library="${name}"} 1`);
    }
    expect(metrics.match(/^# TYPE interlend_messages_in_total /gm)).to.have.length(1);
    const ready = await fetch(`http://127.0.0.1:${admin}/health/ready/sault`);
    expect(await ready.json()).to.include({ status: 'ready', node: 'sault library' });
    const lines = (host?.log() ?? '').split('\n').filter((line) => line.startsWith('{"library":"sault"'));
    expect(lines).not.to.have.length(0);
  });

  it('come, change and go with their files; one that cannot start is named and takes no other with it', async () => {
    const before = await health();
    await put('canadore');
    await writeFile(join(folder, 'bad.env'), `INTERLEND_ADDRESS=http://127.0.0.5:${port}\nINTERLEND_PROT=1\n`);
    await writeFile(join(folder, 'double.env'), `INTERLEND_ADDRESS=http://127.0.0.2:${port}\n`);
    await eventually('canadore is open', async () => (await stateOf('canadore')) === 'open');
    await eventually('bad has failed', async () => (await stateOf('bad')) === 'failed');
    const now = await health();
    expect(now.status).to.equal('degraded');
    expect(now.nodes.find(({ name }) => name === 'bad')?.problem).to.include('INTERLEND_PROT is no setting');
    expect(now.problems).to.deep.equal([
      { file: 'double', problem: 'double.env: sault.env has the host name 127.0.0.2. Each library needs its own.' },
    ]);
    expect((await answerOf('canadore', 'a-staff-token-of-canadore')).status).to.equal(200);
    const closed = await fetch(`http://127.0.0.5:${port}/iso18626`, { method: 'POST', body: '<x/>' });
    expect(closed.status).to.equal(503);

    await put('canadore', 'INTERLEND_LANGUAGE=fr');
    const opened = now.nodes.find(({ name }) => name === 'canadore')?.since;
    await eventually('canadore was started again', async () => {
      const again = (await health()).nodes.find(({ name }) => name === 'canadore');
      return again?.state === 'open' && again.since !== opened;
    });
    for (const name of ['canadore', 'bad', 'double']) await rm(join(folder, `${name}.env`));
    await eventually('they are gone', async () => (await health()).nodes.length === 2);
    expect((await answerOf('canadore', 'a-staff-token-of-canadore')).status).to.equal(421);
    await eventually('its database has no session of it any more', async () => {
      const client = new pg.Client({ connectionString: urls.get('canadore') });
      await client.connect();
      const { rows } = await client.query<{ many: number }>(
        `select count(*)::int as many from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await client.end();
      return rows[0]?.many === 0;
    });
    const after = await health();
    // Those that nobody touched have been open all the time.
    for (const { name, since } of before.nodes)
      expect(after.nodes.find((each) => each.name === name)?.since, name).to.equal(since);
    expect(after.ends).to.equal(0);
  });

  it('go on when the process of another one is killed, and that one is back by itself', async () => {
    const before = await health();
    const victim = before.processes.find(({ nodes }) => nodes.includes('fanshawe'));
    process.kill(victim?.pid ?? 0, 'SIGKILL');
    await eventually('it is noticed', async () => (await health()).ends === 1);
    expect((await answerOf('sault', 'a-staff-token-of-sault')).status).to.equal(200);
    await eventually('fanshawe is open again', async () => (await stateOf('fanshawe')) === 'open');
    const after = await health();
    const sinceOf = ({ nodes }: Health) => nodes.find(({ name }) => name === 'sault')?.since;
    expect(sinceOf(after)).to.equal(sinceOf(before));
    await lend({ borrower: deskOf('sault'), lender: deskOf('fanshawe') }, 'Fifth Business');
  });

  it('are added by one command: database, file, keys and the first administrator, who signs in', async () => {
    const server = new URL(urls.get('sault') ?? '');
    server.pathname = '/postgres';
    const session = new pg.Client({ connectionString: server.href });
    await session.connect();
    const drop = async () => {
      await session.query('drop database if exists interlend_127_0_0_6 with (force)');
      await session.query('drop role if exists interlend_127_0_0_6');
    };
    const address = `http://127.0.0.6:${port}`;
    const add = (name: string, symbol: string) =>
      run(
        [
          ...['host', 'add', name, '--symbol', symbol, '--address', address, '--folder', folder],
          ...['--port', String(port), '--admin-port', String(admin), '--email', 'ann@loyalist.example', '--json'],
        ],
        { INTERLEND_DATABASE_SERVER: server.href },
      );
    const signIn = async (password: string) =>
      (
        await fetch(`${address}/api/v1/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ user: 'admin', password }),
        })
      ).status;
    try {
      await drop();
      const { status, out, err } = await add('Loyalist College', 'ISIL:CA-OBELO');
      expect(status, err).to.equal(0);
      const added = JSON.parse(out) as { library: string; administrator: { code: string; password: string } };
      expect(added).to.deep.include({ library: '127-0-0-6', file: join(folder, '127-0-0-6.env'), address });
      expect(await signIn(added.administrator.password)).to.equal(201);
      expect(await signIn('another password')).to.equal(401);
      const { rows } = await session.query<{ owner: string; others: boolean }>(`select r.rolname as owner,
        has_database_privilege('public', d.oid, 'connect') as others
        from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = 'interlend_127_0_0_6'`);
      expect(rows).to.deep.equal([{ owner: 'interlend_127_0_0_6', others: false }]);
      const { mode } = await stat(join(folder, '127-0-0-6.env'));
      expect(mode & 0o077).to.equal(0);

      const again = JSON.parse((await add('Loyalist College', 'ISIL:CA-OBELO')).out) as typeof added;
      expect(again.administrator).to.deep.equal({ code: 'admin', made: false });
      const other = await add('Other College', 'ISIL:CA-OTHER');
      expect(other.status).to.equal(1);
      expect(other.err).to.equal(
        '127-0-0-6.env is there already and is another library.\n→ Give this one another host name, or remove the file of that one first.\n',
      );
    } finally {
      await rm(join(folder, '127-0-0-6.env'), { force: true });
      await eventually('it is gone', async () => (await stateOf('127-0-0-6')) === undefined);
      await drop();
      await session.end();
    }
  });

  it('end with the host, and leave nothing that runs', async () => {
    const { processes } = await health();
    const program = host as Program;
    await stopped(program);
    expect((await program.ended).status).to.equal(0);
    for (const { pid } of processes) expect(() => process.kill(pid, 0)).to.throw('ESRCH');
  });
});
