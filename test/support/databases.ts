import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import './answered-rows.js';
import { databaseServer } from './services.js';
import { undeclaredFacts } from './undeclared-facts.js';

export interface TestDatabase {
  url: string;
  name: string;
  /** Has it dropped. The server takes a second or more for that, which nobody waits for before the end of the process. */
  drop(): Promise<void>;
}

export type Prepare = (url: string) => Promise<unknown>;

const prefix = 'interlend_test_';
const templates = new Map<Prepare, Promise<string>>();
const namesInARun = new Map<Prepare, string>();

/** What is prepared once in a whole run of tests, by whichever of its processes needs it first; its name is its own. */
export function onceInARun(name: string, prepare: Prepare): Prepare {
  namesInARun.set(prepare, name);
  return prepare;
}

/**
 * A database of its own for one test or file. With `prepare` (the same function each time) the work is done once, on a
 * template that the others are copied from. Without it the database is empty.
 */
export async function createTestDatabase(prepare?: Prepare): Promise<TestDatabase> {
  const name = newName();
  await create(name, prepare && (await templateOf(prepare)));
  return { name, url: at(name), drop: () => dropMeanwhile(name) };
}

const dropping = new Set<Promise<void>>();
/** Found in the databases of this process: who may not see patrons would be shown or refused what nobody thought of. */
const undeclared = new Set<string>();
let isEnding = false;

/** A drop has the server write out all that is new in any of its databases: the tests go on while it does. */
async function dropMeanwhile(name: string): Promise<void> {
  const drops = undeclaredFacts(at(name)).then((facts) => {
    for (const each of facts) undeclared.add(each);
    return drop(name);
  });
  dropping.add(drops);
  const isOver = () => void dropping.delete(drops);
  if (isEnding) await drops;
  else drops.then(isOver, () => {}); // a failure is told at the end
}

/** For what stands under databases and is taken away: they are gone. */
export const untilDropped = async (): Promise<void> => void (await Promise.all(dropping));

if (typeof after === 'function')
  after(async function () {
    this.timeout(120_000);
    isEnding = true;
    await untilDropped();
    if (undeclared.size > 0) throw new Error([...undeclared].join('\n'));
  });

function templateOf(prepare: Prepare): Promise<string> {
  const known = templates.get(prepare);
  if (known) return known;
  const nameInARun = namesInARun.get(prepare);
  const made = (async () => {
    if (nameInARun !== undefined) return makeOnce(`${prefix}${run}_${nameInARun}`, prepare);
    const name = newName();
    await create(name);
    await prepare(at(name));
    return name;
  })();
  templates.set(prepare, made);
  return made;
}

/** One process makes it while the others wait; one that was killed on the way left no mark that it is ready. */
async function makeOnce(name: string, prepare: Prepare): Promise<string> {
  await asAdmin(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rows } = await client.query(
      `select 1 from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = 'ready'`,
      [name],
    );
    if (rows.length > 0) return;
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    await hurry(client, name);
    await prepare(at(name));
    await client.query(`comment on database ${name} is 'ready'`);
  });
  return name;
}

/** Names tell their age and their run, so that leftovers can be told from what is in use. */
const run = process.env['INTERLEND_TEST_RUN'] ?? newRun();
export function newRun(): string {
  return `${Date.now().toString(36)}_${randomBytes(3).toString('hex')}`;
}
let count = 0;
const newName = (): string => `${prefix}${run}_${process.pid}_${++count}`;

/** Drops what this run made, and what a run made that was killed more than an hour ago. Nothing else. */
export async function dropTestDatabases(finished = run): Promise<string[]> {
  const { rows } = await asAdmin((client) =>
    client.query<{ name: string }>('select datname as name from pg_database where datname like $1', [
      `${prefix.replaceAll('_', '\\_')}%`,
    ]),
  );
  const names = rows.map(({ name }) => name).filter((name) => name.startsWith(prefix + finished) || isLeftover(name));
  for (const name of names) await drop(name);
  return names;
}

/** Made by a run that began more than an hour before `now`. */
export function isLeftover(name: string, now = Date.now()): boolean {
  const began = Number.parseInt(/^interlend_test_([0-9a-z]{8,9})_/.exec(name)?.[1] ?? '', 36);
  return now - began > 3_600_000;
}

const at = (name: string): string => {
  const url = new URL(databaseServer());
  url.pathname = `/${name}`;
  return url.href;
};

/**
 * No test takes the power from this server: none need wait until each commit is on the disk. The long form of the fault suite
 * kills its own, and says so: a commit that is not yet written would be lost there.
 */
async function hurry(client: pg.Client, name: string): Promise<void> {
  if (process.env['INTERLEND_TEST_KEEP_COMMITS'] === 'yes') return;
  await client.query(`alter database ${name} set synchronous_commit = off`);
}

/** Files are copied with a fifth of the work that it takes to write each of their pages to the log; that way is new in PostgreSQL 15. */
async function copied(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ isAsked: boolean }>(
    `select current_setting('server_version_num')::int >= 150000 as "isAsked"`,
  );
  return rows[0]?.isAsked ? ' strategy file_copy' : '';
}

async function create(name: string, template?: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await asAdmin(async (client) => {
        await client.query(`create database ${name}${template ? ` template ${template}${await copied(client)}` : ''}`);
        await hurry(client, name);
      });
      return;
    } catch (error) {
      // The template's last session may take a moment to end.
      if ((error as { code?: string }).code !== '55006' || tries > 50) throw error;
      await wait(50);
    }
  }
}

async function drop(name: string): Promise<void> {
  if (!name.startsWith(prefix)) throw new Error(`${name} is not a test database.`);
  await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`));
}

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseServer() });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
