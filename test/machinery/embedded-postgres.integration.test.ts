import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { accountFor } from '../../src/storage/embedded/account.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/storage/embedded/embedded-postgres.js';
import { canRead } from '../../src/storage/embedded/reach.js';
import { root } from '../support/root.js';

describe('the embedded PostgreSQL', () => {
  let home: string;
  let dataFolder: string;
  let told: string[];
  const open: EmbeddedPostgres[] = [];
  const children: ChildProcess[] = [];

  const start = async (more: { shelter?: string } = {}): Promise<EmbeddedPostgres> => {
    const engine = await startEmbeddedPostgres({
      dataFolder,
      log: (line) => told.push(line),
      sync: false,
      shelter: join(home, 'shelter'),
      ...more,
    });
    open.push(engine);
    return engine;
  };

  let atRest: Promise<string> | undefined;
  /** A folder whose database was used before and is at rest now. */
  const makeOne = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'interlend-engine-'));
    await chmod(folder, 0o755);
    await (await startEmbeddedPostgres({ dataFolder: folder, log: () => {}, sync: false })).stop();
    return folder;
  };
  /** Gives the data folder a database that was used before. It is copied: to make one takes as long as all else of a test. */
  const haveOne = async (): Promise<void> => {
    atRest ??= makeOne();
    const from = await atRest;
    execFileSync('cp', ['-a', from, dataFolder]);
    const record = JSON.parse(await readFile(join(from, 'postgres.json'), 'utf8'));
    await writeFile(
      join(dataFolder, 'postgres.json'),
      JSON.stringify({ ...record, data: join(dataFolder, 'postgres') }),
    );
  };
  after(async () => {
    if (atRest) await rm(await atRest, { recursive: true, force: true });
  });

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'interlend-engine-'));
    await chmod(home, 0o755);
    dataFolder = join(home, 'data');
    told = [];
  });

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const engine of open.splice(0)) await engine.stop();
    await until(async () => (await keepersOf(dataFolder)).length === 0);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it('makes a database on first use and keeps what is in it', async () => {
    const first = await start();
    const url = await first.ensureDatabase('library');
    await ask(url, 'create table loan as select 7 as id');
    await first.stop();
    expect(await answers(url)).to.equal(false);

    const second = await start();
    expect(second.reused).to.equal(false);
    expect(await second.ensureDatabase('library'), 'the same port and password').to.equal(url);
    expect(await ask(url, 'select id from loan')).to.deep.equal([{ id: 7 }]);
  });

  it('is UTF-8, lets in only who has the password, and only from this machine', async () => {
    const engine = await start();
    expect(await ask(engine.url(), 'show server_encoding')).to.deep.equal([{ server_encoding: 'UTF8' }]);
    expect(await ask(engine.url(), 'show listen_addresses')).to.deep.equal([{ listen_addresses: '127.0.0.1' }]);
    expect(await answers(engine.url().replace(/:[0-9a-f]+@/, ':guessed@'))).to.equal(false);
    expect((await stat(join(dataFolder, 'postgres.json'))).mode & 0o777).to.equal(0o600);
  });

  it('is shared by all who name the folder, and stops with the last of them', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(first?.url()).to.equal(second?.url());
    const url = first?.url() ?? '';
    await first?.stop();
    expect(await answers(url)).to.equal(true);
    await second?.stop();
    expect(await answers(url)).to.equal(false);
  });

  it('comes back by itself, with everything that was committed, when it is killed', async () => {
    await haveOne();
    const engine = await start();
    await ask(engine.url(), 'create table loan as select 7 as id');
    process.kill((await engine.pid()) ?? 0, 'SIGKILL');
    await until(() => answers(engine.url()));
    expect(await ask(engine.url(), 'select id from loan')).to.deep.equal([{ id: 7 }]);
  });

  it('ends by itself when the only process that uses it is killed', async () => {
    await haveOne();
    const { url } = await used();
    children[0]?.kill('SIGKILL');
    await until(async () => !(await answers(url)));
    await until(async () => (await keepersOf(dataFolder)).length === 0);
    expect((await start()).reused).to.equal(false);
  });

  it('is taken over when its keeper is killed', async () => {
    await haveOne();
    const engine = await start();
    const before = await engine.pid();
    for (const pid of await keepersOf(dataFolder)) process.kill(pid, 'SIGKILL');
    await until(async () => told.some((line) => line.includes('another one takes over')));
    await until(async () => (await keepersOf(dataFolder)).length === 1);
    expect(await engine.pid()).to.equal(before);
    expect(await answers(engine.url())).to.equal(true);
  });

  it('is found running after everything but itself was killed', async () => {
    await haveOne();
    const { url } = await used();
    for (const pid of await keepersOf(dataFolder)) process.kill(pid, 'SIGKILL');
    children[0]?.kill('SIGKILL');
    expect(await answers(url)).to.equal(true);
    const engine = await start();
    expect(engine.reused).to.equal(true);
    await engine.stop();
    expect(await answers(url)).to.equal(false);
  });

  it('recovers after everything was killed', async () => {
    await haveOne();
    const { url } = await used();
    await ask(url, 'create table loan as select 7 as id');
    for (const pid of [...(await keepersOf(dataFolder)), await postmaster(dataFolder)]) process.kill(pid, 'SIGKILL');
    children[0]?.kill('SIGKILL');
    const engine = await start();
    expect(await ask(engine.url(), 'select id from loan')).to.deep.equal([{ id: 7 }]);
  });

  it('takes another port when its own was taken by a stranger', async () => {
    await haveOne();
    const first = await start();
    const port = Number(new URL(first.url()).port);
    await first.stop();
    const stranger = createServer().listen(port, '127.0.0.1');
    try {
      const second = await start();
      expect(new URL(second.url()).port).not.to.equal(String(port));
      expect(told.join('\n')).to.include(`Port ${port} is taken`);
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  });

  it('starts although its old process number belongs to another program now', async () => {
    await haveOne();
    const first = await start();
    await first.stop();
    const { data, port } = JSON.parse(await readFile(join(dataFolder, 'postgres.json'), 'utf8'));
    const lines = [process.pid, data, 1_700_000_000, port, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(data, 'postmaster.pid'), `${lines.join('\n')}\n`);
    expect(await answers((await start()).url())).to.equal(true);
  });

  it('says what is missing when its postgres.json has been lost', async () => {
    await haveOne();
    await (await start()).stop();
    await rm(join(dataFolder, 'postgres.json'));
    const words = await start().then(
      () => 'it started',
      (error: Error) => error.message,
    );
    expect(words).to.include('has a database but not its postgres.json');
  });

  describe('for root', () => {
    before(function () {
      if (process.getuid?.() !== 0) this.skip();
    });

    it('lives where its account can reach it when the data folder is only for root', async () => {
      await mkdir(join(home, 'locked'), { mode: 0o700 });
      dataFolder = join(home, 'locked', 'data');
      const engine = await start();
      expect(await ask(engine.url(), 'show data_directory'))
        .to.have.nested.property('[0].data_directory')
        .that.includes('/shelter/data-');
      expect(told.join('\n')).to.include('the database lives in');
      await engine.stop();
      expect((await start()).url(), 'found again').to.equal(engine.url());
    });

    it('starts anew, and keeps the old database aside, when such a data folder was removed', async () => {
      await mkdir(join(home, 'locked'), { mode: 0o700 });
      dataFolder = join(home, 'locked', 'data');
      await (await start()).stop();
      await rm(dataFolder, { recursive: true });
      await start();
      expect(told.join('\n')).to.include('it is kept as');
    });
  });

  describe('for an ordinary user', () => {
    it('needs nothing but the folder', async function () {
      const account = await accountFor();
      if (!account || !(await canRead(join(root, 'package.json'), account))) return this.skip();
      await chmod(home, 0o777);
      const { url, user } = await used({ uid: account.uid, gid: account.gid });
      expect(user).to.equal(account.uid);
      expect(await answers(url)).to.equal(true);
    });
  });

  /** The folder is used by a process of its own. */
  async function used(who: { uid?: number; gid?: number } = {}): Promise<{ url: string; user: number }> {
    const script = join(root, 'test/machinery/database-user.ts');
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, dataFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: '/',
      ...who,
    });
    children.push(child);
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout?.once('data', (chunk) => resolve(String(chunk)));
      child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    });
    return JSON.parse(line);
  }
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

const answers = (url: string): Promise<boolean> =>
  ask(url, 'select 1').then(
    () => true,
    () => false,
  );

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 300) throw new Error('it did not happen within 15 s');
    await wait(50);
  }
}

async function postmaster(dataFolder: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** The keepers of this folder, by their command line. */
async function keepersOf(dataFolder: string): Promise<number[]> {
  const { stdout } = spawn('ps', ['-eo', 'pid=,args='], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  for await (const chunk of stdout) text += chunk;
  const lines = text.split('\n').filter((line) => line.includes('/keeper.') && line.includes(`"${dataFolder}"`));
  return lines.map((line) => Number.parseInt(line, 10));
}
